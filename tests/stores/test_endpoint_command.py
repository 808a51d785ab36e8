"""``load``, ``query`` and ``verify`` with ``--endpoint`` on a real server, as a user calls them."""

import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from tests.queries.examples import example_atlas

from paperatlas.cli.main import paperatlas
from paperatlas.errors import QueryError, StoreError, UsageError
from paperatlas.stores.sparql_server import GRAPH, SparqlServer

pytestmark = pytest.mark.xdist_group("oxigraph")

THEIRS = "SELECT ?v { { <a:b> <a:c> ?v } UNION { GRAPH <a:g> { <a:b> <a:c> ?v } } }"
QUERY = "SELECT ?title ?robot { ?p pa:usesRobot ?r ; pa:title ?title . ?r pa:name ?robot } ORDER BY ?title ?robot"


@pytest.fixture
def call(oxigraph_server):
    def called(*arguments):
        words = [*arguments, "--endpoint", oxigraph_server.base]
        result = CliRunner().invoke(paperatlas, [str(word) for word in words], catch_exceptions=False)
        return result.exit_code, result.stdout

    return called


def test_a_loaded_server_answers_as_the_atlas_does(call, tmp_path_factory):
    atlas = str(example_atlas(tmp_path_factory.getbasetemp()))
    for _ in range(2):
        status, out = call("load", "--atlas", atlas)
        assert (status, "40 Paper" in out) == (0, True)
        answer = json.loads(call("query", QUERY, "--format", "json")[1])
        local = CliRunner().invoke(paperatlas, ["query", QUERY, "--atlas", atlas, "--format", "json"])
        assert answer == json.loads(local.stdout)
        assert len(answer) > 20
    status, out = call("verify", "--atlas", atlas, "--format", "json")
    assert (status, {row["graph"] for row in json.loads(out)}) == (0, {"equal"})
    call("query", f"DELETE WHERE {{ GRAPH <{GRAPH}> {{ ?p pa:year ?y }} }}", "--write")
    status, out = call("verify", "--atlas", atlas, "--format", "json")
    assert status == 1
    assert json.loads(out)[-1]["first difference"].endswith("is here, but not there")


def test_the_other_language_is_refused(call):
    with pytest.raises(UsageError, match="an endpoint answers SPARQL, and this is the other language"):
        call("query", "MATCH (n) RETURN n")


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <a:b> <a:c> 1 }", "CLEAR ALL", "SELECT * { SERVICE <http://a> { ?s ?p ?o } }"]
)
def test_what_writes_or_asks_others_is_refused(call, text):
    with pytest.raises(QueryError):
        call("query", text)


@pytest.mark.parametrize("base", ["", "localhost:1", "ftp://a", "http://ann:secret@127.0.0.1:1", "bolt://127.0.0.1:1"])
def test_no_address(base):
    with pytest.raises(StoreError, match="no address of an endpoint") as caught:
        SparqlServer(base)
    assert "secret" not in str(caught.value)


def test_no_server():
    with pytest.raises(StoreError, match="no endpoint answers") as caught:
        SparqlServer("http://127.0.0.1:1", "ann", "secret").query("ASK {}")
    assert "secret" not in str(caught.value)


def test_what_others_have_stays(oxigraph_server, graph):
    with SparqlServer(oxigraph_server.base) as store:
        store.write("INSERT DATA { <a:b> <a:c> 1 . GRAPH <a:g> { <a:b> <a:c> 2 } }")
        store.load(graph)
        assert store.query("ASK { <a:b> <a:c> 1 }").rows == ((False,),)
        address = f"{oxigraph_server.base}/query?{urlencode({'query': THEIRS})}"
        with urlopen(Request(address, headers={"Accept": "text/csv"}), timeout=60) as answer:
            assert sorted(answer.read().decode().split()[1:]) == ["1", "2"]
        store.write("DELETE WHERE { <a:b> <a:c> ?v } ; DROP GRAPH <a:g>")

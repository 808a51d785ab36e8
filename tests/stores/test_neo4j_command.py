"""``load`` and ``query --neo4j`` on a real server, as a user calls them."""

import json

import pytest
from click.testing import CliRunner
from tests.queries.examples import example_atlas

from paperatlas.cli.main import paperatlas

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

QUERY = "MATCH (p:Paper)-[u:USES_ROBOT]->(r:Robot) RETURN p.title, r.name, u.confidence ORDER BY p.title, r.name"


def test_a_loaded_server_answers_as_the_atlas_does(neo4j_server, tmp_path_factory, monkeypatch):
    atlas = str(example_atlas(tmp_path_factory.getbasetemp()))
    monkeypatch.setenv("PAPERATLAS_NEO4J_PASSWORD", neo4j_server["password"])
    server = ["--neo4j", neo4j_server["uri"]]

    def answered(*arguments):
        result = CliRunner().invoke(paperatlas, arguments, catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    assert "40 Paper" in answered("load", "--atlas", atlas, *server)
    first = json.loads(answered("query", *server, QUERY, "--format", "json"))
    assert first == json.loads(answered("query", "--atlas", atlas, QUERY, "--format", "json"))
    assert len(first) > 20
    answered("load", "--atlas", atlas, *server)
    assert json.loads(answered("query", *server, QUERY, "--format", "json")) == first

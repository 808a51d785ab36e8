"""The exports for Neo4j, taken by the server and by its import tool: the same database as a load makes."""

import os
import random
import secrets
import subprocess

import pytest
from tests.exports.hostile import HOSTILE
from tests.stores.conftest import MEMORY, OPENS, neo4j

from paperatlas.exports.cypher_literals import cypher_literal
from paperatlas.exports.cypher_script import export_cypher
from paperatlas.exports.neo4j_csv import AFTER, ARGUMENTS, export_csv
from paperatlas.exports.options import ExportOptions
from paperatlas.model import Graph
from paperatlas.stores.neo4j import Neo4jStore

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

NODES = "MATCH (n) RETURN labels(n), properties(n)"
EDGES = "MATCH (a)-[r]->(b) RETURN a.id, b.id, type(r), properties(r)"
CONSTRAINTS = (
    "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN name, type, labelsOrTypes, properties"
)


def contents(store):
    """All nodes, relationships and constraints, whatever their order and inner identifiers."""
    return {text: sorted(map(_plain, store.query(text).rows)) for text in (NODES, EDGES, CONSTRAINTS)}


def _plain(row):
    parts = [sorted(v.items()) if isinstance(v, dict) else v for v in row]
    return repr([sorted(parts[0]) if isinstance(parts[0], list) else parts[0], *parts[1:]])


def run_script(server, text):
    """Run each statement in a transaction of its own, without parameters, as cypher-shell does."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server["uri"], auth=("neo4j", server["password"])) as driver:
        for statement in text.removesuffix(";\n").split(";\n"):
            driver.execute_query(statement)


@pytest.fixture
def loaded(neo4j_server):
    """What a load of the graph makes; afterwards the database is empty."""
    with Neo4jStore(**neo4j_server) as store:
        store.load(Graph())
        store.load(HOSTILE)
        expected = contents(store)
        store.load(Graph())
    return expected


def test_any_text_is_one_literal(neo4j_server):
    choice = random.Random(4)
    marks = [
        "\\",
        "u",
        "U",
        "0041",
        "0027",
        "'",
        '"',
        "`",
        "\n",
        "\r",
        "\0",
        "\u202e",
        "\u2028",
        "😀",
        "$x",
        ";",
        "//",
        "n",
    ]
    texts = ["".join(choice.choices(marks, k=8)) for _ in range(500)]
    with Neo4jStore(**neo4j_server) as store:
        assert store.query(f"RETURN {cypher_literal(texts)}").rows == ((texts,),)
        assert store.query(f"RETURN {cypher_literal([{'a': 1e-7, 'b': -3, 'c': [True, None]}])}").rows == (
            ([{"a": 1e-7, "b": -3, "c": [True, None]}],),
        )


def test_the_script_makes_what_a_load_makes_and_may_run_twice(neo4j_server, loaded, tmp_path):
    export_cypher(HOSTILE, tmp_path / "out.cypher", ExportOptions())
    script = (tmp_path / "out.cypher").read_text("utf-8")
    with Neo4jStore(**neo4j_server) as store:
        for _ in range(2):
            run_script(neo4j_server, script)
            assert contents(store) == loaded
        store.load(Graph())


def test_the_import_tool_makes_what_a_load_makes(neo4j_jars, loaded, tmp_path):
    export_csv(HOSTILE, tmp_path / "out", ExportOptions())
    home = tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    tool = ["java", *MEMORY, *OPENS, "-cp", neo4j_jars, "org.neo4j.cli.AdminTool"]
    command = [*tool, "database", "import", "full", "neo4j", f"@{ARGUMENTS}"]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, cwd=tmp_path / "out", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    password = secrets.token_urlsafe(12)
    with neo4j(neo4j_jars, tmp_path, password) as port:
        server = {"uri": f"bolt://127.0.0.1:{port}", "password": password}
        run_script(server, (tmp_path / "out" / AFTER).read_text("utf-8"))
        with Neo4jStore(**server) as store:
            assert contents(store) == loaded

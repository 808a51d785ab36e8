"""JSON: what networkx reads, with all nodes and links and no null."""

import json

import networkx
import pytest

from paperatlas.exports.json_graph import export_json
from paperatlas.exports.options import ExportOptions
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Assertion, Concept, Evidence, Graph, Paper, PaperNode

PAPER = Paper("CARP: Ünïcode “quotes”", 'We propose CARP, a "policy".', id="1")
GRAPH = Graph(
    papers=(PaperNode("paper/carp", PAPER, (PAPER.digest,)),),
    concepts=(Concept("method/carp", "Method", "CARP", ("Carp",)),),
    assertions=(
        Assertion(
            "paper/carp",
            "proposes",
            "method/carp",
            "paper/carp",
            0.75,
            (Evidence("abstract", "x", "1", (11, 15), None, (0, 28)),),
        ),
    ),
)


@pytest.fixture
def written(tmp_path):
    export_json(GRAPH, tmp_path / "graph.json", ExportOptions())
    return json.loads((tmp_path / "graph.json").read_text("utf-8"))


def test_all_nodes_and_links_are_there(written):
    assert len(written["nodes"]) == sum(len(table.rows) for table in node_tables(GRAPH))
    assert len(written["links"]) == sum(len(table.rows) for table in edge_tables(GRAPH))
    assert {node["label"]: node["id"] for node in written["nodes"]} == {"Paper": "paper/carp", "Method": "method/carp"}
    assert written["nodes"][1]["title"] == PAPER.title


def test_null_is_left_out(written):
    assert None not in [value for part in (*written["nodes"], *written["links"]) for value in part.values()]
    assert all("year" not in node for node in written["nodes"])


def test_networkx_reads_it(written):
    graph = networkx.node_link_graph(written, edges="links")

    assert graph.is_directed()
    assert graph.is_multigraph()
    (link,) = graph.get_edge_data("paper/carp", "method/carp").values()
    assert (link["type"], link["confidence"]) == ("PROPOSES", 0.75)


def test_an_empty_graph_is_json_too(tmp_path):
    export_json(Graph(), tmp_path / "graph.json", ExportOptions())

    written = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    assert (written["nodes"], written["links"]) == ([], [])

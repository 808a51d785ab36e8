"""Turtle: all triples of the graph, read by another implementation, with the ontology's prefixes."""

import pyoxigraph
from rdflib import RDF, Graph, Literal, Namespace

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.turtle import export_turtle
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Assertion, Concept, Evidence, Paper, PaperNode
from paperatlas.model import Graph as Atlas
from paperatlas.ontology.namespaces import IDENTITY, ONTOLOGY

PAPER = Paper('CARP: Ünïcode "quotes" \\ and\ttabs', "We propose CARP.", id="1", year=2024)
GRAPH = Atlas(
    papers=(PaperNode("paper/carp", PAPER, (PAPER.digest,)),),
    concepts=(Concept("method/carp", "Method", "CARP", ("Carp",)),),
    assertions=(
        Assertion(
            "paper/carp",
            "proposes",
            "method/carp",
            "paper/carp",
            0.75,
            (Evidence("abstract", "x", "1", (11, 15), None, (0, 16)),),
        ),
    ),
)
PA, ID = Namespace(ONTOLOGY), Namespace(IDENTITY)


def test_rdflib_reads_what_was_meant(tmp_path):
    export_turtle(GRAPH, tmp_path / "graph.ttl", ExportOptions())
    graph = Graph().parse(tmp_path / "graph.ttl", format="turtle")

    assert len(graph) == len(set(map(str, graph_triples(GRAPH))))
    assert (ID["paper/carp"], PA.proposes, ID["method/carp"]) in graph
    assert (ID["method/carp"], RDF.type, PA.Method) in graph
    assert graph.value(ID["paper/carp"], PA.title) == Literal(PAPER.title)
    assert graph.value(ID["paper/carp"], PA.year).toPython() in (2024, "2024")


def test_the_prefixes_are_used(tmp_path):
    export_turtle(GRAPH, tmp_path / "graph.ttl", ExportOptions())

    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert f"@prefix pa: <{ONTOLOGY}> ." in text
    assert "pa:proposes" in text


def test_equal_graphs_give_equal_bytes(tmp_path):
    for name in ("one", "two"):
        export_turtle(GRAPH, tmp_path / name, ExportOptions())

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_no_graph_is_a_file_without_triples(tmp_path):
    export_turtle(Atlas(), tmp_path / "graph.ttl", ExportOptions())

    assert list(pyoxigraph.parse(path=str(tmp_path / "graph.ttl"))) == []

"""The ontology, its shapes or the vocabulary as a file of RDF.

Blank nodes get names from what they stand in, by the canonical form of rdflib (Hogan, "Canonical Forms for Isomorphic
and Equivalent RDF Graphs", 2017), and triples are sorted: the same ontology gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from paperatlas.exports.writing import partial_file
from paperatlas.ontology import ontology_path
from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.ontology.shapes import ontology_graph, shapes_graph

if TYPE_CHECKING:
    from rdflib import Graph

Part = Literal["ontology", "shapes", "vocabulary"]
Form = Literal["turtle", "rdfxml", "jsonld"]


def export_ontology(part: Part, form: Form, path: Path) -> None:
    """Write a part of the ontology. Raises `PaperatlasError` where the file cannot be written."""
    import pyoxigraph

    forms = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    lines = sorted(_named(_graph(part)).serialize(format="nt").splitlines(keepends=True))
    triples = (quad.triple for quad in pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_TRIPLES))
    with partial_file(path) as partial:
        pyoxigraph.serialize(triples, str(partial), forms[form], prefixes=PREFIXES)


def _named(graph: Graph) -> Graph:
    """The graph with canonical blank nodes; as it is where it has none, which takes a tenth of the time."""
    from rdflib import BNode
    from rdflib.compare import to_canonical_graph

    blank = any(isinstance(term, BNode) for triple in graph for term in triple)
    return to_canonical_graph(graph) if blank else graph


def _graph(part: Part) -> Graph:
    from rdflib import Graph

    if part == "ontology":
        return ontology_graph()
    if part == "shapes":
        return shapes_graph()
    graph = Graph()
    for path in sorted((ontology_path() / "vocabulary").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph

"""Turtle: the graph as RDF 1.1 (W3C, 2014), with the ontology's prefixes."""

from __future__ import annotations

from pathlib import Path

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.rdf import write_triples
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph


def export_turtle(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write all triples, streamed. Two equal graphs give the same bytes."""
    import pyoxigraph

    with partial_file(path) as partial, partial.open("wb") as file:
        write_triples(graph, file, pyoxigraph.RdfFormat.TURTLE, path)

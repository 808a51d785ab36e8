"""RDF/XML: the graph as RDF 1.1 XML Syntax (W3C, 2014), with the ontology's prefixes."""

from __future__ import annotations

from pathlib import Path
from typing import IO, cast

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.rdf import write_triples
from paperatlas.exports.writing import partial_file
from paperatlas.exports.xml_file import XmlFile
from paperatlas.model import Graph


def export_rdfxml(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write all triples, streamed. Raises `PaperatlasError` for a character that XML cannot hold."""
    import pyoxigraph

    with partial_file(path) as partial, partial.open("wb") as file:
        write_triples(graph, cast(IO[bytes], XmlFile(file, path)), pyoxigraph.RdfFormat.RDF_XML, path)

"""N-Quads: the graph as RDF 1.1, a statement a line (W3C, 2014), all in the default graph.

In the default graph every line is also N-Triples, and a store that loads the file answers the same SPARQL as the
atlas does; provenance stands in the assertions, as in all exports of RDF. Who wants a named graph gives its name to
the store that loads the file.
"""

from __future__ import annotations

from pathlib import Path

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.rdf import write_triples
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph


def export_nquads(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write all triples, streamed. Two equal graphs give the same bytes."""
    import pyoxigraph

    with partial_file(path) as partial, partial.open("wb") as file:
        write_triples(graph, file, pyoxigraph.RdfFormat.N_QUADS, path)

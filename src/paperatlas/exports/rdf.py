"""The graph as a stream of triples, which pyoxigraph writes in any form of RDF."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from paperatlas.errors import PaperatlasError
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat


def write_triples(graph: Graph, output: IO[bytes], form: RdfFormat, path: Path) -> None:
    """Write all triples, streamed, with the ontology's prefixes where the form has them; ``path`` is for errors.

    Two equal graphs give the same bytes. Raises `PaperatlasError` for a text or key that RDF cannot hold.
    """
    import pyoxigraph

    try:
        pyoxigraph.serialize(graph_triples(graph), output, form, prefixes=PREFIXES)
    except ValueError as error:
        why = "a text of the graph holds half a character, or a key is no part of an IRI"
        raise PaperatlasError(f"{path}: {why}; take it out of the papers or the vocabulary") from error

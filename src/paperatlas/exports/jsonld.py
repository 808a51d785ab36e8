"""JSON-LD 1.1 (W3C, 2020): one context with the ontology's prefixes, then all nodes.

pyoxigraph writes a stream of node objects with whole IRIs; here they are shortened on the way to the disk. rdflib's
writer would shorten them too, but holds the graph in memory. In JSON a quotation mark inside a text is always escaped,
so that ``,"https://`` can only begin a property and ``"@id":"https://`` only the name of a node.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, BinaryIO, cast

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.rdf import write_triples
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import PREFIXES

PIECE = 1 << 18
"""Bytes that are shortened at once."""

_PLACES = {",": ("pa", "pas", "rdf", "skos", "schema"), '"@id":': ("id", "pa"), '"@type":': ("xsd",)}
"""What stands before an IRI that is shortened, and the prefixes met there."""

_SHORT = [
    (f'{before}"{PREFIXES[name]}'.encode(), f'{before}"{name}:'.encode())
    for before, names in _PLACES.items()
    for name in names
]


def export_jsonld(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write ``{"@context", "@graph"}``, streamed. Two equal graphs give the same bytes."""
    import pyoxigraph

    with partial_file(path) as partial, partial.open("wb") as file:
        file.write(b'{"@context":%s,\n"@graph":' % json.dumps(PREFIXES).encode())
        shortened = _Shortened(file)
        write_triples(graph, cast(IO[bytes], shortened), pyoxigraph.RdfFormat.JSON_LD, path)
        shortened.finish()
        file.write(b"}\n")


def shorten(text: bytes) -> bytes:
    """JSON-LD with prefixed names instead of IRIs, in properties, names of nodes and types.

    >>> shorten(b'{"@id":"https://w3id.org/paperatlas/id/robot/a1","https://schema.org/url":[{"@value":"https://a.org"}]}')
    b'{"@id":"id:robot/a1","schema:url":[{"@value":"https://a.org"}]}'
    """
    for long, short in _SHORT:
        text = text.replace(long, short)
    return text


class _Shortened:
    """A file that shortens what is written to it, cut only after a brace, where no IRI is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._held = bytearray()

    def write(self, piece: bytes) -> int:
        self._held += piece
        if len(self._held) >= PIECE:
            end = self._held.rfind(b"}") + 1
            self._file.write(shorten(bytes(self._held[:end])))
            del self._held[:end]
        return len(piece)

    def flush(self) -> None:
        """Nothing: what is held may end within an IRI."""

    def finish(self) -> None:
        self._file.write(shorten(bytes(self._held)))

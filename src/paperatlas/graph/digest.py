"""The digest of a graph: equal for equal graphs, whatever built them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Graph


def graph_digest(graph: Graph) -> str:
    """SHA-256 over the sorted SHA-256 of all nodes and relationships, each with all its properties as a line of JSON.

    >>> graph_digest(Graph())[:12]
    'e3b0c44298fc'
    """
    lines = sorted(hashlib.sha256(line.encode()).digest() for line in _lines(graph))
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _lines(graph: Graph) -> Iterator[str]:
    for nodes in node_tables(graph):
        for row in nodes.rows:
            yield json.dumps([nodes.label, *row], ensure_ascii=True) + "\n"
    for edges in edge_tables(graph):
        for row in edges.rows:
            yield json.dumps([edges.type, edges.source, edges.target, *row], ensure_ascii=True) + "\n"

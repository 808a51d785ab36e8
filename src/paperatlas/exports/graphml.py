"""GraphML (Brandes et al., "GraphML Progress Report", GD 2001), streamed: networkx, Gephi, yEd and igraph read it.

Nodes carry their ``label``, relationships their ``type``, both all properties of the property graph; GraphML has no
lists, so that a list is JSON in a string, as the description of its key says. A value that is absent has no line.
networkx's own writer would hold the graph, its network and the whole document in memory at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_file
from paperatlas.exports.xml_file import XmlFile
from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, Value, edge_tables, node_tables
from paperatlas.model import Graph

_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}
_LISTS = {"strings": "a JSON list of strings", "integers": "a JSON list of integers"}
_LABEL = (Column("label", "string"),)
_TYPE = (Column("type", "string"),)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def export_graphml(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write a directed graph, a node or edge a line. Raises `PaperatlasError` for a character that XML cannot hold."""
    nodes, edges = node_tables(graph), edge_tables(graph)
    with partial_file(path) as partial, partial.open("wb") as file:
        document = XmlFile(file, path)
        for line in _document(nodes, edges):
            document.write(line.encode())


def _document(nodes: Sequence[NodeTable], edges: Sequence[EdgeTable]) -> Iterator[str]:
    yield _HEAD
    yield from _keys("node", [_LABEL, *(table.columns[1:] for table in nodes)])
    yield from _keys("edge", [_TYPE, *(table.columns[2:] for table in edges)])
    yield '<graph edgedefault="directed">\n'
    for table in nodes:
        columns = (*_LABEL, *table.columns[1:])
        for name, *row in table.rows:
            yield f"<node id={quoteattr(str(name))}>{_values('node', columns, (table.label, *row))}</node>\n"
    for edge in edges:
        columns = (*_TYPE, *edge.columns[2:])
        for source, target, *row in edge.rows:
            ends = f"source={quoteattr(str(source))} target={quoteattr(str(target))}"
            yield f"<edge {ends}>{_values('edge', columns, (edge.type, *row))}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(part: str, columns: Iterable[Sequence[Column]]) -> Iterator[str]:
    """One declaration a property."""
    kinds = {column.name: column.kind for several in columns for column in several}
    for name, kind in kinds.items():
        description = f"<desc>{_LISTS[kind]}</desc>" if kind in _LISTS else ""
        form = _TYPES.get(kind, "string")
        yield f'<key id="{part}.{name}" for="{part}" attr.name="{name}" attr.type="{form}">{description}</key>\n'


def _values(part: str, columns: Sequence[Column], row: Sequence[Value]) -> str:
    return "".join(
        f'<data key="{part}.{column.name}">{escape(_text(value))}</data>'
        for column, value in zip(columns, row, strict=True)
        if value is not None
    )


def _text(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

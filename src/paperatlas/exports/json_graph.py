"""JSON: nodes and links, in the form that `networkx.node_link_graph` and browsers' graph libraries read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_file
from paperatlas.graph.property_graph import Column, Value, edge_tables, node_tables
from paperatlas.model import Graph


def export_json(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write ``{"directed", "multigraph", "graph", "nodes", "links"}``, a node or link a line, without null values."""
    with partial_file(path) as partial, partial.open("w", encoding="utf-8") as file:
        file.write('{"directed": true, "multigraph": true, "graph": {},\n"nodes": [\n')
        file.writelines(_separated(_nodes(graph)))
        file.write('],\n"links": [\n')
        file.writelines(_separated(_links(graph)))
        file.write("]}\n")


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    for table in node_tables(graph):
        for row in table.rows:
            yield {"label": table.label, **_values(table.columns, row)}


def _links(graph: Graph) -> Iterator[dict[str, Any]]:
    for table in edge_tables(graph):
        for row in table.rows:
            yield {"type": table.type, **_values(table.columns, row)}


def _values(columns: Sequence[Column], row: Sequence[Value]) -> dict[str, Value]:
    return {c.name: value for c, value in zip(columns, row, strict=True) if value is not None}


def _separated(values: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Each value as a line of JSON, with a comma before each but the first."""
    for number, value in enumerate(values):
        yield ("," if number else "") + json.dumps(value, ensure_ascii=False) + "\n"

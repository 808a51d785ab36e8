"""A Cypher script: the statements by which the Neo4j store is filled, with what papers say as literals.

For a server that nothing of ours can reach: ``cypher-shell --file field.cypher``. It only adds and updates; to replace
a graph by a smaller one, empty the database first or use ``paperatlas load``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from paperatlas.exports.cypher_literals import cypher_literal
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_file
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.stores import neo4j_writes as writes

BATCH = 100
"""Rows in one statement, hence in one transaction: few enough for the server to parse them quickly."""


def export_cypher(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write statements of Cypher 5, each ended by a semicolon at the end of its line. It may run twice."""
    with partial_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{statement};\n" for statement in _statements(graph))


def _statements(graph: Graph) -> Iterator[str]:
    nodes, edges = node_tables(graph), edge_tables(graph)
    yield from writes.constraints(nodes)
    for statement, rows in writes.batches(chain(writes.node_writes(nodes), writes.edge_writes(edges)), BATCH):
        literals = ",\n".join(map(cypher_literal, rows))
        before, after = statement.split("$rows")
        yield f"{before}[\n{literals}\n]{after}"

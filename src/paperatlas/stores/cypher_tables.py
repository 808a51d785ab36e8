"""The tables of the embedded Cypher store, and the statements that fill and change them.

All names in a statement come from the ontology and this package; whatever a paper says is a parameter or stands in a
Parquet file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, Value

_TYPES = {
    "string": "STRING",
    "integer": "INT64",
    "number": "DOUBLE",
    "boolean": "BOOL",
    "strings": "STRING[]",
    "integers": "INT64[]",
}


def definitions(nodes: Sequence[NodeTable], edges: Sequence[EdgeTable]) -> list[str]:
    """The tables' definitions. All names come from the ontology and this package, none from a paper."""
    statements = [f"CREATE NODE TABLE {t.label}({_declared(t.columns)}, PRIMARY KEY(id))" for t in nodes]
    for kind in dict.fromkeys(t.type for t in edges):
        tables = [t for t in edges if t.type == kind]
        pairs = ", ".join(f"FROM {t.source} TO {t.target}" for t in tables)
        statements.append(f"CREATE REL TABLE {kind}({pairs}, {_declared(tables[0].columns[2:])})")
    return statements


def removal(edges: EdgeTable) -> str:
    """The statement that removes one relationship."""
    ends = f"(:{edges.source} {{id: $source}})-[r:{edges.type}]->(:{edges.target} {{id: $target}})"
    return f"MATCH {ends} WHERE coalesce(r.paper, '') = $paper DELETE r"


def creation(edges: EdgeTable) -> str:
    """The statement that makes one relationship."""
    values = ", ".join(f"{c.name}: CAST(${c.name} AS {_TYPES[c.kind]})" for c in edges.columns[2:])
    ends = f"MATCH (s:{edges.source} {{id: $source}}), (o:{edges.target} {{id: $target}})"
    return f"{ends} CREATE (s)-[:{edges.type} {{{values}}}]->(o)"


def setting(nodes: NodeTable) -> str:
    """Makes a node, or sets all its properties. The type is said to a parameter that may be null or an empty list."""
    values = ", ".join(f"n.{c.name} = CAST(${c.name} AS {_TYPES[c.kind]})" for c in nodes.columns[1:])
    return f"MERGE (n:{nodes.label} {{id: $id}}) SET {values}"


def parameters_of(columns: Sequence[Column], row: Sequence[Value]) -> dict[str, Any]:
    """A row as the parameters of a statement."""
    return {column.name: value for column, value in zip(columns, row, strict=True)}


def _declared(columns: Sequence[Column]) -> str:
    return ", ".join(f"{column.name} {_TYPES[column.kind]}" for column in columns)


def copy_from(table: NodeTable | EdgeTable, path: Path) -> str:
    """Write a table as Parquet and return the statement that reads it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "strings": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }
    values = zip(*table.rows, strict=True)
    arrays = [pa.array(column, kinds[c.kind]) for c, column in zip(table.columns, values, strict=True)]
    pq.write_table(pa.table(arrays, names=[c.name for c in table.columns]), path)
    quoted = str(path).replace("\\", "\\\\").replace("'", "\\'")
    if isinstance(table, NodeTable):
        return f"COPY {table.label} FROM '{quoted}'"
    return f"COPY {table.type} FROM '{quoted}' (from='{table.source}', to='{table.target}')"

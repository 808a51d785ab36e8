"""Embedded Cypher: LadybugDB, one node table a label, one relationship table a type.

Filled by ``COPY ... FROM`` Parquet, two orders of magnitude faster than ``MERGE``. The database is a cache of the
atlas, opened read-only for queries.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from paperatlas.errors import QueryError, StoreError
from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.stores.dialect import APART, lacking
from paperatlas.stores.store import Answer, Closing, Language, Parameters, language_of

BUFFER_BYTES = 2 << 30
"""Memory that the database may use for its pages."""

_TYPES = {
    "string": "STRING",
    "integer": "INT64",
    "number": "DOUBLE",
    "boolean": "BOOL",
    "strings": "STRING[]",
    "integers": "INT64[]",
}


class CypherStore(Closing):
    """A graph in one LadybugDB file in a folder. ``load`` makes it, ``query`` opens it read-only."""

    language: Language = "cypher"

    def __init__(self, path: Path) -> None:
        self._path = path / "graph.lbug"
        self._database: Any = None
        self._connection: Any = None

    def load(self, graph: Graph) -> None:
        """Make the database file anew. Raises `StoreError` where it cannot be written."""
        self.close()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written ({error.strerror})") from error
        self._open(read_only=False)
        try:
            with tempfile.TemporaryDirectory() as folder:
                nodes, edges = node_tables(graph), edge_tables(graph)
                for statement in _definitions(nodes, edges):
                    self._connection.execute(statement)
                tables: list[NodeTable | EdgeTable] = [*nodes, *edges]
                for number, table in enumerate(tables):
                    if table.rows:
                        self._connection.execute(_copy(table, Path(folder) / f"{number}.parquet"))
            self._connection.execute("CHECKPOINT")
        except RuntimeError as error:
            raise StoreError(f"{self._path}: the embedded Cypher store cannot be filled: {_line(error)}") from error
        finally:
            self.close()

    def query(self, text: str, parameters: Parameters | None = None) -> Answer:
        """Answer a Cypher query (openCypher as LadybugDB has it)."""
        _check(text, parameters or {})
        if self._connection is None:
            self._open(read_only=True)
        try:
            result = self._connection.execute(text, dict(parameters or {}))
        except RuntimeError as error:
            raise QueryError(f"Cypher: {lacking(text) or _line(error)}") from error
        try:
            rows = tuple(tuple(_plain(value) for value in row) for row in result.get_all())
            return Answer(tuple(result.get_column_names()), rows)
        finally:
            result.close()  # else its pages stay in memory

    def close(self) -> None:
        """Close the database."""
        for part in (self._connection, self._database):
            if part is not None:
                part.close()
        self._connection = self._database = None

    def _open(self, read_only: bool) -> None:
        import ladybug

        try:
            self._database = ladybug.Database(self._path, buffer_pool_size=BUFFER_BYTES, read_only=read_only)
            self._connection = ladybug.Connection(self._database)
        except RuntimeError as error:
            advice = "remove its folder, which is a cache and comes back"
            raise StoreError(f"{self._path}: cannot be opened ({_line(error)}); {advice}") from error


def _check(text: str, parameters: Parameters) -> None:
    """Raise `QueryError` for what a read-only database does all the same.

    It writes files by ``COPY ... TO``, reads them by ``LOAD FROM``, and takes a parameter without value for null.
    """
    if language_of(text) != "cypher":
        raise QueryError("this store answers Cypher, not SPARQL")
    bare = APART.sub("", text)
    if ";" in bare.strip().removesuffix(";"):
        raise QueryError("Cypher: more than one statement; ask one at a time")
    if re.search(r"\bload\s+(from|csv|with)\b", bare, re.IGNORECASE):
        raise QueryError("Cypher: LOAD reads files; a query reads the graph alone")
    missing = sorted(set(re.findall(r"\$(\w+)", bare)) - set(parameters))
    if missing:
        raise QueryError(f"Cypher: parameter ${missing[0]} has no value; give it one")


def _definitions(nodes: Sequence[NodeTable], edges: Sequence[EdgeTable]) -> list[str]:
    """The tables' definitions. All names come from the ontology and this package, none from a paper."""
    statements = [f"CREATE NODE TABLE {t.label}({_declared(t.columns)}, PRIMARY KEY(id))" for t in nodes]
    for kind in dict.fromkeys(t.type for t in edges):
        tables = [t for t in edges if t.type == kind]
        pairs = ", ".join(f"FROM {t.source} TO {t.target}" for t in tables)
        statements.append(f"CREATE REL TABLE {kind}({pairs}, {_declared(tables[0].columns[2:])})")
    return statements


def _declared(columns: Sequence[Column]) -> str:
    return ", ".join(f"{column.name} {_TYPES[column.kind]}" for column in columns)


def _copy(table: NodeTable | EdgeTable, path: Path) -> str:
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


def _plain(value: Any) -> Any:
    """A value without the store's inner identifiers; a node or relationship keeps its label under ``label``."""
    if isinstance(value, Mapping):
        if "_NODES" in value:
            return {"nodes": _plain(value["_NODES"]), "relationships": _plain(value["_RELS"])}
        label = {"label": value["_LABEL"]} if "_LABEL" in value else {}
        return label | {k: _plain(v) for k, v in value.items() if not k.startswith("_") and v is not None}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())

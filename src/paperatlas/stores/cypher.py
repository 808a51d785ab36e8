"""Embedded Cypher: LadybugDB, one node table a label, one relationship table a type.

Filled by ``COPY ... FROM`` Parquet, two orders of magnitude faster than ``MERGE``. The database is a cache of the
atlas, opened read-only for queries.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paperatlas.errors import BusyError, DamagedError, QueryError, StoreError, one_line
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact, edge_fact, node_fact
from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.stores.cypher_tables import copy_from, creation, definitions, parameters_of, removal, setting
from paperatlas.stores.dialect import APART, lacking
from paperatlas.stores.limits import NO_LIMITS, Limits, OvertimeError, as_tuples, overtime
from paperatlas.stores.store import Answer, Closing, Language, Parameters, language_of

BUFFER_BYTES = 2 << 30
"""Memory that the database may use for its pages."""

MOST_LOG_BYTES = 4 << 20
"""Bytes of changes that may wait in the log. To take them into the tables, which costs more the larger these are, is
put off until then; who opens the database sees them.
"""

GRACE = 2.0
"""Seconds in which the database may stop a query itself, once its time is up."""

_NO_DAMAGE = ("IO exception", "Buffer manager exception")
"""How the engine begins to say that it may not open a file, or has no memory for it. What else keeps it from opening a
database is in the file.
"""


class CypherStore(Closing):
    """A graph in one LadybugDB file in a folder. ``load`` makes it, ``query`` opens it read-only."""

    language: Language = "cypher"

    def __init__(self, path: Path) -> None:
        self._path = path / "graph.lbug"
        self._log = path / "graph.lbug.wal"
        self._database: Any = None
        self._connection: Any = None

    @staticmethod
    def succeed(old: Path, new: Path) -> None:
        """Make the folder of a store that nothing reads any longer that of its successor. Raises `OSError`."""
        old.rename(new)

    def load(self, graph: Graph) -> None:
        """Make the database file anew. Raises `StoreError` where it cannot be written."""
        self.close()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
            self._log.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written ({error.strerror})") from error
        self._open(read_only=False)
        try:
            with tempfile.TemporaryDirectory() as folder:
                nodes, edges = node_tables(graph), edge_tables(graph)
                for statement in definitions(nodes, edges):
                    self._connection.execute(statement)
                tables: list[NodeTable | EdgeTable] = [*nodes, *edges]
                for number, table in enumerate(tables):
                    if table.rows:
                        self._connection.execute(copy_from(table, Path(folder) / f"{number}.parquet"))
            self._connection.execute("CHECKPOINT")
        except RuntimeError as error:
            raise StoreError(f"{self._path}: the embedded Cypher store cannot be filled: {one_line(error)}") from error
        finally:
            self.close()

    def update(self, change: Change) -> None:
        """Take over a change of the graph that the store holds. Raises `StoreError`; the store is then of no use.

        Raises `BusyError` while someone reads the store, which stays as it is.
        """
        self.close()
        self._open_filled(read_only=False, auto_checkpoint=False)
        try:
            with self._damage_told():
                for statement in ("CALL force_checkpoint_on_close = false", "BEGIN TRANSACTION"):
                    self._connection.execute(statement).close()
                self._update(change)
                self._connection.execute("COMMIT").close()
                if self._log.exists() and self._log.stat().st_size > MOST_LOG_BYTES:
                    self._connection.execute("CHECKPOINT")
        except RuntimeError as error:
            raise StoreError(f"{self._path}: the embedded Cypher store cannot be changed: {one_line(error)}") from error
        finally:
            self.close()

    def _update(self, change: Change) -> None:
        """Edges go before their nodes, nodes come before their edges; a node that stays gets all its properties."""
        for edges in change.edges_gone():
            self._each(removal(edges), [{"source": r[0], "target": r[1], "paper": r[2] or ""} for r in edges.rows])
        for nodes in change.nodes_gone():
            self._each(f"MATCH (n:{nodes.label} {{id: $id}}) DELETE n", [{"id": row[0]} for row in nodes.rows])
        for nodes in change.nodes_come():
            self._each(setting(nodes), [parameters_of(nodes.columns, row) for row in nodes.rows])
        for edges in change.edges_come():
            self._each(creation(edges), [parameters_of(edges.columns, row) for row in edges.rows])

    def _each(self, text: str, rows: Iterable[dict[str, Any]]) -> None:
        for row in rows:
            self._connection.execute(text, row).close()

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a Cypher query (openCypher as LadybugDB has it)."""
        _check(text, parameters or {})
        if self._connection is None:
            self._open_filled(read_only=True)
        self._connection.set_query_timeout(round((limits.seconds or 0) * 1000))
        try:
            return limits.run(lambda: self._answer(text, dict(parameters or {}), limits), GRACE)
        except OvertimeError:
            self._connection = self._database = None  # in use by a thread, so not to be closed
            raise

    def _answer(self, text: str, parameters: dict[str, Any], limits: Limits) -> Answer:
        try:
            with self._damage_told():
                result = self._connection.execute(text, parameters)
        except RuntimeError as error:
            if limits.seconds is not None and one_line(error) == "Interrupted.":
                raise QueryError(f"Cypher: {overtime(limits.seconds)}") from error
            raise QueryError(f"Cypher: {lacking(text) or one_line(error)}") from error
        try:
            with self._damage_told():
                rows, complete = limits.cut(result)
            return Answer(tuple(result.get_column_names()), as_tuples(map(_plain, row) for row in rows), complete)
        finally:
            result.close()  # else its pages stay in memory

    def facts(self) -> Iterator[Fact]:
        """Nodes and relationships, table by table."""
        if self._connection is None:
            self._open_filled(read_only=True)
        for nodes in node_tables(Graph()):
            for values in self._rows(f"MATCH (n:{nodes.label})", "n", nodes.columns):
                yield node_fact(nodes.label, values)
        for edges in edge_tables(Graph()):
            pattern = f"MATCH (s:{edges.source})-[r:{edges.type}]->(o:{edges.target})"
            ends = ", s.id AS source, o.id AS target"
            for values in self._rows(pattern, "r", edges.columns[2:], ends):
                yield edge_fact(edges.type, values.pop("source"), values.pop("target"), values)

    def _rows(self, pattern: str, what: str, columns: Sequence[Column], more: str = "") -> Iterator[dict[str, Any]]:
        names = ", ".join(f"{what}.{column.name} AS {column.name}" for column in columns)
        try:
            with self._damage_told():
                result = self._connection.execute(f"{pattern} RETURN {names}{more}")
                columns_read = result.get_column_names()
                for row in result:
                    yield dict(zip(columns_read, row, strict=True))
        except RuntimeError as error:
            raise StoreError(f"{self._path}: cannot be read: {one_line(error)}") from error

    def close(self) -> None:
        """Close the database."""
        for part in (self._connection, self._database):
            if part is not None:
                part.close()
        self._connection = self._database = None

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Raises `DamagedError` for damage that is met in an open database."""
        try:
            yield
        except (RuntimeError, UnicodeDecodeError) as error:
            if isinstance(error, RuntimeError) and not one_line(error).startswith("Storage exception"):
                raise
            raise DamagedError(self._path, one_line(error)) from error

    def _open_filled(self, read_only: bool, auto_checkpoint: bool = True) -> None:
        """Open the database that ``load`` made. The engine would take an empty file, or none, for a new database."""
        if not _size(self._path):
            raise DamagedError(self._path, "the file is missing or empty")
        self._open(read_only, auto_checkpoint)

    def _open(self, read_only: bool, auto_checkpoint: bool = True) -> None:
        import ladybug

        try:
            self._database = ladybug.Database(
                self._path, buffer_pool_size=BUFFER_BYTES, read_only=read_only, auto_checkpoint=auto_checkpoint
            )
            self._connection = ladybug.Connection(self._database)
        except (RuntimeError, ValueError) as error:  # a damaged length is a ValueError
            line = one_line(error)
            if not line.startswith(_NO_DAMAGE):
                raise DamagedError(self._path, line) from error
            advice = "remove its folder, which is a cache and comes back"
            kind = BusyError if "lock" in line else StoreError
            raise kind(f"{self._path}: cannot be opened ({line}); {advice}") from error


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


def _plain(value: Any) -> Any:
    """A value without the store's inner identifiers; a node or relationship keeps its label under ``label``."""
    if isinstance(value, Mapping):
        if "_NODES" in value:
            return {"nodes": _plain(value["_NODES"]), "relationships": _plain(value["_RELS"])}
        label = {"label": value["_LABEL"]} if "_LABEL" in value else {}
        return label | {k: _plain(v) for k, v in value.items() if not k.startswith("_") and v is not None}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def _size(path: Path) -> int:
    """The size of a file, 0 where there is none; one that may not be looked at is left to the engine."""
    try:
        return path.stat().st_size
    except PermissionError:
        return 1
    except OSError:
        return 0

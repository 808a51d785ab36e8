"""Neo4j through its official driver: filled in batches of ``UNWIND ... MERGE``, asked in reading transactions.

Every node carries the label of its type, ``:Concept`` if it is a concept, and ``:Paperatlas``, which marks it as ours:
nodes without that mark, and relationships between them or to them, stay as they are. One database holds one graph. A
load that breaks off leaves a mixture of two graphs; loading again mends it.

Source: Neo4j Python Driver Manual, "Run your own transactions".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from paperatlas.errors import QueryError
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact, edge_fact, node_fact
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.ontology.schema import CONCEPT
from paperatlas.stores import neo4j_writes as writes
from paperatlas.stores.limits import NO_LIMITS, Limits, as_tuples, overtime
from paperatlas.stores.neo4j_connection import Neo4jConnection, is_of_server, message
from paperatlas.stores.store import Answer, Closing, Language, Parameters

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Progress = Callable[[str, int], None]
Result = TypeVar("Result")


TRIES = 5
"""How often a transaction is done whose commit gets no answer."""


def silent(step: str, done: int) -> None:
    """Progress that nobody watches."""


class Neo4jStore(Closing):
    """A graph in one database of a Neo4j 5 server. It connects at the first call, not before.

    ``uri`` is ``bolt://``, ``neo4j://`` or, encrypted, ``bolt+s://``, ``neo4j+s://``; without ``password`` it connects
    to a server without authentication, without ``database`` to the user's home database; ``batch`` is the number of
    rows a transaction.
    """

    language: Language = "cypher"

    def __init__(
        self, uri: str, user: str = "neo4j", password: str | None = None, database: str | None = None, batch: int = 2000
    ) -> None:
        self._connection = Neo4jConnection(uri, user, password, database)
        self._batch = batch

    def load(self, graph: Graph, progress: Progress = silent) -> None:
        """Make the database hold this graph. Loading it again changes nothing. Raises `StoreError`.

        ``progress`` is told, after each transaction, what is written or removed, and how many of them so far.
        """
        nodes, edges = node_tables(graph), edge_tables(graph)
        with self._connection.session() as session:
            for statement in writes.constraints(nodes):
                _surely(session.execute_write, _write, statement)
            is_new = _surely(session.execute_read, writes.holds_nothing)
            self._run(session, "nodes", writes.node_writes(nodes), progress)
            self._run(session, "relationships", writes.edge_writes(edges), progress)
            if is_new:
                return
            stale = _surely(session.execute_read, writes.stale_edges, edges)
            self._run(session, "removed relationships", [(writes.REMOVE_EDGES, stale)], progress)
            stale = _surely(session.execute_read, writes.stale_nodes, nodes)
            self._run(session, "removed nodes", [(writes.REMOVE_NODES, stale)], progress)

    def update(self, change: Change) -> None:
        """Take over a change of the graph that the database holds; it may be taken over twice. Raises `StoreError`."""
        with self._connection.session() as session:
            self._run(session, "removed relationships", writes.edge_removals(change.edges_gone()), silent)
            self._run(session, "removed nodes", writes.node_removals(change.nodes_gone()), silent)
            self._run(session, "nodes", writes.node_writes(change.nodes_come()), silent)
            self._run(session, "relationships", writes.edge_writes(change.edges_come()), silent)

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a Cypher query. The server itself refuses one that would write, and stops one whose time is up."""
        return self._ask("execute_read", text, parameters, limits)

    def write(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Run a Cypher statement that may write, in one transaction."""
        return self._ask("execute_write", text, parameters, limits)

    def _ask(self, way: str, text: str, parameters: Parameters | None, limits: Limits) -> Answer:
        from neo4j import unit_of_work
        from neo4j.exceptions import Neo4jError

        work = unit_of_work(timeout=limits.seconds)(_answer)
        with self._connection.session() as session:
            try:
                answer: Answer = getattr(session, way)(work, text, dict(parameters or {}), limits)
            except Neo4jError as error:
                if "TransactionTimedOut" in (error.code or "") and limits.seconds is not None:
                    raise QueryError(f"Cypher: {overtime(limits.seconds)}") from error
                if is_of_server(error):
                    raise
                raise QueryError(f"Cypher: {message(error)}") from error
            except (OverflowError, TypeError, ValueError) as error:
                raise QueryError(f"Cypher: a parameter cannot be sent: {message(error)}") from error
        return answer

    def facts(self) -> Iterator[Fact]:
        """Our nodes and the relationships between them of the ontology's types, read in one transaction."""
        kinds = sorted({table.type for table in edge_tables(Graph())})
        with self._connection.session() as session, session.begin_transaction() as transaction:
            for labels, values in transaction.run(writes.ALL_NODES):
                yield node_fact(":".join(sorted({*labels} - {writes.MARK, CONCEPT})), values)
            for kind, source, target, values in transaction.run(writes.ALL_EDGES, {"kinds": kinds}):
                yield edge_fact(kind, source, target, values)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _run(
        self, session: Session, step: str, statements: Iterable[tuple[str, writes.Rows]], progress: Progress
    ) -> None:
        done = 0
        for statement, rows in writes.batches(statements, self._batch):
            _surely(session.execute_write, _write, statement, rows)
            done += len(rows)
            progress(step, done)


def _surely(transact: Callable[..., Result], *work: Any) -> Result:
    """What a transaction gives. The driver tries again what certainly failed; one whose commit gets no answer may have
    succeeded, and is done again, which changes nothing then.
    """
    from neo4j.exceptions import IncompleteCommit

    for _ in range(TRIES - 1):
        with suppress(IncompleteCommit):
            return transact(*work)
    return transact(*work)


def _write(transaction: ManagedTransaction, statement: str, rows: writes.Rows = ()) -> None:
    transaction.run(statement, {"rows": rows}).consume()


def _answer(transaction: ManagedTransaction, text: str, parameters: dict[str, Any], limits: Limits) -> Answer:
    result = transaction.run(text, parameters)
    rows, complete = limits.cut(result)
    return Answer(tuple(result.keys()), as_tuples(map(_plain, row) for row in rows), complete)


def _plain(value: Any) -> Any:
    """A value without the driver's types; a node or relationship keeps its label under ``label``."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"label": ":".join(sorted(value.labels - {writes.MARK, CONCEPT}))} | dict(value)
    if isinstance(value, Relationship):
        return {"label": value.type} | dict(value)
    if isinstance(value, Path):
        return {"nodes": _plain(list(value.nodes)), "relationships": _plain(list(value.relationships))}
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)

"""The Cypher statements that make a Neo4j database hold a graph, each with its rows.

Names in the statements come from the ontology; whatever a paper says is a parameter. Each statement may run twice.

Source: Neo4j Cypher Manual 5, "MERGE", "Constraints", "Subquery expressions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, node_tables
from paperatlas.model import Graph
from paperatlas.ontology import load_schema
from paperatlas.ontology.schema import CONCEPT

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Rows = Sequence[Any]

MARK = "Paperatlas"
"""The label of all nodes of ours."""

REMOVE_EDGES = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
REMOVE_NODES = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row DETACH DELETE n"
ALL_NODES = f"MATCH (n:{MARK}) RETURN labels(n), properties(n)"
ALL_EDGES = f"MATCH (s:{MARK})-[r]->(o:{MARK}) WHERE type(r) IN $kinds RETURN type(r), s.id, o.id, properties(r)"
_ENDS = f"UNWIND $rows AS row MATCH (s:{MARK} {{id: row[0]}}) MATCH (o:{MARK} {{id: row[1]}})"


def constraints(nodes: Sequence[NodeTable]) -> Iterator[str]:
    """Ids are unique among our nodes, among concepts, and under each label."""
    for label in (MARK, CONCEPT, *(t.label for t in nodes)):
        name = quoted(f"paperatlas_{label.lower()}_id")
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"


def node_writes(nodes: Sequence[NodeTable]) -> Iterator[tuple[str, Rows]]:
    """A statement a label, which writes its nodes whatever their labels were before."""
    all_labels = [table.label for table in node_tables(Graph())]
    for table in nodes:
        labels = [table.label, CONCEPT] if table.label in load_schema().concept_types else [table.label]
        others = [label for label in (CONCEPT, *all_labels) if label not in labels]
        statement = (
            f"UNWIND $rows AS row MERGE (n:{MARK} {{id: row[0]}}) SET n = {_values(table.columns, 0)} "
            f"SET n:{':'.join(map(quoted, labels))} REMOVE n:{':'.join(map(quoted, others))}"
        )
        yield statement, table.rows


def edge_writes(edges: Sequence[EdgeTable]) -> Iterator[tuple[str, Rows]]:
    """Two statements a table, which write its relationships: one for its ends, type and paper.

    MERGE takes no null, so what it does is spelled out for relationships without a paper.
    """
    for table in edges:
        kind, values = quoted(table.type), _values(table.columns, 2)
        yield (
            f"{_ENDS} MERGE (s)-[r:{kind} {{paper: row[2]}}]->(o) SET r = {values}",
            [row for row in table.rows if row[2] is not None],
        )
        yield (
            f"{_ENDS} OPTIONAL MATCH (s)-[old:{kind}]->(o) WHERE old.paper IS NULL "
            f"FOREACH (_ IN CASE WHEN old IS NULL THEN [0] ELSE [] END | CREATE (s)-[r:{kind}]->(o) SET r = {values}) "
            f"SET old = {values}",
            [row for row in table.rows if row[2] is None],
        )


def edge_removals(edges: Sequence[EdgeTable]) -> Iterator[tuple[str, Rows]]:
    """A statement a table, which removes its relationships."""
    for table in edges:
        text = f"{_ENDS} MATCH (s)-[r:{quoted(table.type)}]->(o) WHERE coalesce(r.paper, '') = row[2] DELETE r"
        yield text, [(r[0], r[1], r[2] or "") for r in table.rows]


def node_removals(nodes: Sequence[NodeTable]) -> Iterator[tuple[str, Rows]]:
    """Statements that remove nodes, under the labels that they had: one that has another label now stays."""
    for table in nodes:
        statement = f"UNWIND $rows AS row MATCH (n:{MARK}:{quoted(table.label)} {{id: row}}) DETACH DELETE n"
        yield statement, [row[0] for row in table.rows]


def _values(columns: Sequence[Column], first: int) -> str:
    """The columns from the ``first`` on, by name, as properties. A row is a list: half as much to send as a mapping."""
    return "{" + ", ".join(f"{quoted(c.name)}: row[{n}]" for n, c in enumerate(columns) if n >= first) + "}"


def batches(statements: Iterable[tuple[str, Rows]], size: int) -> Iterator[tuple[str, Rows]]:
    """Each statement with at most ``size`` of its rows at a time.

    >>> list(batches([("WRITE", [1, 2, 3]), ("NOTHING", [])], 2))
    [('WRITE', [1, 2]), ('WRITE', [3])]
    """
    for statement, rows in statements:
        for start in range(0, len(rows), size):
            yield statement, rows[start : start + size]


def holds_nothing(transaction: ManagedTransaction) -> bool:
    """Whether there is no node of ours, so that nothing can be stale."""
    return transaction.run(f"MATCH (n:{MARK}) RETURN n.id LIMIT 1").single() is None


def stale_edges(transaction: ManagedTransaction, edges: Sequence[EdgeTable]) -> list[str]:
    """The relationships of ours that the graph does not hold, and all but one that are the same."""
    wanted = {(t.type, *row[:3]) for t in edges for row in t.rows}
    kinds = "|".join(sorted({quoted(t.type) for t in edges}))
    text = f"MATCH (s:{MARK})-[r:{kinds}]->(o:{MARK}) RETURN elementId(r), type(r), s.id, o.id, r.paper"
    stale = []
    for element, *key in transaction.run(text):
        if tuple(key) in wanted:
            wanted.remove(tuple(key))
        else:
            stale.append(element)
    return stale


def stale_nodes(transaction: ManagedTransaction, nodes: Sequence[NodeTable]) -> list[str]:
    """The nodes of ours that the graph does not hold."""
    wanted = {row[0] for t in nodes for row in t.rows}
    found = transaction.run(f"MATCH (n:{MARK}) RETURN elementId(n), n.id")
    return [element for element, key in found if key not in wanted]


def quoted(name: str) -> str:
    """A name of the ontology as Cypher takes it.

    >>> quoted("Robot")
    '`Robot`'
    """
    return "`" + name.replace("`", "``") + "`"

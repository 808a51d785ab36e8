"""The Cypher statements that make a Neo4j database hold a graph, each with its rows.

Names in the statements come from the ontology; whatever a paper says is a parameter. Each statement may run twice.

Source: Neo4j Cypher Manual 5, "MERGE", "Constraints", "Subquery expressions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from paperatlas.graph.property_graph import EdgeTable, NodeTable, node_tables
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
_ENDS = f"UNWIND $rows AS row MATCH (s:{MARK} {{id: row.source}}) MATCH (o:{MARK} {{id: row.target}})"


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
        names = [column.name for column in table.columns]
        statement = (
            f"UNWIND $rows AS row MERGE (n:{MARK} {{id: row.id}}) SET n = row "
            f"SET n:{':'.join(map(quoted, labels))} REMOVE n:{':'.join(map(quoted, others))}"
        )
        yield statement, [dict(zip(names, row, strict=True)) for row in table.rows]


def edge_writes(edges: Sequence[EdgeTable]) -> Iterator[tuple[str, Rows]]:
    """Two statements a table, which write its relationships: one for its ends, type and paper.

    MERGE takes no null, so what it does is spelled out for relationships without a paper.
    """
    for table in edges:
        kind, names = quoted(table.type), [column.name for column in table.columns[2:]]
        rows = [
            (r[2], {"source": r[0], "target": r[1], "edge": dict(zip(names, r[2:], strict=True))}) for r in table.rows
        ]
        yield (
            f"{_ENDS} MERGE (s)-[r:{kind} {{paper: row.edge.paper}}]->(o) SET r = row.edge",
            [row for paper, row in rows if paper is not None],
        )
        yield (
            f"{_ENDS} OPTIONAL MATCH (s)-[old:{kind}]->(o) WHERE old.paper IS NULL "
            f"FOREACH (_ IN CASE WHEN old IS NULL THEN [0] ELSE [] END | CREATE (s)-[r:{kind}]->(o) SET r = row.edge) "
            "SET old = row.edge",
            [row for paper, row in rows if paper is None],
        )


def edge_removals(edges: Sequence[EdgeTable]) -> Iterator[tuple[str, Rows]]:
    """A statement a table, which removes its relationships."""
    for table in edges:
        rows = [{"source": r[0], "target": r[1], "paper": r[2] or ""} for r in table.rows]
        kind = quoted(table.type)
        yield f"{_ENDS} MATCH (s)-[r:{kind}]->(o) WHERE coalesce(r.paper, '') = row.paper DELETE r", rows


def node_removals(nodes: Sequence[NodeTable]) -> Iterator[tuple[str, Rows]]:
    """Statements that remove nodes, under the labels that they had: one that has another label now stays."""
    for table in nodes:
        statement = f"UNWIND $rows AS row MATCH (n:{MARK}:{quoted(table.label)} {{id: row}}) DETACH DELETE n"
        yield statement, [row[0] for row in table.rows]


def batches(statements: Iterable[tuple[str, Rows]], size: int) -> Iterator[tuple[str, Rows]]:
    """Each statement with at most ``size`` of its rows at a time.

    >>> list(batches([("WRITE", [1, 2, 3]), ("NOTHING", [])], 2))
    [('WRITE', [1, 2]), ('WRITE', [3])]
    """
    for statement, rows in statements:
        for start in range(0, len(rows), size):
            yield statement, rows[start : start + size]


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

"""What changes from one graph to another, as far as a store has to know it.

A change holds the values that go and those that come, as parts of the two graphs; a store that holds the first graph
takes it over at a cost that depends on the change alone. An assertion counts as changed, too, where the type of one of
its ends or the text of its paper is another, since a relationship stands between labels and carries sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from paperatlas.graph.facts import Fact, part_facts
from paperatlas.graph.property_graph import EdgeTable, NodeTable, edge_tables, node_labels, node_tables
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Assertion, Graph

if TYPE_CHECKING:
    from pyoxigraph import Triple

_NODES = ("papers", "concepts", "persons", "venues", "results")


@dataclass(frozen=True)
class Change:
    """From ``old`` to ``new``: ``gone`` and ``come`` are the parts that only one of them has.

    >>> from paperatlas.model import Concept
    >>> change = change_between(Graph(), Graph(concepts=(Concept("task/a", "Task", "a"),)))
    >>> [table.rows[0][0] for table in change.nodes_come()]
    ['task/a']
    """

    old: Graph
    new: Graph
    gone: Graph
    come: Graph

    def nodes_gone(self) -> list[NodeTable]:
        """Nodes that are no longer there, or have another label."""
        labels = node_labels(self.new)
        tables = [replace(t, rows=[r for r in t.rows if labels.get(str(r[0])) != t.label]) for t in _nodes(self.gone)]
        return [table for table in tables if table.rows]

    def nodes_come(self) -> list[NodeTable]:
        """Nodes that are new, or have other properties, with all of them."""
        return _nodes(self.come)

    def edges_gone(self) -> list[EdgeTable]:
        """Relationships that are no longer there, or have other evidence or labels at their ends."""
        return [table for table in edge_tables(self.gone, self.old) if table.rows]

    def edges_come(self) -> list[EdgeTable]:
        """Relationships that are new or changed."""
        return [table for table in edge_tables(self.come, self.new) if table.rows]

    def facts_gone(self) -> Iterator[Fact]:
        """The facts of the property graph that are no longer true."""
        return part_facts(self.gone, self.old)

    def facts_come(self) -> Iterator[Fact]:
        """The facts of the property graph that are new."""
        return part_facts(self.come, self.new)

    def triples(self) -> tuple[list[Triple], list[Triple]]:
        """The triples that go and those that come. What another assertion still says does not go."""
        gone, come = set(graph_triples(self.gone, self.old)), set(graph_triples(self.come, self.new))
        staying = set(graph_triples(_said_elsewhere(self.gone, self.new)))
        return sorted(gone - come - staying, key=str), sorted(come - gone, key=str)


def change_between(old: Graph, new: Graph) -> Change:
    """The change from one graph to another."""
    gone, come = {}, {}
    for name in _NODES:
        before, after = getattr(old, name), getattr(new, name)
        gone[name], come[name] = _only(before, {*after}), _only(after, {*before})
    said_before, said_after = _with_context(old), _with_context(new)
    gone["assertions"] = tuple(a for a, context in said_before.items() if said_after.get(a) != context)
    come["assertions"] = tuple(a for a, context in said_after.items() if said_before.get(a) != context)
    return Change(old, new, Graph(**gone), Graph(**come))


def _only(values: Iterable[Any], others: set[Any]) -> tuple[Any, ...]:
    return tuple(value for value in values if value not in others)


def _with_context(graph: Graph) -> dict[Assertion, tuple[Any, ...]]:
    """Each assertion with what its relationship shows beside it: the labels of its ends and the texts of its paper."""
    labels = node_labels(graph)
    texts = {node.key: (node.paper.title, node.paper.abstract) for node in graph.papers}
    return {a: (labels[a.subject], labels[a.object], texts.get(a.paper or "")) for a in graph.assertions}


def _said_elsewhere(gone: Graph, new: Graph) -> Graph:
    """The assertions of the new graph that say the same as one that goes."""
    said = {(a.subject, a.predicate, a.object) for a in gone.assertions}
    return Graph(assertions=tuple(a for a in new.assertions if (a.subject, a.predicate, a.object) in said))


def _nodes(graph: Graph) -> list[NodeTable]:
    return [table for table in node_tables(graph) if table.rows]

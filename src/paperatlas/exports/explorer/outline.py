"""The atlas as the explorer shows it: concepts and papers by number, assertions joined to edges.

An edge is what all papers together say: one (subject, predicate, object). Where two nodes are joined by a telling
predicate, the one that says least (``mentions``) is left out between them: whatever a paper uses, it mentions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from paperatlas.exports.page.picture import PASSING
from paperatlas.layout import Network
from paperatlas.layout.network import Whole
from paperatlas.model import Assertion, Concept, Graph, PaperNode
from paperatlas.ontology import load_schema

PageNode = Concept | PaperNode
TELLING, SAYING_LEAST = 3, 1
"""How strongly edges draw nodes together on the map."""


@dataclass(frozen=True, eq=False)
class Outline:
    """``nodes`` by falling number of neighbours; ``source``, ``target``, ``predicate`` have a number an edge, sorted.

    ``predicates`` are the names that predicates stand for. The assertions of edge ``e`` are ``assertions[first[e]]`` to
    ``assertions[first[e + 1]]``, sorted by paper. ``found`` counts the concepts and papers of the whole graph, of
    which ``papers`` are all papers, by key: those left out still speak through the edges.
    """

    nodes: tuple[PageNode, ...]
    predicates: tuple[str, ...]
    source: Whole
    target: Whole
    predicate: Whole
    first: Whole
    assertions: Sequence[Assertion]
    papers: Mapping[str, PaperNode]
    found: int

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each node by its key."""
        return {node.key: number for number, node in enumerate(self.nodes)}

    @cached_property
    def network(self) -> Network:
        """What the map is drawn from: one link for each two nodes that edges join."""
        passing = self.predicates.index(PASSING) if PASSING in self.predicates else -1
        weight = np.where(self.predicate == passing, SAYING_LEAST, TELLING)
        return Network.join(len(self.nodes), self.source, self.target, weight)

    def edge_assertions(self, edge: int) -> Sequence[Assertion]:
        """What the papers say, one by one."""
        return self.assertions[self.first[edge] : self.first[edge + 1]]


def outline_graph(graph: Graph, most: int) -> Outline:
    """Number the ``most`` concepts and papers with most neighbours, and join what links them."""
    every: tuple[PageNode, ...] = (*graph.concepts, *graph.papers)
    place = {node.key: i for i, node in enumerate(every)}
    joining = [a for a in graph.assertions if a.subject in place and a.object in place and a.subject != a.object]
    predicates = _by_use(joining)
    ends = [(place[a.subject], place[a.object], predicates.index(a.predicate)) for a in joining]
    triples = np.array(ends, dtype=np.int64).reshape(-1, 3).T
    chosen = _most_linked(every, triples, most)
    number = np.full(len(every), -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    numbered = np.stack([number[triples[0]], number[triples[1]], triples[2]])
    kept = np.flatnonzero((numbered >= 0).all(axis=0) & _telling(triples, predicates))
    order = kept[np.lexsort(numbered[::-1, kept])]
    edges, first = _runs(numbered[:, order])
    nodes, assertions = tuple(every[i] for i in chosen), [joining[i] for i in order]
    papers = {node.key: node for node in graph.papers}
    return Outline(nodes, predicates, edges[0], edges[1], edges[2], first, assertions, papers, len(every))


def _by_use(assertions: Sequence[Assertion]) -> tuple[str, ...]:
    """The predicates that are used, in alphabetical order, the one that says least last."""
    used = {a.predicate for a in assertions}
    return tuple(sorted((p for p in load_schema().edges if p in used), key=lambda name: (name == PASSING, name)))


def _most_linked(every: Sequence[PageNode], triples: Whole, most: int) -> list[int]:
    """The nodes with most neighbours, these by their keys where they have equally many."""
    source, target, _ = triples
    degree = Network.join(len(every), source, target, np.ones_like(source)).degrees().tolist()
    return sorted(range(len(every)), key=lambda i: (-degree[i], every[i].key))[:most]


def _telling(triples: Whole, predicates: Sequence[str]) -> NDArray[np.bool_]:
    """Which assertions tell something that no other between the same two nodes tells better."""
    low, high = triples[:2].min(axis=0), triples[:2].max(axis=0)
    couple = low * (int(high.max(initial=0)) + 1) + high
    passing = triples[2] == (predicates.index(PASSING) if PASSING in predicates else -1)
    told: NDArray[np.bool_] = ~(passing & np.isin(couple, couple[~passing]))
    return told


def _runs(columns: Whole) -> tuple[Whole, Whole]:
    """Each different column of a sorted array, and where its equals begin; at last the end."""
    changes = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    begins = np.flatnonzero(np.append(True, changes)[: columns.shape[1]])
    return columns[:, begins], np.append(begins, columns.shape[1])

"""Where a method comes from and what came of it: "extends" and "outperforms" between methods, over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import Named, find_one
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.stores import Answer, Store
from paperatlas.text.amount import amount

if TYPE_CHECKING:
    import networkx

WORDS = {"EXTENDS": "extends", "OUTPERFORMS": "outperforms"}
DEPTH = 3
"""Steps from the method, in both directions."""


@dataclass(frozen=True)
class Step:
    """What one paper says of two methods. ``year`` is that of the paper; ``distance`` 1 touches the method.

    ``keys`` are those of subject, object and paper.
    """

    distance: int
    year: int | None
    subject: str
    relation: str
    object: str
    quote: Quote
    keys: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class Lineage:
    """``earlier``: what the method, directly or not, extends or outperforms; ``later``: what does so to it.

    Both are sorted by year, unknown ones last.
    """

    method: str
    depth: int
    earlier: tuple[Step, ...]
    later: tuple[Step, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """A table a direction, if it holds anything."""
        columns = ("year", "steps", "method", "relation", "other method", "sentence")
        titles = {
            f"what {self.method} builds on and beats": self.earlier,
            f"what builds on and beats {self.method}": self.later,
        }
        return tuple(
            Sheet(title, columns, tuple((s.year, s.distance, s.subject, s.relation, s.object, s.quote) for s in steps))
            for title, steps in titles.items()
            if steps
        )

    def answer(self) -> Answer:
        """A row a step."""
        columns = ("direction", "year", "distance", "method", "relation", "other_method", "sentence", "paper")
        rows = (
            (direction, s.year, s.distance, s.subject, s.relation, s.object, *s.quote.parts)
            for direction, steps in (("earlier", self.earlier), ("later", self.later))
            for s in steps
        )
        return Answer(columns, tuple(rows))


def lineage(store: Store, method: str, depth: int = DEPTH) -> Lineage:
    """The lineage of a method, at most ``depth`` steps away. Raises `NotFoundError`, `UsageError` if ambiguous."""
    named = find_one(store, method, "Method")
    network = read_claims(store)
    earlier = steps_from(network, named.key, depth)
    later = steps_from(network.reverse(copy=False), named.key, depth)
    return Lineage(named.name, depth, earlier, later, tuple(_notes(named, earlier, later)))


def read_claims(store: Store) -> networkx.MultiDiGraph[str]:
    """All claims between methods, by key; an edge a claim of one paper, with what it says as ``step``."""
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for type_, relation in WORDS.items():
        text = (
            f"MATCH (a:Method)-[e:{type_}]->(b:Method) MATCH (p:Paper) WHERE p.id = e.paper "
            "RETURN a.id, b.id, p.id, a.name, b.name, p.year, e.sentences, p.title"
        )
        for left, right, paper, subject, object_, year, sentences, title in sorted(store.query(text).rows, key=str):
            step = Step(1, year, subject, relation, object_, quote_of(sentences, title), (left, right, paper))
            network.add_edge(left, right, f"{type_} {paper}", step=step)
    return network


def steps_from(network: networkx.MultiDiGraph[str], start: str, depth: int) -> tuple[Step, ...]:
    """The claims on the way out of a method, each at the distance at which it is first met."""
    import networkx

    if start not in network:
        return ()
    distances = networkx.single_source_shortest_path_length(network, start, cutoff=depth - 1)
    found = [
        replace(s, distance=distances[near] + 1)
        for near in distances
        for s in (claim["step"] for _, _, claim in network.out_edges(near, data=True))
    ]
    return tuple(
        sorted(found, key=lambda s: (s.year is None, s.year, s.distance, s.subject, s.relation, s.object, s.quote))
    )


def _notes(named: Named, earlier: tuple[Step, ...], later: tuple[Step, ...]) -> Iterator[str]:
    if not earlier:
        yield f"no paper of this atlas says what {named.name} extends or outperforms"
    if not later:
        yield f"no paper of this atlas says what extends or outperforms {named.name}"
    undated = sum(step.year is None for step in (*earlier, *later))
    if undated:
        yield f"the year of {amount(undated, 'claim')} is not known"

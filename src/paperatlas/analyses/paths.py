"""How two concepts or papers hang together: the shortest paths between them, each step with its sentence.

1. The skeleton of the atlas (keys of the ends of all relationships between papers and concepts, without sentences) is
   read into memory. Mere mentions join only where nothing stronger does.
2. Breadth-first search from both ends leaves the nodes that lie on some shortest path.
3. Among these, paths through nodes with few relationships come first: the sum of ln(1 + degree) over the nodes between
   is least (Yen, "Finding the K shortest loopless paths in a network", 1971, as networkx has it).
4. Sentences are read for the steps of these paths alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log1p
from typing import TYPE_CHECKING

from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import PAPER, Named, find_named
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.analyses.skeleton import read_skeleton
from paperatlas.stores import Answer, Store

if TYPE_CHECKING:
    import networkx

MOST = 3


@dataclass(frozen=True)
class Link:
    """One step of a path: a relationship, which may be walked against its direction."""

    source: str
    type: str
    target: str
    forward: bool
    quote: Quote


@dataclass(frozen=True)
class Paths:
    """Paths between two names, each a tuple of links, equally long."""

    start: str
    end: str
    paths: tuple[tuple[Link, ...], ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """A table a path."""
        return tuple(
            Sheet(
                f"path {number}: {len(path)} steps",
                ("from", "relationship", "to", "sentence"),
                tuple((x.source, f"-{x.type}->" if x.forward else f"<-{x.type}-", x.target, x.quote) for x in path),
            )
            for number, path in enumerate(self.paths, 1)
        )

    def answer(self) -> Answer:
        """A row a step."""
        columns = ("path", "step", "source", "relationship", "target", "forward", "sentence", "paper")
        rows = (
            (number, step, x.source, x.type, x.target, x.forward, *x.quote.parts)
            for number, path in enumerate(self.paths, 1)
            for step, x in enumerate(path, 1)
        )
        return Answer(columns, tuple(rows))


def find_paths(store: Store, start: str, end: str, most: int = MOST) -> Paths:
    """The shortest paths between two names of concepts or papers, at most ``most``. Raises `NotFoundError`."""
    starts, ends = find_named(store, start, papers=True), find_named(store, end, papers=True)
    if {named.key for named in starts} & {named.key for named in ends}:
        return Paths(start, end, (), (f"'{start}' and '{end}' are one: {starts[0].name}",))
    for mentions in (False, True):
        network = read_skeleton(store, mentions)
        best = _shortest(network, starts, ends, most)
        if best:
            names = _names(store, {key: network.nodes[key]["label"] for path in best for key in path})
            paths = tuple(tuple(_links(store, network, path, names)) for path in best)
            return Paths(names[best[0][0]], names[best[0][-1]], paths, ())
    return Paths(start, end, (), (f"nothing in this atlas connects {start} and {end}",))


def _shortest(
    network: networkx.Graph[str], starts: Sequence[Named], ends: Sequence[Named], most: int
) -> list[list[str]]:
    """The shortest of all paths from any start to any end."""
    found: list[list[str]] = []
    for a in starts:
        for b in ends:
            if a.key in network and b.key in network:
                found += islice(_between(network, a.key, b.key), most)
    found.sort(key=len)
    return [path for path in found if len(path) == len(found[0])][:most]


def _between(network: networkx.Graph[str], start: str, end: str) -> Iterator[list[str]]:
    """The shortest paths between two nodes, those through the least connected nodes first."""
    import networkx

    ahead = networkx.single_source_shortest_path_length(network, start)
    if end not in ahead:
        return
    behind = networkx.single_source_shortest_path_length(network, end, cutoff=ahead[end])
    on_way = {key for key in behind if ahead[key] + behind[key] == ahead[end]}
    ways: networkx.DiGraph[str] = networkx.DiGraph()
    for key in sorted(on_way):
        for other in sorted(on_way & set(network[key])):
            if ahead[other] == ahead[key] + 1:
                ways.add_edge(key, other, weight=log1p(network.degree(other)))
    yield from networkx.shortest_simple_paths(ways, start, end, weight="weight")


def _links(store: Store, network: networkx.Graph[str], path: Iterable[str], names: dict[str, str]) -> Iterator[Link]:
    for left, right in pairwise(path):
        source, type_, target = network.edges[left, right]["links"][0]
        labels = (network.nodes[source]["label"], network.nodes[target]["label"])
        text = (
            f"MATCH (a:{labels[0]})-[e:{type_}]->(b:{labels[1]}) WHERE a.id = $a AND b.id = $b "
            "OPTIONAL MATCH (p:Paper) WHERE p.id = e.paper RETURN e.sentences, p.title"
        )
        rows = store.query(text, {"a": source, "b": target}).rows
        quote = min(quote_of(sentences, title) for sentences, title in rows)
        yield Link(names[left], type_, names[right], source == left, quote)


def _names(store: Store, labels: dict[str, str]) -> dict[str, str]:
    """The names of nodes, by key, given the label of each."""
    names: dict[str, str] = {}
    for label in sorted(set(labels.values())):
        keys = sorted(key for key in labels if labels[key] == label)
        shown = "n.title" if label == PAPER else "n.name"
        names |= dict(store.query(f"MATCH (n:{label}) WHERE n.id IN $keys RETURN n.id, {shown}", {"keys": keys}).rows)
    return names

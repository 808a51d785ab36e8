"""An atlas as the pages look at it: the graph, read once, with an index for each thing that they ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from paperatlas.exports.explorer.nodes import type_of
from paperatlas.exports.explorer.outline import PageNode
from paperatlas.exports.site.addresses import node_address, relative
from paperatlas.exports.site.findings import Findings
from paperatlas.exports.site.links import Link, shown_name
from paperatlas.model import Assertion, Concept, Graph, LinkRecord, PaperNode, Result, Unit
from paperatlas.stores import Store


@dataclass(frozen=True, eq=False)
class Site:
    """``report`` counts the records by what became of them, ``model`` says what read the papers.

    ``store`` answers queries for analyses and named questions; None leaves their pages out. Pages of single papers and
    concepts ask it nothing.
    """

    graph: Graph
    report: Mapping[str, int] = field(default_factory=dict)
    model: str = ""
    store: Store | None = None

    @cached_property
    def papers(self) -> dict[str, PaperNode]:
        """The papers by key."""
        return {node.key: node for node in self.graph.papers}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """The concepts by key."""
        return {concept.key: concept for concept in self.graph.concepts}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of each node that has a page, by key."""
        return {key: node_address(key) for key in (*self.papers, *self.concepts)}

    @cached_property
    def about(self) -> dict[str, list[Assertion]]:
        """The assertions between nodes that have pages, by either end and by the paper that makes them."""
        found: dict[str, list[Assertion]] = defaultdict(list)
        for a in self.graph.assertions:
            if a.subject in self.addresses and a.object in self.addresses:
                for key in dict.fromkeys((a.subject, a.object, a.paper)):
                    if key:
                        found[key].append(a)
        return dict(found)

    @cached_property
    def results(self) -> dict[str, list[Result]]:
        """The results by each node that they are about, the surest first."""
        found: dict[str, list[Result]] = defaultdict(list)
        for r in sorted(self.graph.results, key=lambda r: (-r.confidence, r.key)):
            for key in dict.fromkeys((r.paper, r.method, r.benchmark, r.metric)):
                if key:
                    found[key].append(r)
        return dict(found)

    @cached_property
    def speaking(self) -> dict[str, tuple[str, ...]]:
        """The keys of the papers that speak of each concept, in order."""
        found: dict[str, set[str]] = defaultdict(set)
        for a in self.graph.assertions:
            if a.paper:
                for key in (a.subject, a.object):
                    if key in self.concepts:
                        found[key].add(a.paper)
        return {key: tuple(sorted(papers)) for key, papers in found.items()}

    @cached_property
    def merges(self) -> dict[str, list[LinkRecord]]:
        """The link records behind each concept of several names."""
        key_of: dict[Unit, str] = {unit: concept.key for concept in self.graph.concepts for unit in concept.members}
        found: dict[str, list[LinkRecord]] = defaultdict(list)
        for record in self.graph.links:
            key = key_of.get(record.left) or key_of.get(record.right)
            if key:
                found[key].append(record)
        return dict(found)

    @cached_property
    def findings(self) -> Findings:
        """What the analyses say of the atlas. Raises `ValueError` without a store to ask."""
        if self.store is None:
            raise ValueError("there is no store to ask")
        return Findings(self.store)

    @cached_property
    def _links(self) -> dict[tuple[str, int], Link]:
        return {}

    def link(self, key: str, page: str) -> Link:
        """The link to the page of a node from the page at an address. Raises `KeyError` for a key without page."""
        place = key, page.count("/")
        link = self._links.get(place)
        if link is None:
            node = self.node(key)
            link = Link(relative(page, self.addresses[key]), shown_name(node), type_of(node))
            self._links[place] = link
        return link

    def node(self, key: str) -> PageNode:
        """The paper or concept with that key. Raises `KeyError`."""
        return self.concepts.get(key) or self.papers[key]

    def count(self, key: str) -> int:
        """How many papers speak of a concept."""
        return len(self.speaking.get(key, ()))

    def years(self, papers: Sequence[str]) -> Counter[int]:
        """How many of these papers are of each year, as far as their years are known."""
        known = (self.papers[key].paper.year for key in papers if key in self.papers)
        return Counter(year for year in known if year)

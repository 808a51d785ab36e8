"""What an atlas holds of each term of the ontology: how many, and a few examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from paperatlas.exports.explorer.nodes import type_of
from paperatlas.exports.explorer.outline import PageNode
from paperatlas.exports.page.picture import shorten
from paperatlas.exports.page.statements import Part, sentence_parts
from paperatlas.exports.site.links import shown_name
from paperatlas.exports.site.site import Site
from paperatlas.model import Assertion, Person, Result, Venue
from paperatlas.ontology import load_schema

FEW = 5
"""Examples of a class."""
LONGEST = 90
"""Characters of a name that is shown."""

Address = Callable[[str], str]
"""From the key of a paper or concept to where one can read on; empty where there is nothing."""


@dataclass(frozen=True)
class Example:
    """An individual: its name, its type where it has a look of its own, and its address if there is one."""

    name: str
    kind: str = ""
    address: str = ""


@dataclass(frozen=True)
class StatedExample:
    """An edge with the sentence that says so, in parts (see `sentence_parts`); none for what is not from a text."""

    subject: Example
    object: Example
    parts: tuple[Part, ...]
    paper: Example | None


class TermExamples:
    """Counts and examples from one atlas; the same for the same atlas."""

    def __init__(self, site: Site, address: Address) -> None:
        self._site = site
        self._address = address

    @cached_property
    def counts(self) -> Counter[str]:
        """How many individuals each class has, and how many assertions each edge; 0 for what there is none of."""
        graph = self._site.graph
        kinds = Counter(concept.type for concept in graph.concepts)
        schema = load_schema()
        families = {name: sum(kinds[kind] for kind in schema.kinds_of(name)) for name in schema.classes}
        others = {
            "Paper": len(graph.papers),
            "Author": len(graph.persons),
            "Venue": len(graph.venues),
            "Result": len(graph.results),
            "Assertion": len(graph.assertions),
            "Evidence": sum(len(a.evidence) for a in graph.assertions),
        }
        return Counter(a.predicate for a in graph.assertions) + Counter(families | others)

    def individuals(self, name: str) -> list[Example]:
        """A few of a class: those that are spoken of most, or signed, or surest."""
        graph = self._site.graph
        kinds = load_schema().kinds_of(name)
        if name == "Result":
            return [self._result(r) for r in sorted(graph.results, key=lambda r: (-r.confidence, r.key))[:FEW]]
        if name in ("Author", "Venue"):
            joined = Counter(a.object for a in graph.assertions if a.predicate in ("authoredBy", "publishedIn"))
            named: Sequence[Person | Venue] = graph.persons if name == "Author" else graph.venues
            often = sorted(named, key=lambda node: (-joined[node.key], node.key))[:FEW]
            return [self._others[node.key] for node in often]
        nodes: Sequence[PageNode] = graph.papers if name == "Paper" else graph.concepts
        ranked = sorted(nodes, key=lambda node: (-self._weight(node), node.key))
        return [self._node(node.key) for node in ranked if type_of(node) in kinds][:FEW]

    def statement(self, predicate: str) -> StatedExample | None:
        """The surest assertion of an edge, if there is one: rather one that a sentence says, and that in few words."""
        said = [a for a in self._site.graph.assertions if a.predicate == predicate]
        best = min(said, key=self._rank, default=None)
        if best is None:
            return None
        paper = self._site.papers.get(best.paper or "")
        return StatedExample(
            self._end(best.subject), self._end(best.object), self._parts(best), self._node(paper.key) if paper else None
        )

    def _rank(self, a: Assertion) -> tuple[bool, float, int, str, str, str]:
        length = sum(len(text) for text, _ in self._parts(a))
        return (not length, -a.confidence, length, a.subject, a.object, a.paper or "")

    def _parts(self, a: Assertion) -> tuple[Part, ...]:
        paper = self._site.papers.get(a.paper or "")
        return next((tuple(parts) for e in a.evidence if (parts := sentence_parts(e, paper))), ())

    def _weight(self, node: PageNode) -> int:
        return self._site.count(node.key) or len(self._site.about.get(node.key, ()))

    def _end(self, key: str) -> Example:
        return self._node(key) if key in self._site.addresses else self._others.get(key) or Example(key)

    @cached_property
    def _others(self) -> dict[str, Example]:
        """People, venues and results by key."""
        graph = self._site.graph
        people: list[Person | Venue] = [*graph.persons, *graph.venues]
        named = {node.key: Example(_short(node.name or node.key)) for node in people}
        return named | {r.key: self._result(r) for r in graph.results}

    def _node(self, key: str) -> Example:
        node = self._site.node(key)
        return Example(_short(shown_name(node)), type_of(node), self._address(key))

    def _result(self, r: Result) -> Example:
        metric = self._site.concepts.get(r.metric or "")
        benchmark = self._site.concepts.get(r.benchmark or "")
        measure = r.metric_text or (metric.name if metric else "")
        words = [r.value, measure, f"on {benchmark.name}" if benchmark else ""]
        return Example(_short(" ".join(word for word in words if word)), "Result", self._address(r.paper))


def _short(name: str) -> str:
    return shorten(name, LONGEST)

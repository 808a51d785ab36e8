"""What a record says beside its text: authors, venue, references."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from paperatlas.model import Assertion, Evidence, Paper, PaperNode, Person, Venue
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug

BY, VERSION = "metadata", "1"


def people(papers: Sequence[PaperNode]) -> tuple[Person, ...]:
    """The authors of all papers, each under the spelling that most papers use."""
    names = _names((_author_key(a.name), a.name) for node in papers for a in node.paper.authors)
    return tuple(Person(key, name) for key, name in names)


def venues(papers: Sequence[PaperNode]) -> tuple[Venue, ...]:
    """The venues of all papers, each under the spelling that most papers use."""
    names = _names((_venue_key(node.paper.venue), node.paper.venue) for node in papers if node.paper.venue)
    return tuple(Venue(key, name) for key, name in names)


def metadata_assertions(papers: Sequence[PaperNode]) -> Iterator[Assertion]:
    """AUTHORED_BY, PUBLISHED_IN, and CITES between papers of the graph. The evidence is the record and its field."""
    by_identifier = {i: node.key for node in papers for i in node.paper.identifiers}
    by_title = _unique_titles(papers)
    for node in papers:
        paper = node.paper
        ends = {("authoredBy", _author_key(author.name), "authors") for author in paper.authors}
        if paper.venue:
            ends.add(("publishedIn", _venue_key(paper.venue), "venue"))
        for reference in paper.references:
            known = [by_identifier[i] for i in reference.identifiers if i in by_identifier]
            title = by_title.get(normal_form(reference.title or ""))
            for cited in known[:1] or ([title] if title else []):
                ends.add(("cites", cited, "references"))
        for predicate, key, field in sorted(ends):
            if not key.endswith("/") and key != node.key:
                yield Assertion(node.key, predicate, key, node.key, 1.0, (_evidence(paper, field),), "metadata")


def _evidence(paper: Paper, field: str) -> Evidence:
    return Evidence(field, BY, VERSION, record=paper.id or None)


def _author_key(name: str) -> str:
    return f"author/{slug(normal_form(name))}"


def _venue_key(name: str) -> str:
    return f"venue/{slug(normal_form(name))}"


def _names(named: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name in named:
        if not key.endswith("/"):
            counts[key][name] += 1
    return [(key, min(c, key=lambda name: (-c[name], name))) for key, c in sorted(counts.items())]


def _unique_titles(papers: Sequence[PaperNode]) -> dict[str, str]:
    titles: dict[str, set[str]] = defaultdict(set)
    for node in papers:
        titles[normal_form(node.paper.title)].add(node.key)
    return {title: min(keys) for title, keys in titles.items() if title and len(keys) == 1}

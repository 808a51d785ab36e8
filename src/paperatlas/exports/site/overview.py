"""The first page: what is in the atlas, how the field grew, what was read and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas import registry
from paperatlas.exports.site.charts import years_chart
from paperatlas.exports.site.claims import predicate_label
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.names import type_address
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.exports.site.texts import plural
from paperatlas.ontology import load_schema

ADDRESS = "index.html"
LABEL = "Overview"
TOP = 8
"""Concepts of each type that are shown."""


@dataclass(frozen=True)
class TopOfType:
    """A type with its number of concepts and those that most papers speak of."""

    kind: str
    title: str
    comment: str
    address: str
    count: int
    tops: tuple[tuple[Link, int], ...]


@dataclass(frozen=True)
class Finder:
    """What found evidence, in which version, and how much of it."""

    name: str
    what: str
    version: str
    count: int


def overview_pages(site: Site) -> Iterator[Page]:
    """The overview."""
    years = site.years(tuple(site.papers))
    silent = [site.link(key, ADDRESS) for key in site.papers if not _speaks(site, key)]
    body = render(
        "overview.html",
        site=site,
        years=sorted(years.items()),
        chart=years_chart(years) if len(years) > 1 else None,
        types=_types(site),
        predicates=_predicates(site),
        finders=_finders(site),
        silent=silent,
    )
    yield Page(ADDRESS, LABEL, body, LABEL)


def _speaks(site: Site, key: str) -> bool:
    """Whether anything was read from the text of a paper."""
    return any(a.paper == key and a.origin == "text" for a in site.about.get(key, ()))


def _types(site: Site) -> list[TopOfType]:
    """The types, those of most concepts first."""
    schema = load_schema()
    counts = Counter(concept.type for concept in site.graph.concepts)
    ranked = sorted(site.graph.concepts, key=lambda concept: (-site.count(concept.key), concept.key))
    return [
        TopOfType(
            kind,
            plural(kind),
            schema.classes[kind].comment,
            type_address(kind),
            count,
            tuple((site.link(c.key, ADDRESS), site.count(c.key)) for c in ranked if c.type == kind)[:TOP],
        )
        for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _predicates(site: Site) -> list[tuple[str, str, int]]:
    """Each predicate in words, what it means, and how many claims it has, those of most first."""
    edges = load_schema().edges
    counts = Counter(a.predicate for a in site.graph.assertions)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(predicate_label(name), edges[name].comment, count) for name, count in ranked]


def _finders(site: Site) -> list[Finder]:
    counts = Counter((e.by, e.version) for a in site.graph.assertions for e in a.evidence)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Finder(by, _what(by), version, count) for (by, version), count in ranked]


def _what(finder: str) -> str:
    """What a finder is, as far as it is registered."""
    if finder in registry.names(registry.MODELS):
        return "model that reads texts"
    return "component with rules" if finder in registry.names(registry.COMPONENTS) else "the papers' records"

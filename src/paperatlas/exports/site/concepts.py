"""A page for each concept: its names, its place in the hierarchy, its papers by year, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.curation import Operation
from paperatlas.exports.site.charts import years_chart
from paperatlas.exports.site.claims import denial
from paperatlas.exports.site.explorer import explorer_link
from paperatlas.exports.site.links import Link, other_names, shown_name
from paperatlas.exports.site.merges import make_merge
from paperatlas.exports.site.neighbours import neighbour_groups
from paperatlas.exports.site.operations import operation_text
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.parts import PARTS
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.exports.web import web_address
from paperatlas.model import Assertion, Concept

HIERARCHY = ("broader", "sameName")
CHARTED = 5
"""Papers from which on their years are a chart and not a list."""


@dataclass(frozen=True)
class Kin:
    """A broader, narrower or equally named concept; what says so, how surely, and the operation that denies it."""

    link: Link
    papers: int
    origin: str
    confidence: float
    denial: str


def concept_pages(site: Site) -> Iterator[Page]:
    """The pages of all concepts."""
    return (concept_page(site, concept) for concept in site.graph.concepts)


def concept_page(site: Site, concept: Concept) -> Page:
    """The page of a concept."""
    address = site.addresses[concept.key]
    broader, narrower = _hierarchy(site, concept.key, "broader", address)
    same, called = _hierarchy(site, concept.key, "sameName", address)
    years = site.years(site.speaking.get(concept.key, ()))
    body = render(
        "concept.html",
        concept=concept,
        name=shown_name(concept),
        papers=site.count(concept.key),
        aliases=other_names(concept),
        homepage=web_address(concept.homepage),
        explorer=explorer_link(concept.key, address),
        forbid=operation_text(Operation("forbid", (concept.key,))),
        merges=[make_merge(record) for record in site.merges.get(concept.key, ())],
        broader=broader,
        narrower=narrower,
        same=[*same, *called],
        years=sorted(years.items()),
        chart=years_chart(years) if years.total() >= CHARTED and len(years) > 1 else None,
        parts_of_type=[part for part in (make(site, concept) for make in PARTS.get(concept.type, ())) if part],
        groups=neighbour_groups(site, concept.key, address, HIERARCHY),
    )
    return Page(address, shown_name(concept), body, "Names")


def _hierarchy(site: Site, key: str, predicate: str, address: str) -> tuple[list[Kin], list[Kin]]:
    """What a predicate joins the concept to, and what is joined to it, the most spoken of first."""
    said = [a for a in site.about.get(key, ()) if a.predicate == predicate]
    return (
        _kin(site, [(a.object, a) for a in said if a.subject == key], address),
        _kin(site, [(a.subject, a) for a in said if a.object == key], address),
    )


def _kin(site: Site, others: list[tuple[str, Assertion]], address: str) -> list[Kin]:
    ranked = sorted(others, key=lambda other: (-site.count(other[0]), other[0]))
    return [Kin(site.link(key, address), site.count(key), a.origin, a.confidence, denial(a)) for key, a in ranked]

"""Who stands around a concept: its neighbours by predicate and direction, the best supported first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from paperatlas.exports.page.picture import PASSING
from paperatlas.exports.site.claims import Claim, make_claim, predicate_label, telling
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.site import Site
from paperatlas.model import Assertion
from paperatlas.ontology import load_schema

QUOTED = 20
"""Neighbours of one predicate that are shown with their sentences; those of others are on the others' pages."""
CLAIMS, SENTENCES = 3, 2
"""Claims that are shown for one neighbour, and sentences of one claim: the page of its paper has all."""
LISTED = 1000
"""Neighbours of one predicate that are listed by name; the explorer has all."""


@dataclass(frozen=True)
class Neighbour:
    """A node at the other end, with the surest claims that join it, and how many more there are."""

    link: Link
    claims: tuple[Claim, ...]
    more: int


@dataclass(frozen=True)
class NeighbourGroup:
    """Neighbours by one predicate in one direction: some with their sentences, others by name, of the rest the number.

    ``title`` says what they have to do with the concept.
    """

    title: str
    comment: str
    count: int
    quoted: tuple[Neighbour, ...]
    listed: tuple[Link, ...]
    more: int


def neighbour_groups(site: Site, key: str, page: str, leave_out: Iterable[str] = ()) -> list[NeighbourGroup]:
    """The neighbours of a concept, for the page at an address, but those by the predicates left out."""
    said = [a for a in site.about.get(key, ()) if key in (a.subject, a.object) and a.predicate not in leave_out]
    found: dict[tuple[str, bool], dict[str, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    for a in telling(said):
        outgoing = a.subject == key
        found[a.predicate, outgoing][a.object if outgoing else a.subject].append(a)
    order = sorted(found, key=lambda group: (group[0] == PASSING, group[0], not group[1]))
    return [_group(site, predicate, outgoing, found[predicate, outgoing], page) for predicate, outgoing in order]


def _group(site: Site, predicate: str, outgoing: bool, others: dict[str, list[Assertion]], page: str) -> NeighbourGroup:
    edge = load_schema().edges[predicate]
    label = predicate_label(predicate)
    ranked = sorted(others, key=lambda key: (-len(others[key]), -max(a.confidence for a in others[key]), key))
    return NeighbourGroup(
        label if outgoing else f"… {label} it",
        edge.comment,
        len(ranked),
        tuple(_neighbour(site, key, others[key], page) for key in ranked[:QUOTED]),
        tuple(site.link(key, page) for key in ranked[QUOTED:LISTED]),
        max(0, len(ranked) - LISTED),
    )


def _neighbour(site: Site, key: str, said: Sequence[Assertion], page: str) -> Neighbour:
    surest = sorted(said, key=lambda a: (-a.confidence, a.paper or ""))
    claims = tuple(_shortened(make_claim(site, a, page)) for a in surest[:CLAIMS])
    return Neighbour(site.link(key, page), claims, len(said) - len(claims))


def _shortened(claim: Claim) -> Claim:
    """The claim with its first sentences, without the title where there is another: the title stands above them."""
    sentences = [saying for saying in claim.sayings if saying.field != "title"] or claim.sayings
    return replace(claim, sayings=tuple(sentences[:SENTENCES]))

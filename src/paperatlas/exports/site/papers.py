"""A page for each paper: its text marked up with what was read from it, and every claim below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperatlas.curation import Operation
from paperatlas.exports.page.cards import paper_address
from paperatlas.exports.page.picture import PASSING
from paperatlas.exports.page.statements import sentence_parts
from paperatlas.exports.site.claims import Claim, Saying, make_claim, predicate_label, telling
from paperatlas.exports.site.explorer import explorer_link
from paperatlas.exports.site.links import Link, shown_name
from paperatlas.exports.site.marked import Mark, marked_text
from paperatlas.exports.site.operations import operation_text
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.exports.web import web_address
from paperatlas.model import Assertion, PaperNode, Result
from paperatlas.ontology import load_schema

TEXTS = ("title", "abstract")
CITES = "cites"


@dataclass(frozen=True)
class ClaimGroup:
    """Claims of one predicate, the surest first. ``plain`` says that the paper is the subject of all."""

    label: str
    comment: str
    plain: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class ResultRow:
    """A reported number with the sentence in which it stands."""

    result: Result
    metric: str
    method: Link | None
    benchmark: Link | None
    saying: Saying | None
    denial: str


def paper_pages(site: Site) -> Iterator[Page]:
    """The pages of all papers."""
    return (paper_page(site, node) for node in site.graph.papers)


def paper_page(site: Site, node: PaperNode) -> Page:
    """The page of a paper."""
    address = site.addresses[node.key]
    said = site.about.get(node.key, [])
    own = [a for a in said if a.paper == node.key and a.predicate != CITES]
    texts = {name: marked_text(node.paper.text_of(name), _marks(site, own, name, address)) for name in TEXTS}
    groups = _groups(site, own, address)
    body = render(
        "paper.html",
        node=node,
        texts=texts,
        kinds=sorted({segment.link.kind for text in texts.values() for segment in text if segment.link}),
        outside=web_address(paper_address(node.paper)),
        links=[link for link in map(web_address, node.links) if link],
        explorer=explorer_link(node.key, address),
        groups=groups,
        results=[_result(site, r, address) for r in site.results.get(node.key, ())],
        cites=[site.link(a.object, address) for a in said if a.predicate == CITES and a.subject == node.key],
        cited=[site.link(a.subject, address) for a in said if a.predicate == CITES and a.object == node.key],
    )
    return Page(address, shown_name(node), body, "Papers")


def _marks(site: Site, own: Sequence[Assertion], field: str, address: str) -> list[Mark]:
    return [
        Mark(e.span, site.link(a.object, address), a.confidence)
        for a in own
        if a.predicate == PASSING
        for e in a.evidence
        if e.field == field and e.span
    ]


def _groups(site: Site, own: Sequence[Assertion], address: str) -> list[ClaimGroup]:
    """The claims by predicate, in order of their names, mere mentions last."""
    edges = load_schema().edges
    chosen = sorted(telling(own), key=lambda a: (a.predicate == PASSING, a.predicate))
    found: dict[str, list[Assertion]] = {}
    for a in chosen:
        found.setdefault(a.predicate, []).append(a)
    return [
        ClaimGroup(
            predicate_label(name),
            edges[name].comment,
            all(a.subject == a.paper for a in several),
            tuple(make_claim(site, a, address) for a in sorted(several, key=lambda a: (-a.confidence, a.object))),
        )
        for name, several in found.items()
    ]


def _result(site: Site, r: Result, address: str) -> ResultRow:
    node = site.papers[r.paper]
    metric = site.concepts[r.metric].name if r.metric in site.concepts else r.metric_text or ""
    method, benchmark = (site.link(key, address) if key in site.concepts else None for key in (r.method, r.benchmark))
    return ResultRow(
        r,
        metric,
        method,
        benchmark,
        next((Saying(tuple(sentence_parts(e, node)), e.field, e.by, e.version) for e in r.evidence), None),
        operation_text(Operation("deny", (r.paper, r.key), "reports")),
    )

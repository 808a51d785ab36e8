"""What extends and outperforms what, over the years: a part of each method's page, and pages for the whole field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.analyses.lineage import Step, steps_from
from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.lineage_drawing import Drawing, draw_lineage
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.quotes import Said, said
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.model import Concept

LABEL, ADDRESS = "Lineage", "lineage.html"
DEPTH = 2
"""Steps from a method on its page."""
STEPS = 15
"""Steps told in each direction on a method's page, the nearest first; of the others the number is told."""
DRAWN = 30
"""Methods in one drawing."""
AROUND = 5
"""Of those tied to one of the most connected methods, how many are drawn with it."""
FAMILIES, MEMBERS, GENERATIONS = 25, 40, 5
"""Families that are told, methods in one family, and how deep it goes."""
BEATEN = 25
"""Methods in the list of those that are outperformed most."""


@dataclass(frozen=True)
class Told:
    """A claim on two methods, as a page shows it."""

    year: int | None
    subject: Link
    relation: str
    object: Link
    said: Said


@dataclass(frozen=True)
class Member:
    """A method of a family with what extends it. ``told`` is the claim by which it belongs there, if any."""

    method: Link
    told: Told | None
    heirs: tuple[Member, ...]


@dataclass(frozen=True)
class Beaten:
    """A method that others outperform, by how many methods, in which years, and the newest of these."""

    method: Link
    number: int
    first: int | None
    last: Told


def lineage_part(site: Site, concept: Concept) -> Markup | None:
    """What a method builds on and beats, and what came after it, by year."""
    if site.store is None or concept.key not in site.findings.claims:
        return None
    network = site.findings.claims
    page = site.addresses[concept.key]
    earlier = steps_from(network, concept.key, DEPTH)
    later = steps_from(network.reverse(copy=False), concept.key, DEPTH)
    near = [_nearest(earlier), _nearest(later)]
    steps = [step for several in near for step in several]
    drawing = _drawing(site, _ends(concept.key, steps), steps)
    return render(
        "lineage_part.html",
        name=concept.name,
        drawing=drawing if len(drawing.dots) > 2 else None,
        links=_links(site, drawing, page),
        directions=[
            (title, [_told(site, step, page) for step in shown], len(every) - len(shown))
            for title, every, shown in zip(
                ("Builds on and beats", "Built on and beaten by"), (earlier, later), near, strict=True
            )
            if every
        ],
    )


def lineage_pages(site: Site) -> Iterator[Page]:
    """The lineage of the field: its most connected methods and families, and a page a year with all claims."""
    every, by_year = _every(site), defaultdict(list)
    for step in every:
        by_year[step.year].append(step)
    years = sorted(by_year, key=lambda year: (year is None, -(year or 0)))
    yield _field_page(site, every, [(year, _year_address(year), len(by_year[year])) for year in years])
    for year in years:
        yield _year_page(site, year, by_year[year])


def _every(site: Site) -> list[Step]:
    steps: list[Step] = [data["step"] for *_, data in site.findings.claims.edges(data=True)]
    return sorted(steps, key=lambda s: (s.year is None, s.year, s.subject, s.relation, s.object, s.keys))


def _nearest(steps: Sequence[Step]) -> list[Step]:
    """The steps that are told, the nearest of all, in the order of years."""
    kept = set(sorted(range(len(steps)), key=lambda at: (steps[at].distance, at))[:STEPS])
    return [step for at, step in enumerate(steps) if at in kept]


def _ends(own: str, steps: Iterable[Step]) -> list[str]:
    """The method and those at the ends of the steps, the nearest first."""
    ordered = sorted(steps, key=lambda step: step.distance)
    return list(dict.fromkeys([own, *(key for step in ordered for key in step.keys[:2])]))[:DRAWN]


def _drawing(site: Site, methods: Iterable[str], steps: Iterable[Step]) -> Drawing:
    names = {key: site.concepts[key].name for key in methods}
    years = {key: year for key in names if (year := _first_year(site, key))}
    return draw_lineage(names, years, [(s.keys[0], s.relation, s.keys[1]) for s in steps])


def _first_year(site: Site, method: str) -> int | None:
    """The first year in which a paper proposes a method."""
    return min(site.years(sorted(site.findings.proposals.get(method, ()))), default=None)


def _links(site: Site, drawing: Drawing, page: str) -> dict[str, str]:
    return {dot.key: relative(page, site.addresses[dot.key]) for dot in drawing.dots}


def _told(site: Site, step: Step, page: str) -> Told:
    subject, object_, paper = step.keys
    quote = said(site, step.quote.sentence, paper, page)
    return Told(step.year, site.link(subject, page), step.relation, site.link(object_, page), quote)


def _year_address(year: int | None) -> str:
    return f"lineage/{year or 'undated'}.html"


def _year_page(site: Site, year: int | None, steps: Sequence[Step]) -> Page:
    address = _year_address(year)
    title = f"Lineage: {year}" if year else "Lineage: year not known"
    told = [_told(site, step, address) for step in steps]
    return Page(
        address, title, render("lineage_year.html", title=title, told=told, up=relative(address, ADDRESS)), LABEL
    )


def _field_page(site: Site, every: Sequence[Step], years: Sequence[tuple[int | None, str, int]]) -> Page:
    methods = _most_connected(site)
    steps = [step for step in every if set(step.keys[:2]) <= set(methods)]
    drawing = _drawing(site, methods, steps)
    body = render(
        "lineage.html",
        label=LABEL,
        drawing=drawing,
        links=_links(site, drawing, ADDRESS),
        families=_families(site, every),
        beaten=_beaten(site, every),
        years=years,
    )
    return Page(ADDRESS, LABEL, body, LABEL, wide=True)


def _most_connected(site: Site) -> list[str]:
    """The methods that are tied to most others, each with those of the others that are tied to most themselves."""
    ties: dict[str, set[str]] = defaultdict(set)
    for a, b in site.findings.claims.edges():
        if a != b:
            ties[a].add(b)
            ties[b].add(a)

    def most_tied(keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: (-len(ties[key]), key))

    chosen: dict[str, None] = {}
    for hub in most_tied(ties):
        if len(chosen) < DRAWN:
            chosen |= dict.fromkeys([hub, *most_tied(ties[hub])[:AROUND]])
    return list(chosen)[:DRAWN]


Heirs = dict[str, dict[str, Step]]
"""For each method those that extend it, each with the earliest claim."""


def _families(site: Site, every: Iterable[Step]) -> list[Member]:
    """The methods that others extend and that extend nothing themselves, those with the most heirs first."""
    heirs: Heirs = defaultdict(dict)
    for step in every:
        heir, origin, _ = step.keys
        if step.relation == "extends" and heir != origin:
            heirs[origin].setdefault(heir, step)
    extending = {heir for several in heirs.values() for heir in several}
    found = [_member(site, key, None, heirs, set(), 0) for key in heirs if key not in extending]
    found.sort(key=lambda member: (-_size(member), member.method.name, member.method.address))
    return found[:FAMILIES]


def _member(site: Site, key: str, step: Step | None, heirs: Heirs, seen: set[str], depth: int) -> Member:
    """A method with its heirs; nobody stands twice in a family."""
    seen.add(key)
    below = []
    for heir, claim in heirs.get(key, {}).items():
        if heir not in seen and depth < GENERATIONS and len(seen) < MEMBERS:
            below.append(_member(site, heir, claim, heirs, seen, depth + 1))
    return Member(site.link(key, ADDRESS), _told(site, step, ADDRESS) if step else None, tuple(below))


def _size(member: Member) -> int:
    return 1 + sum(map(_size, member.heirs))


def _beaten(site: Site, every: Iterable[Step]) -> list[Beaten]:
    by_method: dict[str, list[Step]] = defaultdict(list)
    for step in every:
        if step.relation == "outperforms":
            by_method[step.keys[1]].append(step)
    number = {key: len({step.keys[0] for step in steps}) for key, steps in by_method.items()}
    order = sorted(number, key=lambda key: (-number[key], site.concepts[key].name, key))[:BEATEN]
    return [_beaten_by(site, key, number[key], by_method[key]) for key in order]


def _beaten_by(site: Site, key: str, number: int, steps: Sequence[Step]) -> Beaten:
    dated = [step for step in steps if step.year]
    last = (dated or steps)[-1]
    return Beaten(site.link(key, ADDRESS), number, dated[0].year if dated else None, _told(site, last, ADDRESS))

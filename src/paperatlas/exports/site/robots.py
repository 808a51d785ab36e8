"""What was done on a robot: a part of the page of each robot, and a page that lists all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.quotes import Said, newest_first, said
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.model import Concept

LABEL, ADDRESS = "Robots", "robots.html"
COLUMNS = ("task", "method", "simulator", "benchmark")
"""The columns of the survey table that a robot's page shows."""
MOST = 200
"""Papers listed on the page of one robot; of the others the number is told."""
TOPS = 8
"""Concepts of a kind that are counted at the top."""


@dataclass(frozen=True)
class Work:
    """A paper that uses the robot: ``robots`` names the narrower ones that it uses, ``cells`` holds what it says."""

    said: Said
    robots: tuple[Link, ...]
    cells: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True)
class Top:
    """The concepts of one kind that most of the papers speak of, with the numbers of papers."""

    column: str
    found: tuple[tuple[Link, int], ...]
    more: int


@dataclass(frozen=True)
class Summary:
    """A robot in the list."""

    robot: Link
    papers: int
    years: str
    tasks: tuple[Link, ...]


def robot_part(site: Site, concept: Concept) -> Markup | None:
    """The papers that use a robot or one of that kind, by year, with their tasks, methods, simulators, benchmarks."""
    if site.store is None:
        return None
    page = site.addresses[concept.key]
    used = _used(site, [concept.key, *site.findings.narrower(concept.key)])
    if not used:
        return None
    order = newest_first(site, used)
    return render(
        "robot.html",
        number=len(order),
        columns=COLUMNS,
        tops=[_top(site, column, order, page) for column in COLUMNS],
        years=_by_year([_work(site, paper, concept.key, used[paper], page) for paper in order[:MOST]]),
        more=max(0, len(order) - MOST),
        narrower=any(key != concept.key for quotes in used.values() for key in quotes),
    )


def robot_pages(site: Site) -> Iterator[Page]:
    """The list of all robots that papers use, those with the most papers first."""
    papers = {key: {t.paper for t in found} for key, found in site.findings.tried.items() if key in site.concepts}
    robots = [key for key in papers if site.concepts[key].type == "Robot"]
    order = sorted(robots, key=lambda key: (-len(papers[key]), site.concepts[key].name, key))
    found = [_summary(site, key, papers[key]) for key in order]
    yield Page(ADDRESS, LABEL, render("robots.html", label=LABEL, found=found), LABEL)


def year_range(years: Iterable[int]) -> str:
    """The first and the last year.

    >>> year_range([2024, 2021]), year_range([2024]), year_range([])
    ('2021–2024', '2024', '')
    """
    known = sorted(set(years))
    return "–".join(map(str, dict.fromkeys((known[0], known[-1])))) if known else ""


def _used(site: Site, keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """The papers that use any of these robots: for each the robots with the sentence."""
    used: dict[str, dict[str, str]] = {}
    for key in keys:
        for trial in site.findings.tried.get(key, ()):
            used.setdefault(trial.paper, {}).setdefault(key, trial.quote.sentence)
    return used


def _work(site: Site, paper: str, own: str, used: dict[str, str], page: str) -> Work:
    first = own if own in used else next(iter(used))
    robots = tuple(site.link(key, page) for key in used if key != own)
    cells = tuple(tuple(_links(site, paper, column, page)) for column in COLUMNS)
    return Work(said(site, used[first], paper, page), robots, cells)


def _links(site: Site, paper: str, column: str, page: str) -> Iterator[Link]:
    return (site.link(entry.key, page) for entry in site.findings.cells[paper][column])


def _top(site: Site, column: str, papers: Sequence[str], page: str) -> Top:
    counts = Counter(entry.key for paper in papers for entry in site.findings.cells[paper][column])
    order = sorted(counts, key=lambda key: (-counts[key], site.concepts[key].name, key))
    found = tuple((site.link(key, page), counts[key]) for key in order[:TOPS])
    return Top(column, found, max(0, len(order) - TOPS))


def _by_year(works: Sequence[Work]) -> list[tuple[int | None, list[Work]]]:
    by_year: dict[int | None, list[Work]] = {}
    for work in works:
        by_year.setdefault(work.said.year, []).append(work)
    return list(by_year.items())


def _summary(site: Site, key: str, papers: set[str]) -> Summary:
    tasks = tuple(to for to, _ in _top(site, "task", sorted(papers), ADDRESS).found[:3])
    return Summary(site.link(key, ADDRESS), len(papers), year_range(site.years(sorted(papers))), tasks)

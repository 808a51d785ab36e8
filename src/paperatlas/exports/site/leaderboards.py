"""Who leads: a part of the page of each benchmark, dataset and simulator, and a page that lists all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from paperatlas.analyses.leaderboard import Board, Standing
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.quotes import Said, newest_first, said
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.model import Concept

LABEL, ADDRESS = "Leaderboards", "leaderboards.html"


@dataclass(frozen=True)
class Place:
    """One number on a board, as a page shows it; of neighbours with one sentence the first shows it for ``span``."""

    rank: int | None
    method: Link | None
    value: str
    year: int | None
    said: Said
    span: int = 1


@dataclass(frozen=True)
class Summary:
    """A benchmark in the list: how many papers work with it, how many numbers they report, and who leads."""

    benchmark: Link
    papers: int
    numbers: int
    board: str
    leader: Place | None


def leaderboard_part(site: Site, concept: Concept) -> Markup | None:
    """The boards of a benchmark, and below them the papers that test on it and report no number."""
    if site.store is None:
        return None
    findings, page = site.findings, site.addresses[concept.key]
    boards = findings.boards.get(concept.key, ())
    told = {findings.results[s.result].paper for board in boards for s in board.standings}
    others = {trial.paper for trial in findings.tried.get(concept.key, ())} - told
    parts = [site.link(key, page) for key in findings.narrower(concept.key) if key in findings.boards]
    if not (boards or others or parts):
        return None
    return render(
        "leaderboard.html",
        name=concept.name,
        boards=[(board.title, _places(site, board, page)) for board in boards],
        others=[said(site, "", key, page) for key in newest_first(site, others)],
        narrower=parts,
    )


def leaderboard_pages(site: Site) -> Iterator[Page]:
    """The list of all benchmarks, datasets and simulators with numbers, those with the most first."""
    findings = site.findings
    counts = {key: sum(len(board.standings) for board in boards) for key, boards in findings.boards.items()}
    order = sorted(counts, key=lambda key: (-counts[key], site.concepts[key].name, key))
    found = [_summary(site, key, counts[key]) for key in order]
    yield Page(ADDRESS, LABEL, render("leaderboards.html", label=LABEL, found=found), LABEL)


def _summary(site: Site, key: str, numbers: int) -> Summary:
    board = site.findings.boards[key][0]
    papers = {trial.paper for trial in site.findings.tried.get(key, ())}
    papers |= {site.findings.results[s.result].paper for b in site.findings.boards[key] for s in b.standings}
    leader = _place(site, board.standings[0], ADDRESS) if board.metric else None
    return Summary(site.link(key, ADDRESS), len(papers), numbers, board.title, leader)


def _places(site: Site, board: Board, page: str) -> list[Place]:
    places = [_place(site, standing, page) for standing in board.standings]
    runs = [list(run) for _, run in groupby(places, key=lambda place: place.said)]
    return [replace(place, span=0 if at else len(run)) for run in runs for at, place in enumerate(run)]


def _place(site: Site, standing: Standing, page: str) -> Place:
    record = site.findings.results[standing.result]
    method = site.link(record.method.key, page) if record.method.key else None
    quote = said(site, standing.quote.sentence, record.paper, page)
    return Place(standing.rank, method, standing.value, standing.year, quote)

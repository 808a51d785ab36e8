"""What was tried with what: matrices of methods, benchmarks and robots, with their empty cells.

A cell counts the papers that work with both its row and its column: that propose, use or compare with the method,
evaluate on or introduce the benchmark, use the robot. The largest rows and columns are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperatlas.analyses.closeness import Gap, nearest_gaps
from paperatlas.analyses.gaps import Crossing, cross
from paperatlas.analyses.names import Named
from paperatlas.analyses.quote import Quote
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.quotes import Said, newest_first, said
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render

LABEL = "Matrices"
KINDS = (("Method", "Benchmark", "Robot"), ("Method", "Robot", "Benchmark"), ("Robot", "Benchmark", "Method"))
"""Rows and columns of each matrix, and what is told of each paper beside."""
ROWS, COLUMNS = 30, 20
GAPS = 20
"""Empty cells that are listed, the nearest first."""
MOST = 12
"""Papers listed for one cell; of the others the number is told."""


@dataclass(frozen=True)
class Cell:
    """``number`` of papers, 0 for an empty cell. ``anchor`` names what is said of it below, if anything is."""

    number: int
    anchor: str
    row: str
    column: str

    @property
    def shade(self) -> int:
        """How dark it is: 0 to 4."""
        return min(4, self.number.bit_length())


@dataclass(frozen=True)
class Meeting:
    """A filled cell: the papers, each with the sentence about the column and the third kind of concepts."""

    cell: Cell
    papers: tuple[tuple[Said, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class Empty:
    """One of the nearest empty cells."""

    gap: Gap
    anchor: str
    row: Link
    column: Link
    said: Said | None


def matrix_address(rows: str, columns: str) -> str:
    """The address of a matrix.

    >>> matrix_address("Method", "Robot")
    'matrix/method-robot.html'
    """
    return f"matrix/{rows.lower()}-{columns.lower()}.html"


ADDRESS = matrix_address(*KINDS[0][:2])


def matrix_pages(site: Site) -> Iterator[Page]:
    """A page for each matrix."""
    return (_page(site, rows, columns, third) for rows, columns, third in KINDS)


def _page(site: Site, rows: str, columns: str, third: str) -> Page:
    page = matrix_address(rows, columns)
    findings = site.findings
    crossing = cross(findings.trials(rows), findings.trials(columns), (rows, columns), (ROWS, COLUMNS))
    gaps = nearest_gaps(crossing.cells, crossing.rows, crossing.columns)[:GAPS]
    lines = _lines(crossing, {gap.keys: f"gap-{number}" for number, gap in enumerate(gaps, 1)})
    title = f"{rows}s by {columns.lower()}s"
    body = render(
        "matrix.html",
        title=title,
        kinds=(rows.lower(), columns.lower(), third.lower()),
        others=[
            (f"{r}s by {c.lower()}s", matrix_address(r, c).removeprefix("matrix/"), (r, c) == (rows, columns))
            for r, c, _ in KINDS
        ],
        columns=[site.link(named.key, page) for named in crossing.columns],
        lines=[(site.link(row.key, page), cells) for row, cells in zip(crossing.rows, lines, strict=True)],
        left_out=crossing.left_out,
        gaps=[_empty(site, crossing, gap, f"gap-{number}", page) for number, gap in enumerate(gaps, 1)],
        meetings=list(_meetings(site, crossing, lines, third, page)),
        most=MOST,
    )
    return Page(page, title, body, LABEL, wide=True)


def _lines(crossing: Crossing, anchors: Mapping[tuple[str, str], str]) -> list[list[Cell]]:
    """The cells, row by row."""
    return [
        [
            _cell(crossing, (row, column), f"cell-{r}-{c}", anchors.get((row.key, column.key), ""))
            for c, column in enumerate(crossing.columns, 1)
        ]
        for r, row in enumerate(crossing.rows, 1)
    ]


def _cell(crossing: Crossing, pair: tuple[Named, Named], filled: str, empty: str) -> Cell:
    number = len(crossing.cells.get(pair, ()))
    return Cell(number, filled if number else empty, pair[0].name, pair[1].name)


def _meetings(
    site: Site, crossing: Crossing, lines: list[list[Cell]], third: str, page: str
) -> Iterator[tuple[Link, list[Meeting]]]:
    """What stands behind the filled cells of each row."""
    beside = _beside(site, third)
    for row, cells in zip(crossing.rows, lines, strict=True):
        pairs = [
            (cell, crossing.cells.get((row, column), {})) for column, cell in zip(crossing.columns, cells, strict=True)
        ]
        yield (
            site.link(row.key, page),
            [_meeting(site, cell, found, beside, page) for cell, found in pairs if found],
        )


def _meeting(site: Site, cell: Cell, found: Mapping[str, Quote], beside: Mapping[str, list[str]], page: str) -> Meeting:
    papers = (
        (
            said(site, found[paper].sentence, paper, page),
            tuple(site.link(key, page) for key in beside.get(paper, ())),
        )
        for paper in newest_first(site, found)[:MOST]
    )
    return Meeting(cell, tuple(papers))


def _beside(site: Site, label: str) -> dict[str, list[str]]:
    """The keys of the concepts of a label that each paper works with."""
    found: dict[str, dict[str, None]] = {}
    for trial in site.findings.trials(label):
        found.setdefault(trial.paper, {})[trial.key] = None
    return {paper: list(keys) for paper, keys in found.items()}


def _empty(site: Site, crossing: Crossing, gap: Gap, anchor: str, page: str) -> Empty:
    row, column = (site.link(key, page) for key in gap.keys)
    return Empty(gap, anchor, row, column, _quoted(site, crossing, gap, page))


def _quoted(site: Site, crossing: Crossing, gap: Gap, page: str) -> Said | None:
    """The sentence of the gap, with the paper that it is from."""
    papers = (
        paper
        for (row, column), found in crossing.cells.items()
        if (row.name, column.key) == (gap.like_row, gap.keys[1])
        for paper, quote in sorted(found.items())
        if quote == gap.quote
    )
    paper = next(papers, "")
    return said(site, gap.quote.sentence, paper, page) if paper else None

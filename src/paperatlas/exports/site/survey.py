"""The survey table, as `paperatlas table` writes it, each row with its sentences.

Papers stand by year, a page for so many of a year, so that a new paper changes the pages of its own year alone; few
papers stand on one page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.exports.tables.cells import needs_sentence

LABEL, ADDRESS = "Table", "table.html"
MOST = 100
"""Papers on one page."""


@dataclass(frozen=True)
class Name:
    """One name in a cell; with a link where it has a page, and the numbers of its sentences."""

    text: str
    link: Link | None
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """A paper with its cells and the sentences that they were read from, numbered from 1."""

    paper: Link
    cells: tuple[tuple[Name, ...], ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A page of the table: its address, what it is called, and its rows."""

    address: str
    title: str
    year: int | None
    rows: tuple[Row, ...]


def survey_pages(site: Site) -> Iterator[Page]:
    """The table: one page if it is short, else a list of years and the pages of each."""
    table = site.findings.table
    if len(table.rows) <= MOST:
        sheet = Sheet(ADDRESS, "The survey table", None, table.rows)
        yield _page(site, sheet, ())
        return
    sheets = list(_sheets(site, table.rows))
    yield Page(ADDRESS, "The survey table", _contents(site, sheets), LABEL)
    for sheet in sheets:
        yield _page(site, sheet, [other for other in sheets if other.year == sheet.year])


def survey_lines(site: Site, rows: Sequence[Row], page: str) -> list[Line]:
    """Rows of papers as the page at an address shows them."""
    return [_line(site, row, page) for row in rows]


def _sheets(site: Site, rows: Sequence[Row]) -> Iterator[Sheet]:
    """The pages of all years, the newest first, undated papers last."""
    by_year: dict[int | None, list[Row]] = {}
    for row in rows:
        by_year.setdefault(site.papers[row.key].paper.year, []).append(row)
    for year in sorted(by_year, key=lambda year: (year is None, -(year or 0))):
        found = by_year[year]
        for at in range(0, len(found), MOST):
            number = at // MOST + 1
            name = str(year or "undated") + (f"-{number}" if at else "")
            title = f"The survey table: {year or 'year not known'}" + (f", page {number}" if at else "")
            yield Sheet(f"table/{name}.html", title, year, tuple(found[at : at + MOST]))


def _contents(site: Site, sheets: Sequence[Sheet]) -> Markup:
    years: dict[int | None, list[tuple[str, int]]] = {}
    for sheet in sheets:
        years.setdefault(sheet.year, []).append((sheet.address, len(sheet.rows)))
    return render("table_years.html", years=years, columns=site.findings.table.columns)


def _page(site: Site, sheet: Sheet, others: Sequence[Sheet]) -> Page:
    body = render(
        "table.html",
        title=sheet.title,
        up=relative(sheet.address, ADDRESS) if others else "",
        pages=[(at, relative(sheet.address, o.address), o == sheet) for at, o in enumerate(others, 1)],
        columns=site.findings.table.columns,
        lines=survey_lines(site, sheet.rows, sheet.address),
    )
    return Page(sheet.address, sheet.title, body, LABEL, wide=True)


def _line(site: Site, row: Row, page: str) -> Line:
    columns = site.findings.table.columns
    read = [needs_sentence(column) for column in columns]
    sentences = dict.fromkeys(
        quote.sentence
        for cell, is_read in zip(row.cells, read, strict=True)
        for entry in cell
        for quote in entry.quotes
        if is_read and quote.sentence
    )
    numbers = {sentence: number for number, sentence in enumerate(sentences, 1)}
    cells = tuple(tuple(_name(site, entry, numbers, page) for entry in cell) for cell in row.cells)
    return Line(site.link(row.key, page), cells, tuple(sentences))


def _name(site: Site, entry: Entry, numbers: dict[str, int], page: str) -> Name:
    link = site.link(entry.key, page) if entry.key in site.concepts else None
    notes = tuple(numbers[quote.sentence] for quote in entry.quotes if quote.sentence in numbers)
    return Name(entry.name, link, notes)

"""Papers from a table with a header: CSV, TSV, and with semicolons as some spreadsheets write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from paperatlas.model import Author, Identifier, Paper
from paperatlas.sources.columns import check_columns, find_columns, missing_columns
from paperatlas.sources.csv_rows import Row, read_rows
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import identifiers_in
from paperatlas.sources.lines import Line, read_text_lines
from paperatlas.sources.people import natural_name
from paperatlas.sources.record import Record

_SEPARATORS = ("\t", ";", ",", "|")
_NAMES = (".csv", ".tsv", ".tab")
_SCHEMES = ("doi", "arxiv", "pubmed", "openalex", "s2")
_YEAR = re.compile(r"(?:.*\D)?((?:1[5-9]|20|21)\d\d)(?!\d)")


class CsvReader:
    """Reads one paper a row; a row that is damaged fails and the next is read.

    ``columns`` gives the names of columns by field, for those that have none of the usual names.
    """

    name = "csv"
    last_resort = False

    def __init__(self, columns: Mapping[str, str] | None = None) -> None:
        self._columns = dict(columns or {})

    def with_columns(self, columns: Mapping[str, str]) -> CsvReader:
        """A reader that finds fields in these columns. Raises `UsageError` for an unknown field."""
        check_columns(columns)
        return CsvReader(columns)

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the first line names a column for titles and another one (in a file named so, any)."""
        lines = re.split(r"[\r\n]+", head.decode("utf-8-sig", "replace").lstrip("\r\n"), maxsplit=1)
        header = _fields_of(lines[0])
        if lines[0].lstrip()[:1] in ("{", "[", "<", "@"):
            return False
        found = find_columns(header, self._columns)
        is_named = name.lower().removesuffix(".gz").removesuffix(".zst").endswith(_NAMES)
        return ("title" in found and (len(found) > 1 or is_named)) or (is_named and bool(self._columns))

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each row below the header, by its line."""
        lines = read_text_lines(stream)
        first = next((line for line in lines if line.fault or line.text.strip()), Line(1, ""))
        separator = _separator(first.text)
        header, *_ = [*read_rows([first], separator), Row(1)]
        places = find_columns(header.fields, self._columns)
        if why := _trouble(header, places, missing_columns(header.fields, self._columns)):
            yield Record.failed(source, "header", why)
            return
        for row in read_rows(chain(lines), separator):
            yield _read(row, len(header.fields), places, source)


def _trouble(header: Row, places: Mapping[str, int], missing: list[str]) -> str:
    if header.fault:
        return header.fault
    there = ", ".join(header.fields)[:300]
    if missing:
        return f"there is no column '{missing[0]}'; there are: {there}"
    return "" if "title" in places else f"no column holds titles; name it with columns title=NAME; there are: {there}"


def _separator(header: str) -> str:
    """The one that cuts the header into most fields."""
    return max(_SEPARATORS, key=lambda separator: header.count(separator))


def _fields_of(header: str) -> tuple[str, ...]:
    rows = list(read_rows([Line(1, header)], _separator(header)))
    return rows[0].fields if rows else ()


def _read(row: Row, width: int, places: Mapping[str, int], source: str) -> Record:
    place = f"line {row.number}"
    if row.fault:
        return Record.failed(source, place, row.fault)
    if any(field.strip() for field in row.fields[width:]):
        why = f"it has {len(row.fields)} fields, the header {width}; put fields that hold a separator in quotes"
        return Record.failed(source, place, why)
    said = {field: row.fields[at].strip() for field, at in places.items() if at < len(row.fields)}
    note = f"it has only {len(row.fields)} of {width} fields" if len(row.fields) < width else ""
    return finish(_paper(said), source, place, note)


def _paper(said: Mapping[str, str]) -> Paper:
    year = _YEAR.match(said.get("year", ""))
    return Paper(
        title=said.get("title", ""),
        abstract=said.get("abstract", ""),
        id=said.get("id", ""),
        authors=tuple(_authors(said.get("authors", ""))),
        year=int(year[1]) if year else None,
        venue=said.get("venue") or None,
        url=said.get("url") or None,
        identifiers=tuple(_identifiers(said)),
        keywords=tuple(re.split("[;,]", said.get("keywords", ""))),
    )


def _authors(text: str) -> Iterator[Author]:
    """Names between semicolons or "and" may stand family name first; else commas part whole names."""
    names = re.split(r"\s*;\s*|\s*\|\s*|,?\s+and\s+", text)
    if len(names) == 1 and (text.count(",") > 1 or " " in text.split(",")[0].strip()):
        yield from (Author(name) for name in text.split(","))
    else:
        yield from (Author(natural_name(name)) for name in names)


def _identifiers(said: Mapping[str, str]) -> Iterator[Identifier]:
    for scheme in _SCHEMES:
        yield from identifiers_in(scheme, said.get(scheme, ""))

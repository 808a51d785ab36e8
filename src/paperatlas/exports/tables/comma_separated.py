"""The survey table as CSV (RFC 4180, UTF-8): beside each column read from texts one with its sentences.

Spreadsheets run text that begins like a formula; such text gets an apostrophe in front (OWASP, "CSV Injection").
Numbers stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from paperatlas.analyses.survey_rows import Row
from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.cells import names_text, needs_sentence, sentences_text

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_NUMBER = re.compile(r"[-+]?\d[\d,.]*\s?%?")


def write_csv(table: SurveyTable, path: Path) -> None:
    """Write the table; a row a row."""
    head = [table.kind, *(name for column in table.columns for name in _names(table, column))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([harmless(text) for text in _texts(table, row)] for row in table.rows)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("-3.5%"), harmless("RRT*")
    ("'=1+1", '-3.5%', 'RRT*')
    """
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _names(table: SurveyTable, column: str) -> Iterator[str]:
    """The heads over a column; the column of the rows' own kind has its names in the first column already."""
    if column != table.kind:
        yield column
    if needs_sentence(column):
        yield f"{column} sentence"


def _texts(table: SurveyTable, row: Row) -> Iterator[str]:
    yield row.name
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column != table.kind:
            yield names_text(cell)
        if needs_sentence(column):
            yield sentences_text(table.kind, cell)

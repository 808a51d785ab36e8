"""The survey table as an Excel workbook: the head stays in view, each column can be filtered, sentences are comments.

Text is written as text: whatever a cell begins with, it is no formula and no link. The same table gives the same bytes.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.errors import PaperatlasError
from paperatlas.exports.tables.cells import names_text, sentences_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_767
"""Of a cell or comment (Excel, "Specifications and limits")."""

MOST_ROWS = 1_048_575
"""Of a sheet, without its head."""

_WIDTHS = {"paper": 48, "year": 8, "venue": 14}
_CREATED = parsedate_to_datetime("Sat, 01 Jan 2000 00:00:00 -0000")
"""The library would ask the clock."""


def write_xlsx(table: SurveyTable, path: Path) -> None:
    """Write the workbook with one sheet. Raises `PaperatlasError` where no sheet has so many rows."""
    import xlsxwriter

    if len(table.rows) > MOST_ROWS:
        raise PaperatlasError(f"{path.stem}: {len(table.rows)} rows are more than a sheet holds; write .csv instead")
    workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": _CREATED, "title": f"Survey by {table.kind}"})
    sheet = workbook.add_worksheet("survey")
    _head(workbook, sheet, table)
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate(table.rows, 1):
        sheet.write_string(number, 0, _cut(row.name), body)
        for place, cell in enumerate(row.cells, 1):
            sheet.write_string(number, place, _cut(names_text(cell)), body)
            sentences = sentences_text(table.kind, cell, "\n\n")
            if sentences:
                sheet.write_comment(number, place, _cut(sentences), {"x_scale": 3, "y_scale": 2})
    workbook.close()


def _head(workbook: Workbook, sheet: Worksheet, table: SurveyTable) -> None:
    bold = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for place, column in enumerate((table.kind, *table.columns)):
        sheet.write_string(0, place, column, bold)
        sheet.set_column(place, place, _WIDTHS.get(column, 24))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns))


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"

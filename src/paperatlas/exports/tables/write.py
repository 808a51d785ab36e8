"""Write a survey table in the form that the file's ending names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.errors import UsageError
from paperatlas.exports.tables.comma_separated import write_csv
from paperatlas.exports.tables.latex import write_latex
from paperatlas.exports.tables.markdown import write_markdown
from paperatlas.exports.tables.spreadsheet import write_xlsx
from paperatlas.exports.writing import partial_file

WRITERS: dict[str, Callable[[SurveyTable, Path], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".md": write_markdown,
    ".tex": write_latex,
}
"""The writers by the ending of the file."""


def check_ending(path: Path) -> None:
    """Raise `UsageError` for a file whose ending names no form of table."""
    if path.suffix.lower() not in WRITERS:
        raise UsageError(f"{path}: the ending says the form of the table; there are: {', '.join(WRITERS)}")


def write_table(table: SurveyTable, path: Path) -> None:
    """Write the table whole or not at all. Raises `UsageError` for another ending."""
    check_ending(path)
    with partial_file(path) as partial:
        WRITERS[path.suffix.lower()](table, partial)

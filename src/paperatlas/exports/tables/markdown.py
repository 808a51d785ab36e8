"""The survey table in Markdown, as GitHub and Pandoc read it: a pipe table, its sentences as footnotes.

Source: GitHub Flavored Markdown Spec 0.29, "Tables", "Backslash escapes"; GitHub Docs, "Footnotes".
"""

from __future__ import annotations

import re
from pathlib import Path

from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.footnotes import Footnotes, footnotes

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>|~$&#!^@])")


def write_markdown(table: SurveyTable, path: Path) -> None:
    """Write the table and its footnotes."""
    notes = footnotes(table)
    head = [_line([table.kind, *table.columns]), _line(["---"] * (1 + len(table.columns)))]
    rows = [_line([escaped(row.name), *_cells(row, notes)]) for row in table.rows]
    below = [f"[^{number}]: “{escaped(q.sentence)}” — {escaped(q.paper)}" for q, number in notes.numbers.items()]
    path.write_text("\n".join([*head, *rows, "", *below]).rstrip() + "\n", "utf-8")


def escaped(text: str) -> str:
    """Text as it stands, on one line, whatever Markdown takes its characters for.

    >>> escaped("A* <b> | [x]")
    'A\\\\* \\\\<b\\\\> \\\\| \\\\[x\\\\]'
    """
    bare = _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))
    return re.sub(
        r"(?i)\b(https?|ftp)://|\bwww\.", lambda m: m[0].replace("://", "&#58;//").replace("www.", "www&#46;"), bare
    )


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row, notes: Footnotes) -> list[str]:
    return ["; ".join(_entry(entry, notes) for entry in cell) for cell in row.cells]


def _entry(entry: Entry, notes: Footnotes) -> str:
    return escaped(entry.name) + "".join(f"[^{number}]" for number in notes.of(entry))

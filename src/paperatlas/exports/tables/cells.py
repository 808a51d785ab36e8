"""What the cells of a table say, as one text."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.analyses.survey_columns import RECORDED
from paperatlas.analyses.survey_rows import Entry


def needs_sentence(column: str) -> bool:
    """Whether the column was read from texts, not from records.

    >>> needs_sentence("robot"), needs_sentence("year")
    (True, False)
    """
    return column not in RECORDED


def names_text(cell: Sequence[Entry]) -> str:
    """The names in a cell.

    >>> names_text([Entry("A1"), Entry("Go1")])
    'A1; Go1'
    """
    return "; ".join(entry.name for entry in cell)


def sentences_text(kind: str, cell: Sequence[Entry], between: str = " | ") -> str:
    """The distinct sentences behind a cell, each with its paper where the row, of that kind, is none.

    >>> from paperatlas.analyses.quote import Quote
    >>> sentences_text("robot", [Entry("A1", (Quote("A1 walks.", "Walking"),))])
    '“A1 walks.” (Walking)'
    """
    quotes = dict.fromkeys(quote for entry in cell for quote in entry.quotes if quote.sentence)
    return between.join(f"“{q.sentence}”" if kind == "paper" else f"“{q.sentence}” ({q.paper})" for q in quotes)

"""The sentences behind a table as numbered notes, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_rows import Entry
from paperatlas.analyses.survey_table import SurveyTable


@dataclass(frozen=True)
class Footnotes:
    """Quotes in the order in which the table, read row by row, first refers to them; numbered from 1."""

    quotes: tuple[Quote, ...]
    numbers: dict[Quote, int]

    def of(self, entry: Entry) -> list[int]:
        """The numbers of the notes of an entry."""
        return [self.numbers[quote] for quote in entry.quotes if quote.sentence]


def footnotes(table: SurveyTable) -> Footnotes:
    """The notes of a table."""
    cells: list[Sequence[Entry]] = [cell for row in table.rows for cell in row.cells]
    quotes = dict.fromkeys(q for cell in cells for entry in cell for q in entry.quotes if q.sentence)
    return Footnotes(tuple(quotes), {quote: number for number, quote in enumerate(quotes, 1)})

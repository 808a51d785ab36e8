"""The survey table: rows of papers, methods, robots or benchmarks, each cell with the sentences that it was read from.

A row of papers shows what one paper says. Any other row is a concept, and its cells show what the papers say that
stand to it as its column asks (that propose the method, use the robot, evaluate on the benchmark); of results only
those of that method or on that benchmark. The column of the rows' own kind shows the sentences that name the row;
titles need none, so that rows of papers have no column ``paper``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_columns import RECORDED, check_columns
from paperatlas.analyses.survey_rows import Row, Survey
from paperatlas.analyses.survey_where import parse_where
from paperatlas.errors import UsageError
from paperatlas.stores import Answer, Store

ROWS = {
    "papers": "paper",
    "methods": "method",
    "tasks": "task",
    "robots": "robot",
    "benchmarks": "benchmark",
    "datasets": "dataset",
    "simulators": "simulator",
}
"""What rows can be, with the column that holds them."""

DEFAULT = ("method", "task", "robot", "benchmark", "simulator", "dataset", "metric", "result", "year", "venue")


@dataclass(frozen=True)
class SurveyTable:
    """The table. ``kind`` names what a row is; papers stand in the order of years and titles, concepts by name."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def answer(self) -> Answer:
        """A row an entry and quote."""
        columns = ("key", self.kind, "column", "entry", "sentence", "source")
        rows = (
            (row.key, row.name, column, entry.name, quote.sentence, quote.paper)
            for row in self.rows
            for column, cell in zip(self.columns, row.cells, strict=True)
            for entry in cell
            for quote in entry.quotes or (Quote(),)
        )
        return Answer(columns, tuple(rows))


def default_columns(rows: str) -> tuple[str, ...]:
    """The columns of a table for which none are named.

    >>> default_columns("robots")[:4]
    ('paper', 'method', 'task', 'benchmark')
    """
    own = ROWS.get(rows)
    return DEFAULT if own == "paper" else ("paper", *(column for column in DEFAULT if column != own))


def survey_table(
    store: Store, columns: Sequence[str] = (), rows: str = "papers", where: str = "", min_confidence: float = 0.0
) -> SurveyTable:
    """The table of what stands under these columns, for the papers that meet the conditions of ``where``.

    Conditions on the rows' own kind choose rows too. Raises `UsageError` for an unknown kind of rows, an unknown
    column, or conditions that are not understood (see `paperatlas.analyses.survey_where`).
    """
    if rows not in ROWS:
        raise UsageError(f"no rows '{rows}'; there are: {', '.join(ROWS)}")
    names = tuple(c for c in columns if c != "paper" or rows != "papers") or default_columns(rows)
    check_columns(names)
    survey = Survey(store, ROWS[rows], min_confidence, parse_where(where))
    found = survey.rows(names)
    return SurveyTable(ROWS[rows], names, found, tuple(_notes(found, ROWS[rows], names, where)))


def _notes(rows: Sequence[Row], kind: str, columns: Sequence[str], where: str) -> Iterator[str]:
    if not rows:
        yield f"no {kind} of this atlas meets: {where}" if where else f"this atlas holds no {kind}"
        return
    empty = [column for number, column in enumerate(columns) if not any(row.cells[number] for row in rows)]
    for column in empty:
        who = "no record of these papers" if column in RECORDED else "no paper here"
        yield f"{who} names any {column.removesuffix('s')}"

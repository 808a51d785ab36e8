"""What has not been tried: a matrix of two kinds of concepts, and its empty cells, the likeliest first.

A row and a column meet in the papers that work with both; how near an empty cell is, `paperatlas.analyses.closeness`
says. Known weakness: what abstracts leave out counts as not tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paperatlas.analyses.closeness import Cells, Gap, nearest_gaps
from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import Named
from paperatlas.analyses.trials import Trial, papers_of_task, relations, trials
from paperatlas.errors import UsageError
from paperatlas.ontology import load_schema
from paperatlas.stores import Answer, Store
from paperatlas.text.amount import amount

MOST = 20
"""Rows, and columns, of the matrix."""


@dataclass(frozen=True)
class Crossing:
    """Two kinds of concepts with the papers in which they meet; rows and columns with the most papers come first.

    ``left_out`` counts the rows, and the columns, that have fewer.
    """

    rows: tuple[Named, ...]
    columns: tuple[Named, ...]
    cells: Cells
    left_out: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Gaps:
    """The matrix (number of papers in each cell, row by row) and its gaps, the nearest first."""

    row_label: str
    column_label: str
    task: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    papers: tuple[tuple[int, ...], ...]
    gaps: tuple[Gap, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """The matrix, and the nearest gaps."""
        where = f" for {self.task}" if self.task else ""
        matrix = (
            (name, *("." if n == 0 else n for n in line)) for name, line in zip(self.rows, self.papers, strict=True)
        )
        title = f"papers by {self.row_label.lower()} and {self.column_label.lower()}{where}"
        head = (self.row_label.lower(), self.column_label.lower(), "closeness")
        near = (f"tried there: nearest {head[0]}", f"tried with it: nearest {head[1]}", "sentence")
        nearest = ((g.row, g.column, g.closeness, g.like_row, g.like_column, g.quote) for g in self.gaps[:MOST])
        found = Sheet(title, (self.row_label.lower(), *self.columns), tuple(matrix))
        return (found, Sheet("the nearest gaps", (*head, *near), tuple(nearest))) if self.rows else ()

    def answer(self) -> Answer:
        """A row a cell: filled cells by number of papers, then the gaps."""
        columns = ("row", "column", "papers", "closeness", "like_row", "like_column", "sentence", "paper")
        counts = (
            (r, c, n)
            for r, line in zip(self.rows, self.papers, strict=True)
            for c, n in zip(self.columns, line, strict=True)
        )
        filled = [(r, c, n, None, "", "", "", "") for r, c, n in counts if n]
        gaps = [(g.row, g.column, 0, g.closeness, g.like_row, g.like_column, *g.quote.parts) for g in self.gaps]
        return Answer(columns, (*sorted(filled, key=lambda row: (-row[2], row[0], row[1])), *gaps))


def find_gaps(
    store: Store, rows: str = "Method", columns: str = "Benchmark", task: str | None = None, most: int = MOST
) -> Gaps:
    """The matrix of two labels, over the papers on a task (or narrower ones) if one is given.

    At most ``most`` rows and columns are kept: those with the most papers in filled cells. Raises `UsageError` for
    labels that papers do not work with, `NotFoundError` for an unknown task.
    """
    labels = _label(rows), _label(columns)
    if labels[0] == labels[1]:
        raise UsageError(f"rows and columns are both {labels[0]}; take two kinds")
    name, papers = papers_of_task(store, task) if task else ("", None)
    crossing = cross(trials(store, labels[0], papers), trials(store, labels[1], papers), labels, (most, most))
    rows_, columns_ = crossing.rows, crossing.columns
    counts = tuple(tuple(len(crossing.cells.get((r, c), ())) for c in columns_) for r in rows_)
    names = tuple(r.name for r in rows_), tuple(c.name for c in columns_)
    gaps = nearest_gaps(crossing.cells, rows_, columns_)
    return Gaps(*labels, name, *names, counts, gaps, tuple(_notes(crossing, labels, name)))


def cross(
    row_trials: Iterable[Trial], column_trials: Iterable[Trial], labels: tuple[str, str], most: tuple[int, int]
) -> Crossing:
    """The largest part of a matrix: at most so many columns, and of the rows in these at most so many."""
    whole = _cells(row_trials, column_trials, labels)
    cells = _largest(whole, most)
    totals: Counter[Named] = Counter()
    for pair, found in cells.items():
        for named in pair:
            totals[named] += len(found)
    order = sorted(totals, key=lambda named: (-totals[named], named))
    rows, columns = (tuple(named for named in order if named.label == label) for label in labels)
    left_out = [len({pair[side] for pair in whole} - {pair[side] for pair in cells}) for side in (0, 1)]
    return Crossing(rows, columns, cells, (left_out[0], left_out[1]))


def _label(name: str) -> str:
    label = next((kind for kind in load_schema().concept_types if kind.lower() == name.lower()), "")
    if not label or not relations(label):
        known = ", ".join(kind for kind in load_schema().concept_types if relations(kind))
        raise UsageError(f"papers work with no '{name}'; there are: {known}")
    return label


def _cells(row_trials: Iterable[Trial], column_trials: Iterable[Trial], labels: tuple[str, str]) -> Cells:
    by_paper: dict[str, list[Trial]] = {}
    for trial in column_trials:
        by_paper.setdefault(trial.paper, []).append(trial)
    cells: Cells = {}
    for row in row_trials:
        for column in by_paper.get(row.paper, ()):
            pair = Named(labels[0], row.key, row.name), Named(labels[1], column.key, column.name)
            cells.setdefault(pair, {}).setdefault(row.paper, column.quote)
    return cells


def _largest(cells: Cells, most: tuple[int, int]) -> Cells:
    for side in (1, 0):
        papers: Counter[Named] = Counter()
        for pair, found in cells.items():
            papers[pair[side]] += len(found)
        kept = set(sorted(papers, key=lambda named: (-papers[named], named))[: most[side]])
        cells = {pair: found for pair, found in cells.items() if pair[side] in kept}
    return cells


def _notes(crossing: Crossing, labels: tuple[str, str], task: str) -> Iterator[str]:
    if not crossing.cells:
        where = f" on {task}" if task else ""
        yield f"no paper of this atlas{where} works with both a {labels[0].lower()} and a {labels[1].lower()}"
    for label, left_out in zip(labels, crossing.left_out, strict=True):
        if left_out:
            yield f"{amount(left_out, label.lower())} with fewer papers left out; see more with --most"

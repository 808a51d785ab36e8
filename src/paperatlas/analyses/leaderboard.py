"""Who leads on a benchmark: the numbers that papers report, only comparable ones in one ranking.

Two results are comparable where they name the same metric, in the same kind of unit, meant the same way (reached, or
by how much more, less, faster). Those whose sentence names no metric are listed and not ranked. What the settings of
two papers differ in beyond that, an abstract does not say: each standing shows its sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperatlas.analyses.broader import at_or_below
from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import Named, find_one
from paperatlas.analyses.quote import Quote
from paperatlas.analyses.results import Record, reported
from paperatlas.stores import Answer, Store
from paperatlas.text.amount import amount

LOWER_IS_BETTER = re.compile(
    r"\b(?:collision|cost|delay|distance|divergence|energy|error|fid|fvd|latency|loss|perplexity|regret|rmse|time|wer)\b"
    r"(?!.*\b(?:efficiency|saving|reduction))"
)
"""Metrics in which less is better, by the words in them."""


@dataclass(frozen=True)
class Standing:
    """One number on a board. ``rank`` is None where there is no ranking; equal numbers share one.

    ``result`` is the key of the result that says it.
    """

    rank: int | None
    method: str
    value: str
    year: int | None
    quote: Quote
    result: str = ""


@dataclass(frozen=True)
class Board:
    """Comparable numbers, best first. ``metric`` is empty where the sentences name none: then nothing is ranked."""

    metric: str
    unit: str
    comparison: str
    lowest_first: bool
    standings: tuple[Standing, ...]

    @property
    def title(self) -> str:
        """The board in words."""
        if not self.metric:
            return "not ranked: no metric is named"
        unit = f" in {self.unit}" if self.unit else ""
        order = "lowest" if self.lowest_first else "highest"
        meant = "" if self.comparison == "reached" else f", {self.comparison} than others"
        return f"{self.metric}{unit}{meant} ({order} first)"


@dataclass(frozen=True)
class Leaderboard:
    """All boards of one benchmark, the longest first; numbers without a metric last."""

    benchmark: str
    boards: tuple[Board, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """A table a board."""
        columns = ("rank", "method", "value", "year", "sentence")
        return tuple(
            Sheet(f"{self.benchmark}: {board.title}", columns, tuple(_shown(s) for s in board.standings))
            for board in self.boards
        )

    def answer(self) -> Answer:
        """A row a standing."""
        columns = ("benchmark", "metric", "unit", "comparison", "rank", "method", "value", "year", "sentence", "paper")
        rows = (
            (self.benchmark, b.metric, b.unit, b.comparison, *_shown(s)[:4], *s.quote.parts)
            for b in self.boards
            for s in b.standings
        )
        return Answer(columns, tuple(rows))


def leaderboard(store: Store, benchmark: str) -> Leaderboard:
    """The boards of a benchmark, dataset or simulator. Raises `NotFoundError`, `UsageError` for an ambiguous name."""
    named = find_one(store, benchmark, "Resource")
    records = reported(store, benchmark=named.key)
    return Leaderboard(named.name, rank_results(records), tuple(_notes(store, named, records)))


def rank_results(records: Iterable[Record]) -> tuple[Board, ...]:
    """The boards of the results on one benchmark: comparable ones on one board, the longest first."""
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        metric, unit, comparison = record.setting
        groups[(metric, unit, comparison) if metric and record.number is not None else ("", "", "")].append(record)
    boards = [_board(setting, group) for setting, group in groups.items()]
    return tuple(sorted(boards, key=lambda b: (not b.metric, -len(b.standings), b.metric, b.unit, b.comparison)))


def _shown(s: Standing) -> tuple[str | int | Quote | None, ...]:
    return s.rank, s.method, s.value, s.year, s.quote


def _board(setting: tuple[str, str, str], records: Sequence[Record]) -> Board:
    folded, unit, comparison = setting
    lowest_first = comparison == "reached" and LOWER_IS_BETTER.search(folded) is not None
    if not folded:
        ordered = sorted(records, key=lambda r: (-(r.year or 0), r.quote, r.value))
        return Board("", "", "", False, tuple(_standing(r, None) for r in ordered))
    sign = 1 if lowest_first else -1
    ordered = sorted(records, key=lambda r: (sign * (r.number or 0), r.method.name, r.quote, r.value))
    numbers = [r.number for r in ordered]
    standings = tuple(_standing(r, 1 + numbers.index(r.number)) for r in ordered)
    return Board(min(r.metric for r in records), unit, comparison, lowest_first, standings)


def _standing(record: Record, rank: int | None) -> Standing:
    meant = "" if rank is not None or record.comparison == "reached" else f" {record.comparison}"
    return Standing(rank, record.method.name or "-", record.value + meant, record.year, record.quote, record.key)


def _notes(store: Store, named: Named, records: Sequence[Record]) -> Iterator[str]:
    if not records:
        yield f"no paper of this atlas reports a number on {named.name}"
    undated = sum(record.year is None for record in records)
    if undated:
        yield f"the year of {amount(undated, 'result')} is not known"
    parts = at_or_below(store, "Resource", [named.key]) - {named.key}
    elsewhere = _names(r for r in reported(store) if r.benchmark.key in parts) if parts else []
    if elsewhere:
        yield f"parts of {named.name} have leaderboards of their own: {', '.join(elsewhere)}"


def _names(records: Iterable[Record]) -> list[str]:
    return sorted({record.benchmark.name for record in records})

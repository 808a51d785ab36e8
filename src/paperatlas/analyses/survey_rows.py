"""The rows of a survey table: which papers carry which row, and what their cells hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_columns import CONCEPTS, RESULT, Sighting, sightings
from paperatlas.analyses.survey_where import Condition, excludes, matching
from paperatlas.stores import Store


@dataclass(frozen=True)
class Entry:
    """One name in a cell, with a quote for each paper that gives it; none for what records say.

    ``key`` is that of the concept or result, of several of one name the first; empty for what records say.
    """

    name: str
    quotes: tuple[Quote, ...] = ()
    key: str = field(default="", compare=False)


@dataclass(frozen=True)
class Row:
    """A paper or concept, with a cell for each column of the table: its entries."""

    key: str
    name: str
    cells: tuple[tuple[Entry, ...], ...]


class Survey:
    """The papers and rows that meet the conditions; ``own`` is the column that holds the rows."""

    def __init__(self, store: Store, own: str, least: float, conditions: Sequence[Condition]) -> None:
        self._store = store
        self._own = own
        self._least = least
        papers = store.query("MATCH (p:Paper) RETURN p.id, p.title, p.year").rows
        ordered = sorted(papers, key=lambda row: (row[2] is None, row[2], row[1], row[0]))
        self._papers = {key: title for key, title, _ in ordered}
        self._row_keys: set[str] | None = None
        for condition in conditions:
            self._apply(condition)

    def rows(self, columns: Sequence[str]) -> tuple[Row, ...]:
        """The rows under these columns."""
        names, carried = self._rows()
        gathered = [self._column(column, carried) for column in columns]
        return tuple(
            Row(key, name, tuple(_entries(column.get(key, ())) for column in gathered)) for key, name in names.items()
        )

    def _apply(self, condition: Condition) -> None:
        found = matching(self._store, condition, self._least)
        papers, keys = {s.paper for s in found}, {s.key for s in found}
        without = excludes(condition)
        if condition.column == self._own and self._own in CONCEPTS:
            every = {s.key for s in sightings(self._store, self._own, self._least)}
            kept = every - keys if without else keys
            self._row_keys = kept if self._row_keys is None else self._row_keys & kept
        else:
            self._papers = {key: title for key, title in self._papers.items() if (key in papers) != without}

    def _rows(self) -> tuple[dict[str, str], Mapping[str, set[str]]]:
        """The names of the rows by key, in order; and the keys of the rows that each paper carries."""
        if self._own not in CONCEPTS:
            return self._papers, {key: {key} for key in self._papers}
        names: dict[str, str] = {}
        carried: dict[str, set[str]] = defaultdict(set)
        for s in sightings(self._store, self._own, self._least):
            if s.paper in self._papers and (self._row_keys is None or s.key in self._row_keys):
                names[s.key] = s.name
                carried[s.paper].add(s.key)
        return names, carried

    def _column(self, column: str, carried: Mapping[str, set[str]]) -> dict[str, list[Sighting]]:
        """What stands in a column, by the key of the row."""
        cells: dict[str, list[Sighting]] = defaultdict(list)
        for s in sightings(self._store, column, self._least):
            for key in carried.get(s.paper, ()):
                if self._belongs(s, column, key):
                    cells[key].append(s)
        return cells

    def _belongs(self, s: Sighting, column: str, row: str) -> bool:
        """Whether what a paper says under a column is about the row, beyond that the paper carries the row."""
        if column == self._own and column in CONCEPTS:
            return s.key == row
        if column == RESULT and self._own in ("method", "benchmark", "dataset", "simulator"):
            return row in s.about
        return True


def _entries(found: Sequence[Sighting]) -> tuple[Entry, ...]:
    """The entries of a cell: one a name, with its distinct quotes."""
    quotes: dict[str, dict[Quote, None]] = {}
    keys: dict[str, str] = {}
    for s in found:
        keys.setdefault(s.name, s.key)
        told = quotes.setdefault(s.name, {})
        if s.quote != Quote():
            told[s.quote] = None
    return tuple(Entry(name, tuple(told), keys[name]) for name, told in quotes.items())

"""The survey table: a row a paper, a column a kind of concept, each cell with the sentence that it was read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paperatlas.errors import UsageError
from paperatlas.stores import Store

COLUMNS: dict[str, tuple[tuple[str, ...], str]] = {
    "method": (("PROPOSES",), "Method"),
    "uses": (("USES",), "Method"),
    "baseline": (("COMPARES_WITH",), "Method"),
    "task": (("ADDRESSES",), "Task"),
    "robot": (("USES_ROBOT",), "Robot"),
    "benchmark": (("INTRODUCES", "EVALUATED_ON"), "Benchmark"),
    "dataset": (("INTRODUCES", "EVALUATED_ON"), "Dataset"),
    "simulator": (("INTRODUCES", "EVALUATED_ON"), "Simulator"),
    "metric": (("MENTIONS",), "Metric"),
    "result": (("REPORTS",), "Result"),
}
"""The columns that hold concepts: by which relationships, to which label."""

PLAIN = {"year": "p.year", "venue": "p.venue", "authors": "p.authors", "url": "p.url"}
"""The columns that hold what the record says."""


@dataclass(frozen=True)
class Cell:
    """The names in a cell, and for each the sentence behind it (empty for metadata)."""

    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class SurveyTable:
    """Cells by row (a paper's key) and column; rows in the order of years and titles."""

    columns: tuple[str, ...]
    titles: dict[str, str]
    cells: dict[tuple[str, str], Cell]


def survey_table(store: Store, columns: Sequence[str]) -> SurveyTable:
    """The table of all papers under these columns. Raises `UsageError` for an unknown column."""
    unknown = [column for column in columns if column not in COLUMNS and column not in PLAIN]
    if unknown:
        raise UsageError(f"no column '{unknown[0]}'; there are: {', '.join([*COLUMNS, *PLAIN])}")
    rows = store.query("MATCH (p:Paper) RETURN p.id, p.title, p.year").rows
    titles = {key: title for key, title, _ in sorted(rows, key=lambda row: (row[2] or 0, row[1], row[0]))}
    cells: dict[tuple[str, str], Cell] = {}
    for column in columns:
        found = _plain_cells(store, column) if column in PLAIN else _concept_cells(store, column)
        cells.update({(key, column): cell for key, cell in found.items()})
    return SurveyTable(tuple(columns), titles, cells)


def _plain_cells(store: Store, column: str) -> dict[str, Cell]:
    rows = store.query(f"MATCH (p:Paper) RETURN p.id, {PLAIN[column]}").rows
    return {key: Cell(tuple(map(str, _parts(value)))) for key, value in rows if value not in (None, [])}


def _parts(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _concept_cells(store: Store, column: str) -> dict[str, Cell]:
    types, label = COLUMNS[column]
    shown = "o.value" if label == "Result" else "o.name"
    gathered: dict[str, dict[str, str]] = defaultdict(dict)
    for type_ in types:
        rows = store.query(f"MATCH (p:Paper)-[e:{type_}]->(o:{label}) RETURN p.id, {shown}, e.sentences").rows
        for key, name, sentences in sorted(rows, key=lambda row: (row[0], row[1])):
            gathered[key].setdefault(name, (sentences or [""])[0])
    return {key: Cell(tuple(sorted(c)), tuple(c[name] for name in sorted(c))) for key, c in gathered.items()}

"""The columns of the survey table, and how each is read from a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.analyses.results import Record, reported
from paperatlas.errors import UsageError
from paperatlas.stores import Store


@dataclass(frozen=True)
class ConceptColumn:
    """A column of concepts: what its papers stand to them in, and their label."""

    types: tuple[str, ...]
    label: str


TRIED = ("EVALUATED_ON", "INTRODUCES")

CONCEPTS = {
    "method": ConceptColumn(("PROPOSES",), "Method"),
    "uses": ConceptColumn(("USES",), "Method"),
    "baseline": ConceptColumn(("COMPARES_WITH",), "Method"),
    "task": ConceptColumn(("ADDRESSES",), "Task"),
    "robot": ConceptColumn(("USES_ROBOT",), "Robot"),
    "benchmark": ConceptColumn(TRIED, "Benchmark"),
    "dataset": ConceptColumn(TRIED, "Dataset"),
    "simulator": ConceptColumn(TRIED, "Simulator"),
    "metric": ConceptColumn(("MENTIONS",), "Metric"),
}

RESULT = "result"

RECORDED = {
    "paper": "p.title",
    "year": "p.year",
    "venue": "p.venue",
    "authors": "p.authors",
    "url": "p.url",
    "arxiv": "p.arxiv",
    "doi": "p.doi",
}
"""The columns that hold what the paper's record says; they need no sentence."""

COLUMNS = (*CONCEPTS, RESULT, *RECORDED)


@dataclass(frozen=True)
class Sighting:
    """One name in a column, as one paper has it. ``about`` holds the keys of what a result is about."""

    paper: str
    key: str
    name: str
    quote: Quote
    about: tuple[str, ...] = ()


def check_columns(columns: Sequence[str]) -> None:
    """Raise `UsageError` for an unknown column, one that stands twice, or none at all."""
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise UsageError(f"no column '{unknown[0]}'; there are: {', '.join(COLUMNS)}")
    twice = [column for column in columns if columns.count(column) > 1]
    if twice or not columns:
        raise UsageError(
            f"column '{twice[0]}' stands twice" if twice else f"no column; there are: {', '.join(COLUMNS)}"
        )


def sightings(store: Store, column: str, least: float = 0.0) -> list[Sighting]:
    """All that a column can show, from assertions that are at least so sure, in the order in which cells list it."""
    read: Callable[[Store, str, float], Iterator[Sighting]] = (
        _recorded if column in RECORDED else _results if column == RESULT else _concepts
    )
    found = list(read(store, column, least))
    return (
        found
        if column in RECORDED
        else sorted(found, key=lambda s: (s.name.casefold(), s.name, s.key, s.quote, s.paper))
    )


def _concepts(store: Store, column: str, least: float) -> Iterator[Sighting]:
    wanted = CONCEPTS[column]
    for type_ in wanted.types:
        text = (
            f"MATCH (p:Paper)-[e:{type_}]->(o:{wanted.label}) WHERE e.confidence >= $least "
            "RETURN p.id, o.id, o.name, e.sentences, p.title"
        )
        for paper, key, name, sentences, title in store.query(text, {"least": least}).rows:
            yield Sighting(paper, key, name, quote_of(sentences, title))


def _results(store: Store, column: str, least: float) -> Iterator[Sighting]:
    for record in reported(store, least=least):
        about = record.method.key, record.benchmark.key
        yield Sighting(record.paper, record.key, in_words(record), record.quote, about)


def in_words(record: Record) -> str:
    """A result as a cell shows it.

    >>> from paperatlas.analyses.results import About
    >>> in_words(Record("", "", 2024, "91%", 91, "%", "more", "success rate", About(), About("", "LIBERO"), Quote()))
    '91% more success rate on LIBERO'
    """
    meant = record.comparison if record.comparison != "reached" else ""
    where = f"on {record.benchmark.name}" if record.benchmark.name else ""
    return " ".join(part for part in (record.value, meant, record.metric, where) if part)


def _recorded(store: Store, column: str, least: float) -> Iterator[Sighting]:
    rows = store.query(f"MATCH (p:Paper) RETURN p.id, {RECORDED[column]} AS value, p.title AS title").rows
    for paper, value, _ in sorted(rows, key=lambda row: (str(row[2]), row[0])):
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if part not in (None, ""):
                yield Sighting(paper, "", str(part), Quote())

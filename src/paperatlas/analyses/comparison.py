"""Two methods side by side: what they were both tried on and for, what is said of the two, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.analyses.explanation import explain
from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import Named, find_one
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.analyses.results import Record, reported
from paperatlas.analyses.trials import Trial, relations, trials
from paperatlas.errors import UsageError
from paperatlas.stores import Answer, Store

SHARED = ("Task", "Benchmark", "Dataset", "Simulator", "Robot")
"""What two methods can share, in the order of the answer."""

NO_CLAIMS = ("MENTIONS", "BROADER", "SAME_NAME")


@dataclass(frozen=True)
class Line:
    """One thing that is said of both: under ``kind`` (a label, ``claim`` or ``result``) what each side shows."""

    kind: str
    name: str
    left: str
    right: str
    left_quote: Quote
    right_quote: Quote


@dataclass(frozen=True)
class Comparison:
    """Two methods with what they share, then direct claims, then comparable results."""

    left: str
    right: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """One table."""
        columns = ("kind", "what", self.left, "sentence", self.right, "sentence")
        rows = ((line.kind, line.name, line.left, line.left_quote, line.right, line.right_quote) for line in self.lines)
        return (Sheet(f"{self.left} and {self.right}", columns, tuple(rows)),) if self.lines else ()

    def answer(self) -> Answer:
        """A row a line."""
        sides = ("left", "left_sentence", "left_paper", "right", "right_sentence", "right_paper")
        rows = ((x.kind, x.name, x.left, *x.left_quote.parts, x.right, *x.right_quote.parts) for x in self.lines)
        return Answer(("kind", "what", *sides), tuple(rows))


def compare(store: Store, left: str, right: str) -> Comparison:
    """Compare two methods by the papers that propose, use or compare with them.

    Raises `NotFoundError`, and `UsageError` for an ambiguous name or where both are one method.
    """
    a, b = find_one(store, left, "Method"), find_one(store, right, "Method")
    if a.key == b.key:
        raise UsageError(f"'{left}' and '{right}' are one method, {a.name}; take two")
    shared, claims, results = tuple(_shared(store, a, b)), tuple(_claims(store, a, b)), tuple(_results(store, a, b))
    notes = []
    if not shared:
        notes.append(f"no task, benchmark or robot is known of both {a.name} and {b.name}")
    if not claims:
        notes.append(f"no paper of this atlas speaks of {a.name} and {b.name} in one claim")
    if not results:
        notes.append(f"no comparable numbers are known of both {a.name} and {b.name}")
    return Comparison(a.name, b.name, (*shared, *claims, *results), tuple(notes))


def _papers(store: Store, method: Named) -> set[str]:
    """The papers that work with a method."""
    found = set()
    for type_ in relations("Method"):
        text = f"MATCH (p:Paper)-[:{type_}]->(m:Method) WHERE m.id = $key RETURN p.id"
        found |= {row[0] for row in store.query(text, {"key": method.key}).rows}
    return found


def _shared(store: Store, a: Named, b: Named) -> Iterator[Line]:
    papers = _papers(store, a), _papers(store, b)
    for label in SHARED:
        left, right = (_by_concept(trials(store, label, side)) for side in papers)
        for key in sorted(left.keys() & right.keys(), key=lambda key: (left[key][0].name, key)):
            yield Line(
                label.lower(),
                left[key][0].name,
                _count(left[key]),
                _count(right[key]),
                left[key][0].quote,
                right[key][0].quote,
            )


def _by_concept(found: list[Trial]) -> dict[str, list[Trial]]:
    by_concept: dict[str, list[Trial]] = {}
    for trial in found:
        by_concept.setdefault(trial.key, []).append(trial)
    return by_concept


def _count(found: list[Trial]) -> str:
    papers = len({trial.paper for trial in found})
    return f"{papers} paper" + "s" * (papers != 1)


def _claims(store: Store, a: Named, b: Named) -> Iterator[Line]:
    """What is said of both, but for mere mentions, with the sentence on the side of the method that is spoken for."""
    for s in explain(store, a.key, b.key):
        if s.type not in NO_CLAIMS:
            quote = quote_of([s.sentence], s.paper)
            name = f"{s.subject} {s.type.replace('_', ' ').lower()} {s.object}"
            quotes = (Quote(), quote) if s.object == a.name else (quote, Quote())
            yield Line("claim", name, "", "", *quotes)


def _results(store: Store, a: Named, b: Named) -> Iterator[Line]:
    left, right = reported(store, method=a.key), reported(store, method=b.key)
    pairs = [(x, y) for x in left for y in right if _comparable(x, y)]
    for x, y in sorted(
        pairs,
        key=lambda pair: (pair[0].benchmark, pair[0].setting, pair[0].quote, pair[1].quote),
    ):
        meant = "" if x.comparison == "reached" else f", {x.comparison}"
        yield Line("result", f"{x.metric} on {x.benchmark.name}{meant}", x.value, y.value, x.quote, y.quote)


def _comparable(x: Record, y: Record) -> bool:
    return bool(x.metric and x.benchmark.key) and (x.benchmark.key, x.setting) == (y.benchmark.key, y.setting)

"""Where papers contradict each other: numbers that differ for one set-up, and claims that are opposite.

One set-up is one method, benchmark, metric, kind of unit and meaning (reached, more, less, faster), in two papers; two
numbers of one paper are two settings of it. Known weakness: abstracts rarely say which split, budget or seed a number
belongs to, so a conflict is a reason to read both sentences and no verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.analyses.results import Record, reported
from paperatlas.stores import Answer, Store


@dataclass(frozen=True, order=True)
class Conflict:
    """Two sentences that do not go together, with what each says. ``about`` is the set-up or the two methods."""

    kind: str
    about: str
    left: str
    right: str
    left_quote: Quote
    right_quote: Quote


@dataclass(frozen=True)
class Conflicts:
    """All conflicts of an atlas: ``number`` before ``opposite claims``, each sorted by what it is about."""

    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """One table."""
        columns = ("kind", "about", "one says", "sentence", "another says", "sentence")
        rows = ((c.kind, c.about, c.left, c.left_quote, c.right, c.right_quote) for c in self.conflicts)
        return (Sheet("conflicts", columns, tuple(rows)),) if self.conflicts else ()

    def answer(self) -> Answer:
        """A row a conflict."""
        sides = ("left", "left_sentence", "left_paper", "right", "right_sentence", "right_paper")
        rows = ((c.kind, c.about, c.left, *c.left_quote.parts, c.right, *c.right_quote.parts) for c in self.conflicts)
        return Answer(("kind", "about", *sides), tuple(rows))


def find_conflicts(store: Store) -> Conflicts:
    """The conflicts of all papers."""
    numbers, claims = sorted(_numbers(reported(store))), sorted(_claims(store))
    notes = []
    if not numbers:
        notes.append("no two papers of this atlas give different numbers for one method, benchmark and metric")
    if not claims:
        notes.append("no two methods of this atlas are each said to outperform the other")
    return Conflicts((*numbers, *claims), tuple(notes))


def _numbers(records: Iterable[Record]) -> Iterator[Conflict]:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        if record.method.key and record.benchmark.key and record.metric and record.number is not None:
            groups[record.method.key, record.benchmark.key, *record.setting].append(record)
    for group in groups.values():
        group.sort(key=lambda r: (r.year or 0, r.quote, r.value))
        for left, right in combinations(group, 2):
            if left.paper != right.paper and left.number != right.number:
                about = f"{left.method.name} on {left.benchmark.name}, {left.metric}"
                meant = "" if left.comparison == "reached" else f" {left.comparison}"
                yield Conflict("number", about, left.value + meant, right.value + meant, left.quote, right.quote)


def _claims(store: Store) -> Iterator[Conflict]:
    """Pairs of claims that run both ways between two methods."""
    text = (
        "MATCH (a:Method)-[e:OUTPERFORMS]->(b:Method)-[f:OUTPERFORMS]->(a) WHERE a.id < b.id "
        "MATCH (p:Paper) WHERE p.id = e.paper MATCH (q:Paper) WHERE q.id = f.paper "
        "RETURN a.name, b.name, e.sentences, p.title, f.sentences, q.title"
    )
    for a, b, sentences, paper, others, other_paper in store.query(text).rows:
        quotes = quote_of(sentences, paper), quote_of(others, other_paper)
        yield Conflict("opposite claims", f"{a} and {b}", f"{a} outperforms {b}", f"{b} outperforms {a}", *quotes)

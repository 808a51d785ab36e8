"""What one atlas says and another does not, and why.

The causes, in the order in which they are looked for: a paper that only one of them has; a change by hand; names that
only one of them joins; another version of the model, where the text was not read so before; another record of the
paper. An edge of the vocabulary or of linking has the cause of the concept at its ends, and so has what a concept is
called; a change by hand comes first there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperatlas.curation import Operation
from paperatlas.linking.names import unit_name
from paperatlas.model import Assertion, Concept, LinkRecord
from paperatlas.pipeline.side import Key, Side, places

_ON_EDGES = ("forbid", "merge", "split", "alias", "retype", "deny")
_ON_CONCEPTS = {
    "name": ("rename", "merge", "split", "alias"),
    "type": ("retype", "merge", "split", "alias"),
    "alias": ("alias", "rename", "merge", "split"),
}
"""Which changes by hand can be behind a change of an edge, and of what a concept is called; the likeliest first."""


@dataclass(frozen=True, order=True)
class Change:
    """One assertion, or name, type or alias of a concept, that was added, removed or changed, and why."""

    subject: str
    predicate: str
    object: str
    paper: str
    change: str
    cause: str


def diff(old: Path, new: Path) -> list[Change]:
    """The changes from one atlas to another, sorted by assertion. Raises `AtlasError`."""
    return find_changes(Side.of(old), Side.of(new))


def find_changes(old: Side, new: Side) -> list[Change]:
    """The changes from one side to the other."""
    causes = _Causes(old, new)
    found = [(key, a, "removed") for key, a in old.assertions.items() if key not in new.assertions]
    for key, assertion in new.assertions.items():
        if key not in old.assertions:
            found.append((key, assertion, "added"))
        elif assertion != old.assertions[key]:
            found.append((key, assertion, "changed"))
    by_paper = [(key, change, causes.of(a, change)) for key, a, change in found if a.paper]
    without = [(key, change) for key, a, change in found if not a.paper]
    of_end: dict[str, str] = {}
    for key, _, cause in sorted(by_paper):
        of_end.setdefault(key[0], cause)
        of_end.setdefault(key[2], cause)
    edges = list(_inherited(without, of_end, causes))
    called = [
        (key, change, causes.by_hand(key[0], _ON_CONCEPTS[key[1]]) or of_end.get(key[0]) or "vocabulary")
        for key, change in _called_otherwise(old, new)
    ]
    return sorted(Change(*key, change, cause) for key, change, cause in [*by_paper, *edges, *called])


def _inherited(
    without: Sequence[tuple[Key, str]], of_end: dict[str, str], causes: _Causes
) -> Iterator[tuple[Key, str, str]]:
    """Edges without a paper with the cause of the concepts at their ends, from one to the next, added to ``of_end``."""

    def cause_of(key: Key) -> str | None:
        found = (causes.by_hand(end, _ON_EDGES) or of_end.get(end) for end in causes.ends(key))
        return next(filter(None, found), None)

    waiting = sorted(without)
    while waiting:
        known = [edge for edge in waiting if cause_of(edge[0])]
        for key, change in known or waiting:
            cause = cause_of(key) or "vocabulary"
            of_end.setdefault(key[0], cause)
            of_end.setdefault(key[2], cause)
            yield key, change, cause
        waiting = [edge for edge in waiting if edge not in known] if known else []


def _called_otherwise(old: Side, new: Side) -> Iterator[tuple[Key, str]]:
    """Names, types and aliases that a concept of both sides has on one of them only."""
    after = {concept.key: _called(concept) for concept in new.graph.concepts}
    for concept in old.graph.concepts:
        if concept.key in after:
            was, is_now = _called(concept), after[concept.key]
            yield from ((key, "removed") for key in was - is_now)
            yield from ((key, "added") for key in is_now - was)


def _called(concept: Concept) -> set[Key]:
    texts = [("name", concept.name), ("type", concept.type), *(("alias", alias) for alias in concept.aliases)]
    return {(concept.key, what, text, "") for what, text in texts}


class _Causes:
    """Looks for the cause of one change between two sides."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        operations = [("curation taken back", o) for o in old.operations if o not in new.operations]
        operations += [("curation", o) for o in new.operations if o not in old.operations]
        self._curated: dict[tuple[str, str], str] = {}
        for word, operation in operations:
            for key in self._keys(operation.on):
                self._curated[operation.op, key] = f"{word}: {_shown(operation)}"  # the last one is in force
        self._joined: dict[str, str] = {}
        for word, records in (("merge", new.links - old.links), ("no longer merged", old.links - new.links)):
            for record in sorted(records):
                for key in self._keys(_ends(record)):
                    self._joined.setdefault(key, f"{word}: {' = '.join(_ends(record))} ({record.rule})")

    def of(self, a: Assertion, change: str) -> str:
        """The cause, in words."""
        own, other = (self._old, self._new) if change == "removed" else (self._new, self._old)
        paper = own.papers.get(a.paper or "")
        if paper is not None and not any(record in other.records for record in paper.records):
            return "paper removed" if change == "removed" else "new paper"
        ends = (*own.about(a.subject), *own.about(a.object))
        touched = [*(self.by_hand(end, _ON_EDGES) for end in ends), *map(self._joined.get, ends)]
        if cause := next(filter(None, touched), None):
            return cause
        if self._old.model != self._new.model and (change == "changed" or not other.said.issuperset(places(a))):
            return f"model: {self._new.model} instead of {self._old.model}"
        return "another record of the paper" if a.paper in other.papers else "the paper has another key"

    def by_hand(self, key: str, kinds: Iterable[str]) -> str | None:
        """The change by hand of a concept, in words: of the first of these kinds of operation that there is."""
        return next((self._curated[kind, key] for kind in kinds if (kind, key) in self._curated), None)

    def ends(self, key: Key) -> list[str]:
        """The ends of an edge, first one that only one side has: an edge comes and goes with it."""
        return sorted((key[0], key[2]), key=lambda end: end in self._old.concepts and end in self._new.concepts)

    def _keys(self, names: Iterable[str]) -> Iterator[str]:
        """The keys of the concepts of these names, on both sides."""
        for name in names:
            for side in (self._old, self._new):
                yield side.concepts.get(name, name)


def _shown(operation: Operation) -> str:
    return f"{operation.op} {', '.join(operation.on)}" + (f" to {operation.to}" if operation.to else "")


def _ends(record: LinkRecord) -> tuple[str, str]:
    return unit_name(record.left), unit_name(record.right)

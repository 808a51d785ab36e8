"""What one atlas says and another does not, and why.

The causes, in the order in which they are looked for: a paper that only one of them has; a change by hand; names that
only one of them joins; another version of the model, where the text was not read so before; another record of the
paper. An edge of the vocabulary or of linking has the cause of the concept at its ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperatlas.curation import Operation
from paperatlas.linking.names import unit_name
from paperatlas.model import Assertion, LinkRecord
from paperatlas.pipeline.side import Key, Side, places


@dataclass(frozen=True, order=True)
class Change:
    """One assertion that was added, removed or changed, and why."""

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
    return sorted(Change(*key, change, cause) for key, change, cause in [*by_paper, *_inherited(without, by_paper)])


def _inherited(
    without: Sequence[tuple[Key, str]], by_paper: Iterable[tuple[Key, str, str]]
) -> Iterator[tuple[Key, str, str]]:
    """Edges without a paper with the cause of the concepts at their ends, from one to the next."""
    of_end: dict[str, str] = {}
    for key, _, cause in sorted(by_paper):
        of_end.setdefault(key[0], cause)
        of_end.setdefault(key[2], cause)
    waiting = sorted(without)
    while waiting:
        known = [edge for edge in waiting if edge[0][0] in of_end or edge[0][2] in of_end]
        for key, change in known or waiting:
            cause = of_end.get(key[0]) or of_end.get(key[2]) or "vocabulary"
            of_end.setdefault(key[0], cause)
            of_end.setdefault(key[2], cause)
            yield key, change, cause
        waiting = [edge for edge in waiting if edge not in known] if known else []


class _Causes:
    """Looks for the cause of one change between two sides."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        operations = [("curation", o) for o in new.operations if o not in old.operations]
        operations += [("curation taken back", o) for o in old.operations if o not in new.operations]
        self._curated: dict[str, str] = {}
        for word, operation in operations:
            self._touch(self._curated, operation.on, f"{word}: {_shown(operation)}")
        self._joined: dict[str, str] = {}
        for word, records in (("merge", new.links - old.links), ("no longer merged", old.links - new.links)):
            for record in sorted(records):
                self._touch(self._joined, _ends(record), f"{word}: {' = '.join(_ends(record))} ({record.rule})")

    def of(self, a: Assertion, change: str) -> str:
        """The cause, in words."""
        own, other = (self._old, self._new) if change == "removed" else (self._new, self._old)
        paper = own.papers.get(a.paper or "")
        if paper is not None and not any(record in other.records for record in paper.records):
            return "paper removed" if change == "removed" else "new paper"
        for touched in (self._curated, self._joined):
            for end in (*own.about(a.subject), *own.about(a.object)):
                if end in touched:
                    return touched[end]
        if self._old.model != self._new.model and (change == "changed" or not other.said.issuperset(places(a))):
            return f"model: {self._new.model} instead of {self._old.model}"
        return "another record of the paper" if a.paper in other.papers else "the paper has another key"

    def _touch(self, touched: dict[str, str], names: Iterable[str], cause: str) -> None:
        """Note a cause for the concepts of these names, on both sides."""
        for name in names:
            for side in (self._old, self._new):
                touched.setdefault(side.concepts.get(name, name), cause)


def _shown(operation: Operation) -> str:
    return f"{operation.op} {', '.join(operation.on)}" + (f" to {operation.to}" if operation.to else "")


def _ends(record: LinkRecord) -> tuple[str, str]:
    return unit_name(record.left), unit_name(record.right)

"""What a change of an atlas tells: on the way, and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from paperatlas.atlas import Manifest
from paperatlas.curation import Operation
from paperatlas.errors import AtlasError
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Fate, Graph, Paper
from paperatlas.sources.record import Record

Progress = Callable[[str, int], None]
"""Told the name of the step and how many papers it has done."""


def silent(step: str, done: int) -> None:
    """Progress that nobody watches."""


class Fates:
    """What became of the records of a command, on its way."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._unread: list[Fate] = []

    def note(self, fate: Fate) -> None:
        """One more."""
        self._counts[fate.status] += 1
        if fate.status != "read":
            self._unread.append(fate)

    def fresh(self, records: Iterable[Record], is_known: Callable[[str], bool]) -> Iterator[tuple[Paper, Fate]]:
        """The papers that no record before them is, by digest, and that are not known; of the others notes the fate."""
        seen: set[str] = set()
        for record in records:
            paper, fate = record.paper, record.fate
            if paper is None:
                self.note(fate)
            elif paper.digest in seen or is_known(paper.digest):
                self.note(replace(fate, status="skipped", why="the same record stands earlier"))
            else:
                seen.add(paper.digest)
                yield paper, fate

    def counts(self) -> dict[str, int]:
        """How many there are by status."""
        return dict(sorted(self._counts.items()))

    def unread(self) -> tuple[Fate, ...]:
        """Those of records that were not read."""
        return tuple(self._unread)


@dataclass(frozen=True)
class Report:
    """What a build did. ``fates`` are those of records that were not read; ``report`` counts all by status."""

    manifest: Manifest
    fates: tuple[Fate, ...]
    problems: tuple[str, ...]


def check_applied(operation: Operation, problems: Iterable[str], before: Iterable[str]) -> None:
    """Raise `AtlasError` for the first of the problems that tells of this operation and was not there before.

    What becomes of earlier operations is in the report, and is no reason to refuse this one.
    """
    known = set(before)
    of_links = operation.op in ("merge", "alias")
    ours = (
        p for p in problems if p.startswith(f"curation: {operation.op} ") or (of_links and p.endswith("(curation)"))
    )
    news = next((p for p in ours if p not in known), None)
    if news:
        raise AtlasError(f"{news}; nothing was changed")


def counts(graph: Graph) -> dict[str, int]:
    """Nodes by label and relationships by type, those that there are."""
    nodes = {table.label: len(table.rows) for table in node_tables(graph) if table.rows}
    edges: Counter[str] = Counter()
    for table in edge_tables(graph):
        edges[table.type] += len(table.rows)
    return nodes | {kind: number for kind, number in sorted(edges.items()) if number}

"""What a source of other records does for the papers of an atlas: which records join, what they fill in and where
they disagree. Of every record and every paper is told what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperatlas.linking.agreement import find_conflicts, gained_fields
from paperatlas.linking.matches import Matches
from paperatlas.model import Fate, Paper, PaperNode
from paperatlas.sources.record import Record

SHOWN_FATES = 100
"""Fates of records that could not be read that are kept; all are counted."""

STATES = ("joined", "known", "unclear", "of no paper", "repeated", "skipped", "failed")
"""What becomes of a record: it joins a paper; is a record of the atlas already; matches, but contradicts another one or
could belong to several papers; matches nothing; came before; or was not read."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A paper that some records match, none of which can be told to be the right one."""

    key: str
    title: str
    records: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which the atlas and the source differ. The atlas keeps its own."""

    key: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class EnrichmentReport:
    """What became of the records of a source and of the papers of the atlas; both add up.

    ``records`` counts records by state (see `STATES`), ``filled`` papers by field that the source filled in.
    """

    records: tuple[tuple[str, int], ...]
    enriched: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    unmatched: tuple[tuple[str, str], ...]
    """Key and title of the papers of which the source has no record."""
    filled: tuple[tuple[str, int], ...]
    conflicts: tuple[Conflict, ...]
    fates: tuple[Fate, ...] = ()


class Enrichment:
    """One source on its way past the papers of an atlas. ``earlier`` are the records that enrich them already."""

    def __init__(self, papers: Sequence[Paper], earlier: Iterable[Paper] = ()) -> None:
        self._papers = {paper.digest: paper for paper in papers}
        self._matches = Matches(papers)
        for record in earlier:
            self._matches.keep(record)
        self._states: Counter[str] = Counter()
        self._fates: list[Fate] = []
        self._candidates: set[str] = set()
        self._known: set[str] = set()
        self._matched: Counter[str] = Counter()

    def read(self, records: Iterable[Record], progress: Callable[[int], None] = lambda done: None) -> None:
        """Look at the records of a source, and keep those that match."""
        for number, record in enumerate(records, 1):
            if record.paper is None:
                self._states[record.fate.status] += 1
                self._fates += [record.fate] if len(self._fates) < SHOWN_FATES else []
            else:
                self._look_at(record.paper)
            progress(number)

    def _look_at(self, record: Paper) -> None:
        if record.digest in self._known or record.digest in self._candidates:
            self._states["repeated"] += 1
        elif record.digest in self._papers:
            self._states["known"] += 1
            self._known.add(record.digest)
        elif found := self._matches.keep(record):
            self._candidates.add(record.digest)
            self._matched.update(found)
        else:
            self._states["of no paper"] += 1

    def records(self) -> tuple[Paper, ...]:
        """The records to keep with the atlas, by digest."""
        return self._matches.records()

    def report(self, nodes: Sequence[PaperNode]) -> EnrichmentReport:
        """What became of all, given the papers of the atlas as they are with these records."""
        kept = {record.digest: record for record in self.records() if record.digest in self._candidates}
        joined = {digest for node in nodes for digest in node.records if digest in kept}
        states = self._states | Counter(joined=len(joined), unclear=len(self._candidates) - len(joined))
        enriched = [node for node in nodes if self._is_enriched(node, kept)]
        others = [node for node in nodes if not self._is_enriched(node, kept)]
        numbers = {node.key: max(self._matched[digest] for digest in node.records) for node in others}
        groups = [(node.key, *self._sides(node, kept)) for node in enriched]
        return EnrichmentReport(
            records=tuple((state, states[state]) for state in STATES if states[state]),
            enriched=tuple(node.key for node in enriched),
            unclear=tuple(Unclear(n.key, n.paper.title, numbers[n.key]) for n in others if numbers[n.key]),
            unmatched=tuple((n.key, n.paper.title) for n in others if not numbers[n.key]),
            filled=tuple(sorted(Counter(f for _, own, new in groups for f in gained_fields(own, new)).items())),
            conflicts=tuple(
                Conflict(key, *differs) for key, own, new in groups for differs in find_conflicts(own, new)
            ),
            fates=tuple(self._fates),
        )

    def _is_enriched(self, node: PaperNode, kept: Mapping[str, Paper]) -> bool:
        return any(digest in kept or digest in self._known for digest in node.records)

    def _sides(self, node: PaperNode, kept: Mapping[str, Paper]) -> tuple[list[Paper], list[Paper]]:
        """The records of a paper that are the atlas's own, and those of this source."""
        own = [self._papers[digest] for digest in node.records if digest in self._papers]
        return own, [kept[digest] for digest in node.records if digest in kept]

"""Records of other sources that match the papers of an atlas, kept while a source of any size streams by.

A record matches a paper by an identifier of the work, by the folded title where both could be one work, or by a title
without its subtitle where authors or abstract support it. Of each paper the `MOST` best are kept (identifier first,
then least digest), so that a title that thousands have ("Editorial") does not fill the memory.

Which records are kept depends on the papers and on the set of records, not on their order; and keeping, of what was
kept for some papers, what matches fewer of them gives what these alone would have kept.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from paperatlas.linking.same_work import WORK_SCHEMES, are_supported, could_be_one
from paperatlas.linking.titles import folded_title, title_parts
from paperatlas.model import Identifier, Paper

MOST = 20
"""Records that are kept for one paper."""

_Ranked = tuple[bool, str, Paper]
"""Whether only the title matches, the record's digest, and the record."""


class Matches:
    """The records that match some papers.

    >>> matches = Matches([Paper("Walking on Sand")])
    >>> [len(matches.keep(record)) for record in (Paper("Walking on sand", year=2023), Paper("Running"))]
    [1, 0]
    >>> [record.year for record in matches.records()]
    [2023]
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._kept: dict[str, list[_Ranked]] = defaultdict(list)
        self._by_identifier: dict[Identifier, list[Paper]] = defaultdict(list)
        self._by_title: dict[str, list[Paper]] = defaultdict(list)
        self._by_part: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers:
            for identifier in _work_identifiers(paper):
                self._by_identifier[identifier].append(paper)
            self._by_title[folded_title(paper.title)].append(paper)
            for part in title_parts(paper.title):
                self._by_part[part].append(paper)
        self._by_title.pop("", None)

    def keep(self, record: Paper) -> list[str]:
        """The digests of the papers that a record matches; with one, the record is kept."""
        by_identifier = {p.digest for i in _work_identifiers(record) for p in self._by_identifier.get(i, ())}
        by_title = {paper.digest for paper in self._namesakes(record)} - by_identifier
        for digest in sorted(by_identifier | by_title):
            self._rank(digest, (digest in by_title, record.digest, record))
        return sorted(by_identifier | by_title)

    def records(self) -> tuple[Paper, ...]:
        """The records that were kept, by digest."""
        kept = {digest: record for ranked in self._kept.values() for _, digest, record in ranked}
        return tuple(kept[digest] for digest in sorted(kept))

    def _namesakes(self, record: Paper) -> Iterator[Paper]:
        title = folded_title(record.title)
        for paper in self._by_title.get(title, ()):
            if could_be_one(([paper], [record])):
                yield paper
        parts = (self._by_title.get(part, ()) for part in title_parts(record.title))
        for papers in (self._by_part.get(title, ()), *parts):
            for paper in papers:
                if could_be_one(([paper], [record])) and are_supported([paper], [record]):
                    yield paper

    def _rank(self, paper: str, ranked: _Ranked) -> None:
        best = self._kept[paper]
        if ranked[:2] not in ((by_title, digest) for by_title, digest, _ in best):
            insort(best, ranked, key=lambda one: one[:2])
            del best[MOST:]


def matching_records(papers: Iterable[Paper], records: Iterable[Paper]) -> tuple[Paper, ...]:
    """Of some records those to keep for the papers, by digest."""
    records = tuple(records)
    if not records:
        return ()
    matches = Matches(papers)
    for record in records:
        matches.keep(record)
    return matches.records()


def _work_identifiers(paper: Paper) -> list[Identifier]:
    return [identifier for identifier in paper.identifiers if identifier.scheme in WORK_SCHEMES]

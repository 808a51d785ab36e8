"""Records of one work are joined, in three steps. Each takes groups of records and gives larger ones.

1. A shared identifier of a work joins, whatever else the records say.
2. The same folded title joins what could be one work: known years equal or adjacent, not two arXiv ids, and authors,
   where they are known, shared. Where all groups of a title cannot be one, those that share authors still may.
   Authors must be known and shared for a title that many papers have ("Editorial").
3. A title without its subtitle, or the subtitle alone, joins where the abstracts agree or, without them, most authors
   are shared, and only one longer title comes into question.

Every step is a closure over the set of all groups, so that their order never matters; a chain that could not be one
work as a whole is taken apart again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from paperatlas.linking.authorship import Group, author_clusters
from paperatlas.linking.same_work import WORK_SCHEMES, are_supported, are_told_apart, could_be_one
from paperatlas.linking.titles import folded_title, names_many, title_parts
from paperatlas.model import Identifier, Paper
from paperatlas.union_find import UnionFind

Groups = Sequence[Group]
Doubt = tuple[str, list[Paper]]
"""A title, and the records that may or may not be one work under it."""


def join_records(groups: Groups) -> tuple[list[Group], list[Doubt]]:
    """The works behind groups of records, and the titles for which it stays open what is one work."""
    works, short = join_subtitles(join_titles(join_identifiers(groups)))
    return works, [*_open_titles(works), *short]


def join_identifiers(groups: Groups) -> list[Group]:
    """Groups that share an identifier of a work."""
    sets = UnionFind(range(len(groups)))
    first: dict[Identifier, int] = {}
    for number, group in enumerate(groups):
        for identifier in (i for paper in group for i in paper.identifiers if i.scheme in WORK_SCHEMES):
            sets.union(first.setdefault(identifier, number), number)
    return [_united(groups, numbers) for numbers in sets.sets()]


def join_titles(groups: Groups) -> list[Group]:
    """Groups that share a folded title and could be one work."""
    links: list[list[int]] = []
    for title, numbers in groups_by_title(groups).items():
        if len(numbers) > 1:
            links += _joined_by_title(title, numbers, groups)
    return _closure(groups, links)


def _joined_by_title(title: str, numbers: list[int], groups: Groups) -> list[list[int]]:
    alike = [groups[number] for number in numbers]
    if not names_many(title) and could_be_one(alike):
        return [numbers]
    clusters = [[numbers[place] for place in cluster] for cluster in author_clusters(alike)]
    return [cluster for cluster in clusters if could_be_one([groups[number] for number in cluster])]


def join_subtitles(groups: Groups) -> tuple[list[Group], list[Doubt]]:
    """Groups of which one has the title of the other without its subtitle; and short titles that fit several."""
    by_title = groups_by_title(groups)
    pairs = [(short, long) for long, group in enumerate(groups) for short in _shorter(group, long, by_title, groups)]
    longs = {long for _, long in pairs}
    sets = UnionFind(sorted({number for pair in pairs for number in pair}))
    for short, long in pairs:
        sets.union(short, long)
    links = sets.sets()
    single = [numbers for numbers in links if len(longs & set(numbers)) == 1]
    several = [numbers for numbers in links if len(longs & set(numbers)) > 1]
    return _closure(groups, single), [(_least_title(groups, n), _united(groups, n)) for n in several]


def _shorter(group: Group, long: int, by_title: dict[str, list[int]], groups: Groups) -> Iterator[int]:
    """The groups whose title is a part of a title of this one, where that is supported."""
    parts = {part for paper in group for part in title_parts(paper.title)}
    for short in sorted({number for part in parts for number in by_title.get(part, ())} - {long}):
        if could_be_one((groups[short], group)) and are_supported(groups[short], group):
            yield short


def groups_by_title(groups: Groups) -> dict[str, list[int]]:
    """The numbers of the groups that have a folded title."""
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for title in sorted({folded_title(paper.title) for paper in group}):
            if title:
                by_title[title].append(number)
    return by_title


def _closure(groups: Groups, links: Iterable[Sequence[int]]) -> list[Group]:
    sets = UnionFind(range(len(groups)))
    for first, *others in links:
        for number in others:
            sets.union(first, number)
    works: list[Group] = []
    for numbers in sets.sets():
        if len(numbers) == 1 or could_be_one([groups[number] for number in numbers]):
            works.append(_united(groups, numbers))
        else:
            works.extend(groups[number] for number in numbers)
    return works


def _open_titles(works: Groups) -> Iterator[Doubt]:
    for title, numbers in sorted(groups_by_title(works).items()):
        if len(numbers) > 1 and not are_told_apart([works[number] for number in numbers]):
            yield title, _united(works, numbers)


def _united(groups: Groups, numbers: Iterable[int]) -> list[Paper]:
    return [paper for number in numbers for paper in groups[number]]


def _least_title(groups: Groups, numbers: Iterable[int]) -> str:
    return min(folded_title(paper.title) for paper in _united(groups, numbers))

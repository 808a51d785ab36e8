"""Records of one work become one paper.

1. A shared arXiv id or DOI joins records.
2. The same folded title joins what is then left when the known years are equal or adjacent and no two arXiv ids differ;
   else the records stay apart and are listed.
3. A chain of titles whose years span more than one is taken apart again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from paperatlas.linking.union_find import UnionFind
from paperatlas.model import Ambiguity, Author, Identifier, Paper, PaperNode
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import identifier_slug, slug

JOINING_SCHEMES = ("arxiv", "doi")
"""Identifiers that are shared only by records of one work."""

Group = Sequence[Paper]


def merge_papers(papers: Iterable[Paper]) -> tuple[list[PaperNode], list[Ambiguity]]:
    """The works behind some records, by key, and the titles that were not joined.

    >>> nodes, _ = merge_papers([Paper("CARP", id="1", year=2024), Paper("Carp", id="2", year=2025)])
    >>> [(node.key, len(node.records)) for node in nodes]
    [('paper/carp', 2)]
    """
    records = sorted({paper.digest: paper for paper in papers}.items())
    by_identifier = _join_identifiers(dict(records))
    works, doubtful = _join_titles(by_identifier)
    keys = _keys(works)
    nodes = sorted((_node(key, work) for key, work in zip(keys, works, strict=True)), key=lambda node: node.key)
    key_of = {digest: node.key for node in nodes for digest in node.records}
    return nodes, [_ambiguity(title, group, key_of) for title, group in doubtful]


def _join_identifiers(records: dict[str, Paper]) -> list[list[Paper]]:
    sets = UnionFind(records)
    first: dict[Identifier, str] = {}
    for digest, paper in records.items():
        for identifier in paper.identifiers:
            if identifier.scheme in JOINING_SCHEMES:
                sets.union(first.setdefault(identifier, digest), digest)
    return [[records[digest] for digest in group] for group in sets.sets()]


def _join_titles(groups: list[list[Paper]]) -> tuple[list[list[Paper]], list[tuple[str, list[Paper]]]]:
    """Groups joined by title, and the titles (with their records) whose groups were kept apart."""
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for title in {normal_form(paper.title) for paper in group}:
            by_title[title].append(number)
    shared = {title: numbers for title, numbers in sorted(by_title.items()) if title and len(numbers) > 1}
    fits = {t: _same_work([p for n in numbers for p in groups[n]]) for t, numbers in shared.items()}
    sets = UnionFind(range(len(groups)))
    for title, numbers in shared.items():
        if fits[title]:
            for number in numbers[1:]:
                sets.union(numbers[0], number)
    works: list[list[Paper]] = []
    for numbers in sets.sets():
        work = [paper for number in numbers for paper in groups[number]]
        if len(numbers) == 1 or _same_work(work):
            works.append(work)
        else:
            works.extend(groups[number] for number in numbers)
            fits.update({t: False for t, members in shared.items() if set(members) & set(numbers)})
    return works, [(t, [p for n in ns for p in groups[n]]) for t, ns in shared.items() if not fits[t]]


def _same_work(papers: Group) -> bool:
    years = {paper.year for paper in papers if paper.year is not None}
    arxiv_ids = {i for paper in papers for i in paper.identifiers if i.scheme == "arxiv"}
    return (not years or max(years) - min(years) <= 1) and len(arxiv_ids) <= 1


def _keys(works: list[list[Paper]]) -> list[str]:
    """The key of each work: arXiv id, DOI, else title slug; two works of one title get their years or a digest."""
    keys = [_key(work) for work in works]
    counts = {key: keys.count(key) for key in set(keys)} if len(set(keys)) < len(keys) else {}
    dated = [_dated(key, work) if counts.get(key, 1) > 1 else key for key, work in zip(keys, works, strict=True)]
    if len(set(dated)) == len(dated):
        return dated
    twice = {key for key in dated if dated.count(key) > 1}
    return [
        f"{key}~{min(p.digest for p in work)[:8]}" if key in twice else key
        for key, work in zip(dated, works, strict=True)
    ]


def _key(work: Group) -> str:
    for scheme in JOINING_SCHEMES:
        values = sorted(i.value for paper in work for i in paper.identifiers if i.scheme == scheme)
        if values:
            return f"paper/{scheme}-{identifier_slug(values[0])}"
    titles = sorted(filter(None, (normal_form(paper.title) for paper in work)))
    return f"paper/{slug(titles[0])}" if titles else f"paper/untitled-{min(p.digest for p in work)[:8]}"


def _dated(key: str, work: Group) -> str:
    years = sorted(paper.year for paper in work if paper.year is not None)
    return f"{key}~{years[0]}" if years else key


def _node(key: str, work: Group) -> PaperNode:
    """The record with the longest abstract stands for the work; the others fill in what it lacks."""
    order = sorted(work, key=lambda paper: (-len(paper.abstract), paper.digest))
    best = order[0]
    merged = replace(
        best,
        authors=next((p.authors for p in order if p.authors), _NO_AUTHORS),
        year=min((p.year for p in order if p.year is not None), default=None),
        venue=next((p.venue for p in order if p.venue), None),
        url=next((p.url for p in order if p.url), None),
        identifiers=tuple(sorted({i for p in order for i in p.identifiers})),
        references=next((p.references for p in order if p.references), ()),
        keywords=next((p.keywords for p in order if p.keywords), ()),
    )
    return PaperNode(key, merged, (best.digest, *sorted(p.digest for p in order[1:])))


_NO_AUTHORS: tuple[Author, ...] = ()


def _ambiguity(title: str, group: Group, key_of: dict[str, str]) -> Ambiguity:
    keys = tuple(sorted({key_of[paper.digest] for paper in group}))
    return Ambiguity("title", title, keys, "one title, but the years or arXiv ids differ")

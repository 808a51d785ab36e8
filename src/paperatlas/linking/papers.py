"""Records of one work become one paper.

`paperatlas.linking.join_records` says which records are one work; here the work gets its key and the metadata of all
its records. Records that only enrich (see `paperatlas.linking.enrichment`) come after it: they fill in what a work
lacks and may show that two works are one, but never take one apart, and make no paper by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from paperatlas.linking.authorship import Group
from paperatlas.linking.join_records import Doubt, groups_by_title, join_identifiers, join_records
from paperatlas.linking.same_work import could_be_one
from paperatlas.linking.titles import folded_title
from paperatlas.model import Ambiguity, Paper, PaperNode
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import identifier_slug, slug

KEY_SCHEMES = ("arxiv", "doi")
"""Identifiers that name a work in its key, first choice first."""

Value = TypeVar("Value")


def merge_papers(papers: Iterable[Paper], enrichment: Iterable[Paper] = ()) -> tuple[list[PaperNode], list[Ambiguity]]:
    """The works behind some records, by key, and the titles that were not joined.

    >>> nodes, _ = merge_papers([Paper("CARP", id="1", year=2024), Paper("Carp", id="2", year=2025)])
    >>> [(node.key, len(node.records)) for node in nodes]
    [('paper/carp', 2)]
    >>> [node.paper.year for node in merge_papers([Paper("CARP")], [Paper("Carp", year=2024), Paper("Dace")])[0]]
    [2024]
    """
    own = {paper.digest: paper for paper in papers}
    others = {paper.digest: paper for paper in enrichment if paper.digest not in own}
    works, doubts = join_records([[own[digest]] for digest in sorted(own)])
    if others:
        works = _with_others(works, [[others[digest]] for digest in sorted(others)], own.keys())
    ordered = [_best_first(work, own) for work in works]
    counts = [sum(paper.digest in own for paper in work) for work in ordered]
    texts = [work[:count] for work, count in zip(ordered, counts, strict=True)]
    keys = _keys(ordered, texts)
    nodes = sorted(map(_node, keys, ordered, texts), key=lambda node: node.key)
    return nodes, _ambiguities(doubts, nodes)


def _with_others(works: list[Group], others: list[Group], own: Iterable[str]) -> list[Group]:
    """The works, larger by records that only enrich. Of those, the ones that no work of their title fits are left
    out first, so that they do not stand in the way of the others.
    """
    is_own = set(own).__contains__
    groups = join_identifiers([*works, *others])
    kept = [group for group in groups if any(is_own(paper.digest) for paper in group)]
    by_title = groups_by_title(kept)
    for group in groups:
        if not any(is_own(paper.digest) for paper in group):
            namesakes = {n for paper in group for n in by_title.get(folded_title(paper.title), ())}
            if not namesakes or any(could_be_one((group, kept[n])) for n in namesakes):
                kept.append(group)
    joined, _ = join_records(kept)
    return [work for work in joined if any(is_own(paper.digest) for paper in work)]


def _keys(works: Sequence[Group], texts: Sequence[Group]) -> list[str]:
    """The key of each work: arXiv id, DOI, else title slug; two works of one title get their years or a digest."""
    keys = list(map(_key, works, texts))
    counts = Counter(keys)
    dated = [_dated(key, work) if counts[key] > 1 else key for key, work in zip(keys, works, strict=True)]
    counts = Counter(dated)
    return [f"{key}~{_digest(text)}" if counts[key] > 1 else key for key, text in zip(dated, texts, strict=True)]


def possible_keys(paper: Paper) -> set[str]:
    """All keys that a work may get, before years and digests part them, because this record is one of its own."""
    identifiers = {f"paper/{i.scheme}-{identifier_slug(i.value)}" for i in paper.identifiers if i.scheme in KEY_SCHEMES}
    title = normal_form(paper.title)
    return identifiers | {f"paper/{slug(title)}" if title else f"paper/untitled-{_digest([paper])}"}


def _key(work: Group, text: Group) -> str:
    for scheme in KEY_SCHEMES:
        values = sorted(i.value for paper in work for i in paper.identifiers if i.scheme == scheme)
        if values:
            return f"paper/{scheme}-{identifier_slug(values[0])}"
    titles = sorted(filter(None, (normal_form(paper.title) for paper in text)))
    return f"paper/{slug(titles[0])}" if titles else f"paper/untitled-{_digest(text)}"


def _digest(text: Group) -> str:
    return min(paper.digest for paper in text)[:8]


def _dated(key: str, work: Group) -> str:
    years = sorted(paper.year for paper in work if paper.year is not None)
    return f"{key}~{years[0]}" if years else key


def work_node(key: str, records: Iterable[Paper]) -> PaperNode:
    """The paper of that key, of all its records."""
    work = _best_first(records)
    return _node(key, work, work)


def _best_first(records: Iterable[Paper], own: Container[str] | None = None) -> list[Paper]:
    """The records of a work: those that do not only enrich first, of those the one whose text is read."""
    return sorted(records, key=lambda p: (own is not None and p.digest not in own, -len(p.abstract), p.digest))


def _node(key: str, work: Group, text: Group) -> PaperNode:
    """The record with the longest abstract stands for the work; the others fill in what it lacks."""
    best = text[0]
    merged = replace(
        best,
        authors=_first(p.authors for p in work) or (),
        year=_year(text) or _year(work),
        venue=_first(p.venue for p in work),
        url=_first(p.url for p in work),
        identifiers=tuple(sorted({i for p in work for i in p.identifiers})),
        references=tuple(dict.fromkeys(reference for p in work for reference in p.references)),
        keywords=_first(p.keywords for p in work) or (),
    )
    return PaperNode(key, merged, (best.digest, *sorted(p.digest for p in work[1:])))


def _year(group: Group) -> int | None:
    return min((paper.year for paper in group if paper.year is not None), default=None)


def _first(values: Iterable[Value]) -> Value | None:
    return next(filter(None, values), None)


def _ambiguities(doubts: Iterable[Doubt], nodes: Iterable[PaperNode]) -> list[Ambiguity]:
    """The doubts that are left: those whose records are still in more than one work."""
    key_of = {digest: node.key for node in nodes for digest in node.records}
    found = {title: tuple(sorted({key_of[paper.digest] for paper in papers})) for title, papers in doubts}
    why = "one title, but the years, authors or arXiv ids do not make it one paper"
    return [Ambiguity("title", title, keys, why) for title, keys in found.items() if len(keys) > 1]

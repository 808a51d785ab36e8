"""What other records of a work add to its own, and where they say something else."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.linking.authorship import Group, author_clusters
from paperatlas.linking.titles import folded_title, title_parts
from paperatlas.text.normal_form import normal_form

_SINGLE = ("year", "authors", "venue", "url", "keywords")
_UNITED = ("identifiers", "references")


def gained_fields(own: Group, others: Group) -> list[str]:
    """The fields that the other records fill in; to identifiers and references they add what is not there.

    >>> from paperatlas.model import Paper
    >>> gained_fields([Paper("CARP", year=2024)], [Paper("Carp", year=2025, venue="CoRL")])
    ['venue']
    """
    single = [f for f in _SINGLE if not any(getattr(p, f) for p in own) and any(getattr(p, f) for p in others)]
    return single + [field for field in _UNITED if _values(others, field) - _values(own, field)]


def find_conflicts(own: Group, others: Group) -> Iterator[tuple[str, str, str]]:
    """Field, own value and other value where the records of one work differ: year, venue and arXiv id; authors where
    none is shared; titles where one is not the other's title or subtitle.

    >>> from paperatlas.model import Paper
    >>> list(find_conflicts([Paper("CARP", year=2024)], [Paper("CARP: Routing", year=2025)]))
    [('year', '2024', '2025')]
    """
    for field in ("year", "venue"):
        ours, theirs = _plain_values(own, field), _plain_values(others, field)
        yield from ((field, min(ours.values()), theirs[key]) for key in sorted(theirs) if ours and key not in ours)
    ids = _arxiv_ids(own)
    yield from (("arxiv", min(ids), value) for value in sorted(_arxiv_ids(others) - ids) if ids)
    if len(author_clusters((own, others))) > 1:
        yield "authors", _names(own), _names(others)
    titles = {folded_title(paper.title) for paper in own}
    parts = {part for paper in own for part in title_parts(paper.title)}
    for title in sorted({paper.title for paper in others}):
        if folded_title(title) not in titles | parts and not title_parts(title) & titles:
            yield "title", own[0].title, title


def _values(group: Group, field: str) -> set[object]:
    return {value for paper in group for value in getattr(paper, field)}


def _plain_values(group: Group, field: str) -> dict[str, str]:
    """The values of a field by their folded forms."""
    values = sorted(str(value) for paper in group if (value := getattr(paper, field)))
    return {normal_form(value): value for value in values}


def _arxiv_ids(group: Group) -> set[str]:
    return {i.value for paper in group for i in paper.identifiers if i.scheme == "arxiv"}


def _names(group: Group) -> str:
    return ", ".join(author.name for author in next(paper.authors for paper in group if paper.authors))

"""When two records may be one work, and what supports it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperatlas.linking.authorship import Group, author_clusters, have_most_authors_in_common

WORK_SCHEMES = frozenset(("arxiv", "doi", "openalex", "s2", "corpusid", "pubmed", "pmc", "dblp", "acl"))
"""Identifiers that are shared only by records of one work."""

_AGREEMENT = 0.6
"""Share of the words of two abstracts that are in both. In the 28 pairs of a corpus of 150,000 papers where one title
is a part of the other and the years fit, versions of one paper have 0.68 or more, but for three; other papers at most
0.47."""

_WORD = re.compile(r"\w{4,}")


def could_be_one(groups: Sequence[Group]) -> bool:
    """Whether nothing speaks against it that these are one work: the known years are equal or adjacent, there is at
    most one arXiv id, and those that know their authors are held together by shared ones.
    """
    papers = [paper for group in groups for paper in group]
    years = [paper.year for paper in papers if paper.year is not None]
    if years and max(years) - min(years) > 1:
        return False
    if len({i for paper in papers for i in paper.identifiers if i.scheme == "arxiv"}) > 1:
        return False
    return len(author_clusters(groups)) <= 1


def are_told_apart(groups: Sequence[Group]) -> bool:
    """Whether all know their authors and no two share one."""
    return len(author_clusters(groups)) == len(groups)


def are_supported(left: Group, right: Group) -> bool:
    """Whether something beside their titles says that these are one work: abstracts that agree; where one has none,
    most of the authors. For a follow-up of the same people has an abstract of its own.

    >>> from paperatlas.model import Paper
    >>> text = "We route cables with a policy that is learned from few demonstrations."
    >>> are_supported([Paper("CARP", text)], [Paper("CARP: Routing Cables", text + " It works.")])
    True
    >>> are_supported([Paper("CARP")], [Paper("CARP: Routing Cables")])
    False
    """
    words = _abstract_words(left), _abstract_words(right)
    if all(words):
        return len(words[0] & words[1]) >= _AGREEMENT * len(words[0] | words[1])
    return have_most_authors_in_common(left, right)


def _abstract_words(group: Group) -> set[str]:
    return set(_WORD.findall(max((paper.abstract for paper in group), key=len).casefold()))

"""Who wrote a record, as far as that tells works apart.

One person's name comes in full, with initials, with or without accents, and, of two words, in either order. Two names
are taken for one person when they share a family name and the initial of the first given name, or all their words.

Known weakness: two people of one family name and initial (Y. Wang) are one, so a shared author supports a join and
never makes one alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from paperatlas.model import Author, Paper
from paperatlas.union_find import UnionFind

Group = Sequence[Paper]

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd"}
_NO_LETTER = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=100_000)
def person_keys(name: str) -> frozenset[str]:
    """What a name has in common with other spellings of it; empty for a name without letters.

    >>> person_keys("Şergey Levine") & person_keys("S. Levine") == {"levine s"}
    True
    >>> bool(person_keys("Wang Wei") & person_keys("Wei Wang")), bool(person_keys("A. Bo") & person_keys("C. Bo"))
    (True, False)
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = [word for word in _NO_LETTER.sub(" ", plain).split() if word not in _SUFFIXES]
    if not words:
        return frozenset()
    family, given = (words[0], words[-1]) if len(words[-1]) == 1 else (words[-1], words[0])
    return frozenset({f"{family} {given[0]}", " ".join(sorted(words))})


def author_clusters(groups: Sequence[Group]) -> list[list[int]]:
    """The numbers of the groups that know their authors, together where they share one, as a closure."""
    people = {number: _people(group) for number, group in enumerate(groups)}
    sets = UnionFind(number for number, keys in people.items() if keys)
    first: dict[str, int] = {}
    for number, keys in people.items():
        for key in keys:
            sets.union(first.setdefault(key, number), number)
    return sets.sets()


def have_most_authors_in_common(left: Group, right: Group) -> bool:
    """Whether both know their authors, and at least half of the longer list of them is in the other, too.

    >>> papers = [Paper("CARP", authors=(Author("A. Bo"),)), Paper("Carp", authors=(Author("Ann Bo"), Author("C. D")))]
    >>> have_most_authors_in_common(papers[:1], papers[1:])
    True
    """
    fewer, more = sorted((_longest_list(left), _longest_list(right)), key=len)
    known = {key for author in fewer for key in person_keys(author.name)}
    shared = sum(1 for author in more if person_keys(author.name) & known)
    return bool(fewer) and 2 * shared >= len(more)


def _people(group: Group) -> set[str]:
    return {key for paper in group for author in paper.authors for key in person_keys(author.name)}


def _longest_list(group: Group) -> tuple[Author, ...]:
    return max((paper.authors for paper in group), key=lambda authors: (len(authors), [a.name for a in authors]))

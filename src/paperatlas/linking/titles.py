"""Titles of papers, as far as they tell works apart."""

from __future__ import annotations

import re
from functools import lru_cache

from paperatlas.text.normal_form import normal_form

_SEPARATOR = re.compile(r"\s*:\s+|\s+[-–—]+\s+|\s*[：—]\s*")
_OF_MANY = frozenset(
    normal_form(title.casefold())
    for title in (
        *("Abstract", "Acknowledgements", "Appendix", "Conclusion", "Contents", "Corrigendum", "Discussion"),
        *("Editorial", "Editor's Note", "Erratum", "Foreword", "Front Matter", "Guest Editorial", "In Memoriam"),
        *("Index", "Introduction", "Keynote", "Obituary", "Preface", "References", "Reply", "Response", "Retraction"),
        *("Reviewers", "Summary", "Table of Contents", "Tutorial"),
    )
)
_OTHER_WORKS = frozenset(
    (
        *("addendum", "appendix", "comment", "comments", "correction", "corrigendum", "discussion", "erratum", "part"),
        *(
            "i",
            "ii",
            "iii",
            "iv",
            "rejoinder",
            "reply",
            "response",
            "retraction",
            "supplement",
            "supplementary",
            "vol",
            "volume",
        ),
    )
)
"""First words of one part of a title that make it another paper than the one that the other part names."""


@lru_cache(maxsize=1 << 18)
def folded_title(title: str) -> str:
    """The normal form of a title in which case does not count at all: capitals are no sign of an acronym where a whole
    title is set in them. Cached, since the steps of a closure ask for it over and over.

    >>> folded_title("WALKING ROBOTS") == folded_title("Walking robots")
    True
    """
    return normal_form(title.casefold())


def names_many(title: str) -> bool:
    """Whether a folded title is one that papers have beside each other, as every issue of a journal has an editorial.

    >>> names_many(folded_title("Editorial")), names_many(folded_title("Walking"))
    (True, False)
    """
    return title in _OF_MANY


def title_parts(title: str) -> frozenset[str]:
    """The folded title without its subtitle, and its subtitle alone: titles under which the same paper may stand.

    >>> sorted(title_parts("CARP: Routing Cables")), title_parts("Routing Cables"), title_parts("Walking: Part II")
    (['carp', 'routing cable'], frozenset(), frozenset())
    """
    parts = [folded_title(part) for part in _SEPARATOR.split(title.strip(), maxsplit=1)]
    if len(parts) == 1 or any(part.split(" ")[0] in _OTHER_WORKS for part in parts):
        return frozenset()
    return frozenset(part for part in parts if part and not names_many(part))

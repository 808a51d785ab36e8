"""Where a paper came out: the name of a conference, journal or archive, without volume and pages."""

from __future__ import annotations

import re

_ARXIV = re.compile(
    r"(?:corr|arxiv(?:\.org)?)(?:\s+(?:e-?prints?|preprints?|\(cornell university\)))*"
    r"(?:[\s,:]*(?:arxiv:|abs/)*\s*(?:\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?)?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"(?P<name>[^\d]*?[^\d\s,;:(])[\s,;:(]*\b(?:v(?:ol(?:ume)?)?\.?\s*)?\d+"
    r"(?:[\s\d.,;:()/–-]|\b(?:vol(?:ume)?|no|issue|pp?|pages?|art(?:icle)?|[a-z]\d+)\b)*",
    re.IGNORECASE,
)


def venue_name(text: str) -> str:
    """The one name that arXiv has, however it is written; other venues as they are.

    >>> venue_name("arXiv preprint arXiv:2404.14405"), venue_name("CoRR"), venue_name("RSS 2024")
    ('arXiv', 'arXiv', 'RSS 2024')
    """
    return "arXiv" if _ARXIV.fullmatch(text) else text


def venue_of_citation(text: str) -> str:
    """The venue of a reference to a place in a journal, where all that follows its name are numbers.

    >>> venue_of_citation("Phys. Rev. D 76, 013009 (2007)"), venue_of_citation("IEEE RA-L, vol. 5, no. 2, pp. 1-8")
    ('Phys. Rev. D', 'IEEE RA-L')
    >>> venue_of_citation("Proceedings of the 2019 Conference on Robots")
    'Proceedings of the 2019 Conference on Robots'
    """
    found = _CITATION.fullmatch(text.strip()[:500])
    return found["name"].strip() if found else text

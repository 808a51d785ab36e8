"""Which column of a table holds what, by the names that columns usually have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperatlas.errors import UsageError

_USUAL = {
    "title": "title, document title, article title, paper title, paper, ti",
    "abstract": "abstract, abstract note, summary, ab",
    "authors": "authors, author, author full names, author s, au, af",
    "year": "year, publication year, pub year, date, publication date, published, py",
    "venue": "venue, journal, conference, source title, publication title, booktitle, source, journal book, so",
    "url": "url, link, links, article url, paper url",
    "doi": "doi, digital object identifier, di",
    "arxiv": "arxiv, arxiv id, arxiv number",
    "pubmed": "pmid, pubmed id, pm",
    "openalex": "openalex, openalex id",
    "s2": "s2, paper id, semantic scholar id",
    "keywords": "keywords, keyword, author keywords, index terms, manual tags, tags, de",
    "id": "id, key, eid, citation key, ut",
}
_FIELD_OF = {name: field for field, names in _USUAL.items() for name in names.split(", ")}
FIELDS = tuple(_USUAL)
"""The fields that a column can be named for."""


def check_columns(columns: Mapping[str, str]) -> None:
    """Raises `UsageError` for a field that no column can stand for."""
    for field in columns:
        if field not in _USUAL:
            raise UsageError(f"columns: there is no field '{field}'; there are: {', '.join(FIELDS)}")


def find_columns(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """The place of the column of each field, from 0: the named one, else the first with a usual name.

    >>> find_columns(["Titel", "DOI", "Publication Year"], {"title": "Titel"})
    {'title': 0, 'doi': 1, 'year': 2}
    """
    named = {_folded(column): field for field, column in columns.items()}
    found: dict[str, int] = {}
    for place, name in enumerate(map(_folded, header)):
        field = named.get(name) or _FIELD_OF.get(name)
        if field and (name in named or field not in columns):
            found.setdefault(field, place)
    return found


def missing_columns(header: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """The columns that are named and not there."""
    there = {_folded(name) for name in header}
    return [column for column in columns.values() if _folded(column) not in there]


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()

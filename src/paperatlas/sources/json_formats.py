"""Formats that are told by the fields of each JSON object, whatever document it stands in."""

from __future__ import annotations

from typing import Any

from paperatlas.sources.arxiv_snapshot import from_arxiv_snapshot, is_arxiv_snapshot
from paperatlas.sources.csl import from_csl, is_csl
from paperatlas.sources.openalex import from_openalex, is_openalex
from paperatlas.sources.semantic_scholar import from_semantic_scholar, is_semantic_scholar

_FORMATS = (
    (is_openalex, from_openalex),
    (is_semantic_scholar, from_semantic_scholar),
    (is_arxiv_snapshot, from_arxiv_snapshot),
    (is_csl, from_csl),
)

LISTS_WITHIN_RECORDS = frozenset(
    (
        *("affiliations", "authorships", "concepts", "counts_by_year", "grants", "institutions"),
        *("locations", "mesh", "sustainable_development_goals", "topics"),
        *("citations", "s2fieldsofstudy", "s2FieldsOfStudy"),
        *("editor", "reference", "translator"),
        "versions",
    )
)
"""Fields of these formats that hold lists of objects, none of them papers to read."""


def in_plain_names(value: dict[str, Any]) -> dict[str, Any]:
    """The object with what it says under the names that `json_paper` knows; itself where it is of no other format.

    Raises `RefusalError` where its abstract is beyond reading.
    """
    for knows, translate in _FORMATS:
        if knows(value):
            return value | {name: said for name, said in translate(value).items() if said not in (None, "", [])}
    return value

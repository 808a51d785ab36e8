"""References in CSL JSON (https://docs.citationstyles.org), as Zotero and doi.org write them."""

from __future__ import annotations

from typing import Any

from paperatlas.sources.identifiers import arxiv_ids_in
from paperatlas.sources.json_walk import listed, pick, text_at
from paperatlas.sources.markup import strip_markup

_OWN_FIELDS = frozenset(("container-title", "issued", "citation-key", "event-title"))
_PARTICLES = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")


def is_csl(value: dict[str, Any]) -> bool:
    """Whether an object is a reference in CSL JSON."""
    is_named = any(text_at(one, "family") or text_at(one, "literal") for one in listed(value, "author"))
    return "type" in value and "title" in value and (is_named or bool(_OWN_FIELDS & value.keys()))


def from_csl(reference: dict[str, Any]) -> dict[str, Any]:
    """The reference under the names that `read_record` knows. An arXiv id is found in ``number`` and ``note``, too."""
    arxiv = [i.value for key in ("number", "note") for i in arxiv_ids_in(text_at(reference, key))]
    return {
        "id": pick(reference, "id"),
        "title": strip_markup(_first_text(reference, "title")),
        "abstract": strip_markup(_first_text(reference, "abstract")),
        "authors": [_author(one) for one in listed(reference, "author")],
        "year": _year(pick(reference, "issued")),
        "venue": next((v for key in _VENUES if (v := strip_markup(_first_text(reference, key)))), None),
        "url": pick(reference, "URL"),
        "doi": pick(reference, "DOI"),
        "arxiv": arxiv,
        "identifiers": {"pmid": text_at(reference, "PMID"), "pmcid": text_at(reference, "PMCID")},
        "keywords": pick(reference, "keyword"),
        "references": [_reference(one) for one in listed(reference, "reference")],
    }


_VENUES = ("container-title", "event-title", "event", "publisher")


def _first_text(reference: dict[str, Any], key: str) -> str:
    """Text; the first of a list, as doi.org has it."""
    return text_at(reference, key) or next((text_at({key: one}, key) for one in listed(reference, key)), "")


def _author(person: Any) -> str:
    parts = [text_at(person, part) for part in _PARTICLES]
    return text_at(person, "literal") or text_at(person, "name") or " ".join(filter(None, parts))


def _year(issued: Any) -> str | None:
    parts = next(listed(issued, "date-parts"), None)
    first = text_at({"year": parts[0]}, "year") if isinstance(parts, list) and parts else ""
    return first or text_at(issued, "raw") or text_at(issued, "literal") or None


def _reference(cited: Any) -> dict[str, Any]:
    return {"title": pick(cited, "article-title") or pick(cited, "volume-title"), "doi": text_at(cited, "DOI")}

"""Lines of arXiv's metadata snapshot (https://www.kaggle.com/datasets/Cornell-University/arxiv)."""

from __future__ import annotations

from typing import Any

from paperatlas.sources.json_walk import listed, pick, text_at
from paperatlas.sources.latex import decode_accents
from paperatlas.sources.venue import venue_of_citation


def is_arxiv_snapshot(value: dict[str, Any]) -> bool:
    """Whether an object is a paper of the snapshot."""
    return "authors_parsed" in value or ("versions" in value and "journal-ref" in value)


def from_arxiv_snapshot(paper: dict[str, Any]) -> dict[str, Any]:
    """The paper under the names that `read_record` knows. Its year is that of its first version."""
    own = text_at(paper, "id")
    return {
        "id": f"arxiv:{own}" if own else None,
        "title": decode_accents(text_at(paper, "title")),
        "abstract": decode_accents(text_at(paper, "abstract")),
        "authors": [_author(one) for one in listed(paper, "authors_parsed")] or pick(paper, "authors"),
        "year": _year(paper),
        "venue": venue_of_citation(decode_accents(text_at(paper, "journal-ref"))) or "arXiv",
        "url": f"https://arxiv.org/abs/{own}" if own else None,
        "doi": text_at(paper, "doi").partition(" ")[0],
        "arxiv": own,
    }


def _author(parts: Any) -> str:
    """A list of family name, given names, suffix and affiliations."""
    texts = [text_at({"part": part}, "part") for part in parts[:3]] if isinstance(parts, list) else []
    family, given, suffix = (*texts, "", "", "")[:3]
    return decode_accents(" ".join(part for part in (given, family, suffix) if part))


def _year(paper: dict[str, Any]) -> str | None:
    """Of the first version's date ("Mon, 2 Apr 2007 19:18:42 GMT"), else of the last change."""
    created = text_at(next(listed(paper, "versions"), None), "created").split()
    return next((word for word in created if len(word) == 4 and word.isdigit()), text_at(paper, "update_date") or None)

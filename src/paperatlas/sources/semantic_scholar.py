"""Papers of Semantic Scholar: answers of its API and lines of its bulk files.

https://api.semanticscholar.org/api-docs has the names of fields; bulk files write them in lower case.
"""

from __future__ import annotations

from typing import Any

from paperatlas.sources.json_walk import listed, pick, text_at


def is_semantic_scholar(value: dict[str, Any]) -> bool:
    """Whether an object is a paper of Semantic Scholar, or a citation around one."""
    return bool({"corpusid", "corpusId", "citedPaper", "citingPaper"} & value.keys()) or (
        "paperId" in value and "title" in value
    )


def from_semantic_scholar(paper: dict[str, Any]) -> dict[str, Any]:
    """The paper under the names that `read_record` knows; year, authors and abstract have these names already."""
    paper = next((one for key in ("citedPaper", "citingPaper") if isinstance(one := paper.get(key), dict)), paper)
    venue = next((name for keys in _VENUES if (name := text_at(paper, *keys))), None)
    return {
        "id": text_at(paper, "paperId") or text_at(paper, "corpusid"),
        "title": pick(paper, "title"),
        "abstract": pick(paper, "abstract"),
        "authors": [text_at(one, "name") for one in listed(paper, "authors")],
        "year": pick(paper, "year") or pick(paper, "publicationDate") or pick(paper, "publicationdate"),
        "venue": venue,
        "url": pick(paper, "url"),
        "identifiers": _identifiers(paper),
        "references": [{"title": pick(one, "title"), "identifiers": _identifiers(one)} for one in _references(paper)],
    }


_VENUES = (("venue",), ("publicationVenue", "name"), ("journal", "name"))


def _references(paper: dict[str, Any]) -> list[Any]:
    return [pick(one, "citedPaper") or one for one in listed(paper, "references")]


def _identifiers(paper: Any) -> dict[str, str]:
    """By scheme; the paper's own two ids are ``s2`` and ``corpusid``."""
    outside = pick(paper, "externalIds") or pick(paper, "externalids")
    found = {scheme: text_at(outside, scheme) for scheme in outside} if isinstance(outside, dict) else {}
    corpus = text_at(paper, "corpusId") or text_at(paper, "corpusid") or found.pop("CorpusId", "")
    return {**found, "s2": text_at(paper, "paperId"), "corpusid": corpus}

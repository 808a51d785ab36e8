"""Papers and their sentences, for pages that show what analyses found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperatlas.exports.site.links import Link
from paperatlas.exports.site.site import Site


@dataclass(frozen=True)
class Said:
    """What a paper says. The sentence is empty where the paper's record says it, not its text."""

    sentence: str
    paper: Link
    year: int | None


def said(site: Site, sentence: str, paper: str, page: str) -> Said:
    """The sentence of a paper by key, for the page at an address."""
    return Said(sentence, site.link(paper, page), site.papers[paper].paper.year)


def newest_first(site: Site, papers: Iterable[str]) -> list[str]:
    """Keys of papers, the newest first, undated ones last."""
    return sorted(papers, key=lambda key: (-(site.papers[key].paper.year or 0), site.papers[key].paper.title, key))

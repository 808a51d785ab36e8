"""Papers that are like a paper: they share concepts that few papers mention.

How much concepts weigh, and how alike two papers are, `paperatlas.analyses.weights` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperatlas.analyses.finding import Sheet
from paperatlas.analyses.names import find_paper
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.analyses.weights import concept_weights, cosine
from paperatlas.ontology import load_schema
from paperatlas.stores import Answer, Store

MOST = 10
SHOWN = 3
"""Shared concepts in a table for people."""


@dataclass(frozen=True)
class Shared:
    """A concept that both papers mention, with a sentence of each."""

    name: str
    label: str
    weight: float
    here: Quote
    there: Quote


@dataclass(frozen=True)
class Neighbouring:
    """A similar paper; its shared concepts weigh most first."""

    paper: str
    key: str
    year: int | None
    similarity: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True)
class Similar:
    """The papers like a paper, most similar first."""

    paper: str
    papers: tuple[Neighbouring, ...]
    notes: tuple[str, ...]

    def sheets(self) -> tuple[Sheet, ...]:
        """One table, with the sentence on the weightiest shared concept."""
        columns = ("similarity", "paper", "year", "shares", "sentence")
        rows = (
            (n.similarity, n.paper, n.year, ", ".join(s.name for s in n.shared[:SHOWN]), n.shared[0].there)
            for n in self.papers
        )
        return (Sheet(f"papers like {self.paper}", columns, tuple(rows)),) if self.papers else ()

    def answer(self) -> Answer:
        """A row a shared concept."""
        columns = (
            "paper",
            "key",
            "year",
            "similarity",
            "concept",
            "label",
            "weight",
            "sentence_here",
            "sentence_there",
        )
        rows = (
            (n.paper, n.key, n.year, n.similarity, s.name, s.label, s.weight, s.here.sentence, s.there.sentence)
            for n in self.papers
            for s in n.shared
        )
        return Answer(columns, tuple(rows))


def similar_papers(store: Store, paper: str, most: int = MOST) -> Similar:
    """The papers most like a paper, named by key, identifier, title or words of it that no other title has.

    Raises `NotFoundError`, and `UsageError` where the words are in several titles.
    """
    named = find_paper(store, paper)
    vectors = concept_weights(store)
    own = vectors.get(named.key, {})
    scores = {key: s for key, other in vectors.items() if key != named.key and (s := cosine(own, other)) > 0}
    nearest = sorted(scores, key=lambda key: (-scores[key], key))[:most]
    mentions = _mentions(store, [named.key, *nearest])
    papers = tuple(_neighbouring(scores[key], own, mentions[named.key], mentions[key], key) for key in nearest)
    return Similar(named.name, papers, tuple(_notes(named.name, own, papers)))


@dataclass(frozen=True)
class _Mention:
    name: str
    label: str
    year: int | None
    quote: Quote


def _mentions(store: Store, papers: list[str]) -> dict[str, dict[str, _Mention]]:
    """The concepts of some papers, by keys, with their sentences."""
    found: dict[str, dict[str, _Mention]] = {paper: {} for paper in papers}
    for label in load_schema().concept_types:
        text = (
            f"MATCH (p:Paper)-[e:MENTIONS]->(c:{label}) WHERE p.id IN $papers "
            "RETURN p.id, c.id, c.name, p.year, e.sentences, p.title"
        )
        for paper, key, name, year, sentences, title in store.query(text, {"papers": papers}).rows:
            found[paper][key] = _Mention(name, label, year, quote_of(sentences, title))
    return found


def _neighbouring(
    score: float, weights: Mapping[str, float], own: Mapping[str, _Mention], other: Mapping[str, _Mention], key: str
) -> Neighbouring:
    shared = [
        Shared(own[c].name, own[c].label, round(weights[c], 4), own[c].quote, other[c].quote)
        for c in sorted(own.keys() & other.keys())
        if weights[c]
    ]
    shared.sort(key=lambda s: (-s.weight, s.name))
    first = next(iter(other.values()))
    return Neighbouring(first.quote.paper, key, first.year, round(score, 4), tuple(shared))


def _notes(paper: str, own: Mapping[str, float], papers: tuple[Neighbouring, ...]) -> Iterator[str]:
    if not own:
        yield f"nothing was found in '{paper}' to compare it by"
    elif not papers:
        yield f"no other paper of this atlas shares a concept with '{paper}' that not all papers mention"

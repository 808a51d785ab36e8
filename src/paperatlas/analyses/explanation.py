"""Why two nodes are connected: every assertion between them, and what one paper says of both, with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.analyses.names import Named, find_named
from paperatlas.ontology import load_schema
from paperatlas.stores import Store

OWN = ("PROPOSES", "INTRODUCES")
"""A paper speaks for a concept that it proposes or introduces."""


@dataclass(frozen=True, order=True)
class Statement:
    """One assertion, in words, with one of its sentences. ``paper`` is empty for the vocabulary and linking."""

    subject: str
    type: str
    object: str
    paper: str
    confidence: float
    found_by: str
    sentence: str


def explain(store: Store, left: str, right: str) -> list[Statement]:
    """The statements between two names (of concepts or papers).

    Beside those that run directly between them, these are the statements on one of them by papers whose own
    contribution the other is. Sorted; empty where there is none. Raises `NotFoundError` for an unknown name.
    """
    lefts, rights = find_named(store, left, papers=True), find_named(store, right, papers=True)
    found = set()
    for a in lefts:
        for b in rights:
            if a.key != b.key:
                found |= {*_direct(store, a, b), *_direct(store, b, a), *_through(store, a, b), *_through(store, b, a)}
    return sorted(found)


def _direct(store: Store, a: Named, b: Named) -> Iterator[Statement]:
    for type_ in _types(a.label, b.label):
        text = (
            f"MATCH (a:{a.label})-[e:{type_}]->(b:{b.label}) WHERE a.id = $a AND b.id = $b "
            "OPTIONAL MATCH (p:Paper) WHERE p.id = e.paper "
            "RETURN p.title, e.confidence, e.ev_by, e.sentences"
        )
        for title, confidence, by, sentences in store.query(text, {"a": a.key, "b": b.key}).rows:
            yield from _statements((a.name, type_, b.name, title or ""), confidence, by, sentences)


def _through(store: Store, own: Named, other: Named) -> Iterator[Statement]:
    """What papers that contribute ``own`` say of ``other``."""
    for contribution in OWN:
        if contribution not in _types("Paper", own.label):
            continue
        for type_ in _types("Paper", other.label):
            text = (
                f"MATCH (a:{own.label})<-[:{contribution}]-(p:Paper)-[e:{type_}]->(b:{other.label}) "
                "WHERE a.id = $a AND b.id = $b RETURN p.title, e.confidence, e.ev_by, e.sentences"
            )
            for title, confidence, by, sentences in store.query(text, {"a": own.key, "b": other.key}).rows:
                yield from _statements((title, type_, other.name, title), confidence, by, sentences)


def _statements(
    said: tuple[str, str, str, str], confidence: float, by: list[str] | None, sentences: list[str] | None
) -> Iterator[Statement]:
    evidence = sorted(set(zip(by or [""], sentences or [""], strict=True)))
    for found_by, sentence in evidence:
        yield Statement(*said, confidence, found_by, sentence)


def _types(source: str, target: str) -> list[str]:
    schema = load_schema()
    return [p.cypher for p in schema.edges.values() if schema.allows(source, p.name, target)]

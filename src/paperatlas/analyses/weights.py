"""How much the concepts of papers weigh, and how alike two papers are by them.

A concept weighs ``idf(c) = ln(N / n(c))``, with N papers in the atlas and n(c) that mention it. Two papers are as
similar as the cosine of their vectors of weights: the sum of idf^2 over shared concepts, by the lengths of both
vectors; 1 for the same concepts, 0 where none is shared or all are mentioned by every paper. Source: Salton and
Buckley, "Term-weighting approaches in automatic text retrieval", 1988. A concept counts once a paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log, sqrt

from paperatlas.ontology import load_schema
from paperatlas.stores import Store


def concept_weights(store: Store) -> dict[str, dict[str, float]]:
    """The weights of the concepts of each paper, by keys."""
    pairs = sorted(
        {(paper, concept) for label in load_schema().concept_types for paper, concept in _pairs(store, label)}
    )
    number = store.query("MATCH (p:Paper) RETURN count(p)").rows[0][0]
    papers: dict[str, int] = defaultdict(int)
    for _, concept in pairs:
        papers[concept] += 1
    vectors: dict[str, dict[str, float]] = defaultdict(dict)
    for paper, concept in pairs:
        vectors[paper][concept] = log(number / papers[concept])
    return vectors


def _pairs(store: Store, label: str) -> tuple[tuple[str, str], ...]:
    return store.query(f"MATCH (p:Paper)-[:MENTIONS]->(c:{label}) RETURN p.id, c.id").rows


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two vectors of one weight a concept.

    >>> cosine({"a": 1.0, "b": 1.0}, {"a": 1.0}) == 1 / sqrt(2), cosine({"a": 1.0}, {"b": 1.0})
    (True, 0.0)
    """
    dot = sum(weight * weight for concept, weight in left.items() if concept in right)
    return dot / (_length(left) * _length(right)) if dot else 0.0


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in vector.values()))

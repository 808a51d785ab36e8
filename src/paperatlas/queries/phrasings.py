"""How near a text comes to each named question.

Method: every phrasing of every question, with its parameters as ``<Type>``, becomes a bag of words, pairs of words
and letter triples, each weighted by how few questions have it (inverse document frequency; Spaerck Jones, 1972). A text
is as near to a question as the cosine to its nearest phrasing says, mixed with the share of the text's weight that
occurs in any of the question's phrasings. No parameter was learned. Known weakness: word order counts only in pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from paperatlas.queries.question import Question, load_questions
from paperatlas.queries.words import features, folded

NEAREST, COVERED = 0.7, 0.3
"""Weights of the nearest phrasing and of the share that any phrasing covers."""

KINDS = {"word": 1.0, "pair": 0.5, "letters": 0.15}
"""Weights of the kinds of features."""

Vector = dict[str, float]


def masked(phrasing: str, parameters: Mapping[str, str]) -> str:
    """A phrasing with the type of each parameter in its place.

    >>> masked("robots for {task}", {"task": "Task"})
    'robots for <Task>'
    """
    return re.sub(r"\{(\w+)\}", lambda m: f"<{parameters[m[1]]}>", phrasing)


class Phrasings:
    """All phrasings of a set of questions, weighted."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        counts = {
            name: [features(folded(masked(text, q.parameters))) for text in (q.words, *q.phrasings)]
            for name, q in questions.items()
        }
        bags = {name: set[str]().union(*found) for name, found in counts.items()}
        spread = Counter(feature for bag in bags.values() for feature in bag)
        self._rarity = {feature: math.log(1 + len(bags) / number) for feature, number in spread.items()}
        self._unknown = math.log(1 + len(bags))
        self._bags = bags
        self._vectors = {name: [self._vector(found) for found in each] for name, each in counts.items()}

    def nearness(self, text: str, name: str) -> float:
        """How near a text, with ``<Type>`` for its parameters, comes to a question: from 0 to 1."""
        vector = self._vector(features(folded(text)))
        nearest = max(_cosine(vector, other) for other in self._vectors[name])
        total = sum(vector.values())
        covered = sum(weight for feature, weight in vector.items() if feature in self._bags[name])
        return NEAREST * nearest + COVERED * (covered / total if total else 0.0)

    def _vector(self, counts: Mapping[str, int]) -> Vector:
        return {f: KINDS[_kind(f)] * self._rarity.get(f, self._unknown) * math.sqrt(n) for f, n in counts.items()}


@cache
def phrasings() -> Phrasings:
    """The phrasings of the named questions."""
    return Phrasings(load_questions())


def _kind(feature: str) -> str:
    return "letters" if feature.startswith("~") else "pair" if " " in feature else "word"


def _cosine(left: Vector, right: Vector) -> float:
    product = sum(weight * right[feature] for feature, weight in left.items() if feature in right)
    size = math.hypot(*left.values()) * math.hypot(*right.values())
    return product / size if size else 0.0

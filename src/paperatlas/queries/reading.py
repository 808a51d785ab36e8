"""What a question in a person's own words asks: the nearest named question, with its parameters, without any LLM.

Method:

1. For every named question the text is searched for names that can fill its parameters.
2. Each way to fill them gives a text with types in place of names, which is compared with the question's phrasings.
3. A guessed name (the end of a name, or a misspelt one) counts less, as much as it is sure.
4. The best way of each question is a reading; readings are ordered from the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import prod
from typing import Any

from paperatlas.errors import NotFoundError
from paperatlas.queries.names import Found, Names
from paperatlas.queries.phrasings import phrasings
from paperatlas.queries.question import Question, load_questions
from paperatlas.stores import Store

TOO_FAR, GUESSED_TOO_FAR = 0.25, 0.4
"""A reading that is not as near as this is none; one that rests on a guessed name must be nearer."""


@dataclass(frozen=True)
class Reading:
    """A named question with its parameters, how near the text comes to it, and other values that might be meant."""

    question: Question
    values: dict[str, Any]
    nearness: float
    sureness: float
    others: dict[str, tuple[str, ...]]

    @property
    def said(self) -> str:
        """The question in words, with its values."""
        return self.question.said(self.values)

    @property
    def is_too_far(self) -> bool:
        """Whether the text does not ask this at all."""
        return self.nearness < (TOO_FAR if self.sureness == 1.0 else GUESSED_TOO_FAR)


def read_question(store: Store, text: str) -> list[Reading]:
    """The readings of a text, nearest first, one a question.

    Raises `NotFoundError` where the text comes near no question whose parameters it fills.
    """
    names = Names(store, text)
    readings = [r for q in load_questions().values() if (r := _best(q, text, names))]
    readings.sort(key=lambda r: (r.is_too_far, -r.nearness, r.question.name))
    if not readings or readings[0].is_too_far:
        advice = "see the questions there are with: paperatlas questions"
        raise NotFoundError(f"'{text}' comes near no named question with names of this atlas; {advice}")
    return readings


def _best(question: Question, text: str, names: Names) -> Reading | None:
    readings = (_reading(question, text, filled) for filled in _filled(question, names))
    return max(readings, key=lambda r: (r.nearness, str(r.values)), default=None)


def _filled(question: Question, names: Names) -> Iterator[tuple[Found, ...]]:
    """Every way to fill the parameters with names that do not overlap; two of one type in the order of the text."""
    kinds = list(question.parameters.values())
    ways: Iterator[tuple[Found, ...]]
    if len(set(kinds)) < len(kinds):
        ways = permutations(names.of_type(kinds[0]), len(kinds))
        ways = (way for way in ways if list(way) == sorted(way, key=lambda name: name.start))
    else:
        ways = product(*(names.of_type(kind) for kind in kinds))
    return (way for way in ways if _apart(way))


def _apart(names: tuple[Found, ...]) -> bool:
    ordered = sorted(names, key=lambda name: name.start)
    return all(left.end <= right.start for left, right in pairwise(ordered))


def _reading(question: Question, text: str, filled: tuple[Found, ...]) -> Reading:
    types = list(zip(filled, question.parameters.values(), strict=True))
    for name, kind in sorted(types, key=lambda pair: -pair[0].start):
        text = f"{text[: name.start]} <{kind}> {text[name.end :]}"
    sureness = prod(name.sureness for name in filled)
    parameters = dict(zip(question.parameters, filled, strict=True))
    return Reading(
        question,
        values={parameter: name.value for parameter, name in parameters.items()},
        nearness=phrasings().nearness(text, question.name) * sureness,
        sureness=sureness,
        others={parameter: name.others for parameter, name in parameters.items() if name.others},
    )

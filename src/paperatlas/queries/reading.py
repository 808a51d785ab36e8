"""What a question in a person's own words asks: the nearest named question, with its parameters, without any LLM.

Method:

1. For every named question the text is searched for names that can fill its parameters.
2. Each way to fill them gives a text with types in place of names, which is compared with the question's phrasings.
3. A guessed name (the end of a name, or a misspelt one) counts less, as much as it is sure.
4. What must not be left unread (`sense`, and every name that the text states) is looked for in the question.
5. The best way of each question is a reading; readings are ordered from the nearest, those that read all first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import prod
from typing import Any

from paperatlas.errors import NotFoundError
from paperatlas.queries.names import Found, Names
from paperatlas.queries.phrasings import phrasings
from paperatlas.queries.question import Question, load_questions
from paperatlas.queries.sense import Sense, meanings
from paperatlas.queries.unread import left_unread
from paperatlas.queries.words import only_asks
from paperatlas.stores import Store

TOO_FAR, GUESSED_TOO_FAR = 0.25, 0.4
"""A reading that is not as near as this is none; one that rests on a guessed name must be nearer."""
NEAR = 3
"""Questions named where none reads all of a text."""


@dataclass(frozen=True)
class Reading:
    """A named question with its parameters, how near the text comes to it, and other values that might be meant."""

    question: Question
    values: dict[str, Any]
    nearness: float
    sureness: float
    others: dict[str, tuple[str, ...]]
    unread: tuple[str, ...]
    """What the text says beside the question, so that an answer to it would be one to something else."""

    @property
    def said(self) -> str:
        """The question in words, with its values."""
        return self.question.said(self.values)

    @property
    def is_too_far(self) -> bool:
        """Whether the text does not ask this at all."""
        return self.nearness < (TOO_FAR if self.sureness == 1.0 else GUESSED_TOO_FAR)


def read_question(store: Store, text: str) -> list[Reading]:
    """The readings of a text, nearest first, one a question; the first leaves nothing unread that turns the meaning.

    Raises `NotFoundError` where the text comes near no question whose parameters it fills, or none reads all of it.
    """
    names = Names(store, text)
    readings = sorted((r for q in load_questions().values() if (r := _best(q, text, names))), key=_rank)
    if not readings or readings[0].is_too_far:
        advice = "see the questions there are with: paperatlas questions"
        raise NotFoundError(f"'{text}' comes near no named question with names of this atlas; {advice}")
    if readings[0].unread:
        raise NotFoundError(_refusal(text, readings))
    return readings


def _rank(reading: Reading) -> tuple[bool, int, float, str, str]:
    return reading.is_too_far, len(reading.unread), -reading.nearness, reading.question.name, str(reading.values)


def _refusal(text: str, readings: Sequence[Reading]) -> str:
    near = [reading for reading in readings if not reading.is_too_far]
    near = [reading for reading in near if reading.sureness == 1.0] or near
    unread = " and ".join(f"'{words}'" for words in near[0].unread)
    questions = " ".join(reading.said for reading in near[:NEAR])
    advice = "ask one of these, or see all with: paperatlas questions"
    return f"no named question near '{text}' reads {unread}; near it are: {questions} - {advice}"


def _best(question: Question, text: str, names: Names) -> Reading | None:
    readings = (_reading(question, text, filled, names) for filled in _filled(question, names))
    return min(filter(None, readings), key=_rank, default=None)


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


def _reading(question: Question, text: str, filled: tuple[Found, ...], names: Names) -> Reading | None:
    """The question with those values, unless it says *not* or the like of its own accord."""
    types = list(zip(filled, question.parameters.values(), strict=True))
    typed = _typed(text, types)
    turns = Sense(typed).turns
    if not turns and () not in meanings(question.name):
        return None
    # The robots of "which robots ..." are asked for even where they fill a parameter.
    asked = Sense(_typed(text, [(name, kind) for name, kind in types if not only_asks(names.written(name))])).asked
    sureness = prod(name.sureness for name in filled)
    parameters = dict(zip(question.parameters, filled, strict=True))
    return Reading(
        question,
        values={parameter: name.value for parameter, name in parameters.items()},
        nearness=phrasings().nearness(typed, question.name) * sureness,
        sureness=sureness,
        others={parameter: name.others for parameter, name in parameters.items() if name.others},
        unread=left_unread(question, turns, asked, types, names),
    )


def _typed(text: str, types: Sequence[tuple[Found, str]]) -> str:
    """The text with types in place of names."""
    for name, kind in sorted(types, key=lambda pair: -pair[0].start):
        text = f"{text[: name.start]} <{kind}> {text[name.end :]}"
    return text

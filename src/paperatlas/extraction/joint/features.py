"""What the votes are told of a concept and of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.joint.network import PAIRS, ROLES

Row = NDArray[np.float64]
LOW = -8.0
"""Logit of what the network gave no score."""


def logit(probability: float) -> float:
    """Log-odds, within ±8."""
    bounded = min(max(probability, 3.4e-4), 1 - 3.4e-4)
    return float(np.log(bounded / (1 - bounded)))


@dataclass(frozen=True)
class Concept:
    """One concept of a paper, as far as the network, the vocabulary and the rules know it; scores are logits.

    ``roles`` (`ROLES`,) are the best of its mentions; ``inside`` is the greatest ``keep`` of the paper's concepts whose
    names hold its own and more words, ``around`` of those whose names its own holds, `LOW` where there are none.
    """

    kind: str
    keep: float
    span: float
    type_share: float
    mentions: int
    words: int
    roles: NDArray[np.float32]
    in_title: bool = False
    in_vocabulary: bool = False
    vocabulary_agrees: bool = False
    is_own: bool = False
    is_abbreviated: bool = False
    is_name: bool = False
    is_compared: bool = False
    is_beaten: bool = False
    is_extended: bool = False
    forms: int = 1
    inside: float = LOW
    around: float = LOW


CONCEPT = (
    "one",
    "keep",
    "span",
    "type share",
    "mentions",
    "words",
    "best role",
    "in title",
    "in vocabulary",
    "vocabulary agrees",
    "own by rule",
    "abbreviated",
    "name",
    "forms",
    "inside",
    "around",
    "inside kept",
    "around kept",
)


def concept_row(concept: Concept) -> Row:
    """Features of a concept, in the order of `CONCEPT`."""
    return np.array(
        [
            1.0,
            concept.keep,
            concept.span / 2,
            logit(concept.type_share) / 2,
            np.log(concept.mentions),
            np.log(concept.words),
            float(concept.roles.max()) / 2,
            concept.in_title,
            concept.in_vocabulary,
            concept.vocabulary_agrees,
            concept.is_own,
            concept.is_abbreviated,
            concept.is_name,
            np.log(concept.forms),
            concept.inside > LOW,
            concept.around > LOW,
            concept.inside / 4,
            concept.around / 4,
        ]
    )


ROLE = (
    "one",
    "role",
    "sure",
    "lead",
    "rivals",
    "in title",
    "own by rule",
    "name",
    "compared",
    "extended",
    "in vocabulary",
    "mentions",
)


def role_rows(concepts: Sequence[Concept], sure: Sequence[float]) -> Row:
    """Features (`ROLES`, concepts, `ROLE`) of "the paper ``role`` each concept".

    ``lead`` is how far its score is above the best other concept's; ``rivals`` the best other role of the concept.
    """
    roles = np.stack([c.roles for c in concepts], 1).astype(float)
    lead = np.clip(roles - _best_other(roles, 1), -6, 6) / 2
    rivals = _best_other(roles, 0) / 2
    known = [
        [logit(s), c.in_title, c.is_own, c.is_name, c.is_compared, c.is_extended, c.in_vocabulary, np.log(c.mentions)]
        for c, s in zip(concepts, sure, strict=True)
    ]
    certain, rest = np.split(np.broadcast_to(known, (*roles.shape, len(known[0]))), [1], 2)
    return np.concatenate([np.stack([np.ones_like(roles), roles], 2), certain, np.stack([lead, rivals], 2), rest], 2)


def _best_other(scores: Row, axis: int) -> Row:
    """The best of all others of an axis at each place; `LOW` where there are none."""
    shape = [1 if a == axis else size for a, size in enumerate(scores.shape)]
    ranked = np.sort(np.concatenate([scores, np.full(shape, LOW)], axis), axis)
    best, second = np.take(ranked, [-1], axis), np.take(ranked, [-2], axis)
    return np.where(scores == best, second, best)


PAIR = ("one", "pair", "back", "subject sure", "object sure", "subject proposed", "object role", "same", "cue")
_OBJECT_ROLE = {"outperforms": "comparesWith", "extends": "uses", "appliedTo": "addresses"}
_CUE = {"outperforms": "is_beaten", "extends": "is_extended", "appliedTo": "in_title"}


def pair_rows(
    predicate: str, scores: NDArray[np.float32], ends: NDArray[np.int64], concepts: Sequence[Concept],
    sure: Sequence[float],
) -> Row:  # fmt: skip
    """Features (pairs, `PAIR`) of "subject ``predicate`` object".

    ``scores`` (concepts, concepts, `PAIRS`) are the network's, ``ends`` (pairs, 2) the places of both.
    """
    subject, object_ = ends.T
    place = PAIRS.index(predicate)
    roles = np.stack([c.roles for c in concepts]).astype(float)
    certain = np.array([logit(s) for s in sure])
    return np.column_stack(
        [
            np.ones(len(ends)),
            scores[subject, object_, place],
            scores[object_, subject, place] / 2,
            certain[subject],
            certain[object_],
            roles[subject, ROLES.index("proposes")] / 2,
            roles[object_, ROLES.index(_OBJECT_ROLE[predicate])] / 2,
            scores[subject, object_, PAIRS.index("same")] / 2,
            np.array([getattr(c, _CUE[predicate]) for c in concepts], float)[object_],
        ]
    )

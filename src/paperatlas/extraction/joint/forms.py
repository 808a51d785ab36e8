"""Forms: the mentions of one text that read the same after folding, as the network scores them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.joint.pieces import TYPES, Pieces
from paperatlas.text.normal_form import normal_form

LEAST = 0.15
"""Probability from which a span is looked at."""

MOST = 120
"""Forms of one text that are scored; of more, the surest."""


class Span(NamedTuple):
    """Pieces ``first`` to ``last`` (inclusive) with the probability of each type."""

    first: int
    last: int
    types: NDArray[np.float32]

    @property
    def score(self) -> float:
        """How likely it is a mention at all."""
        return float(self.types.sum())


@dataclass
class Form:
    """One surface form with its mentions (first and last piece); ``types`` sums to 1 over `TYPES`."""

    key: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    types: NDArray[np.float32] = field(default_factory=lambda: np.zeros(len(TYPES), np.float32))
    score: float = 0.0
    weight: float = 0.0

    @property
    def features(self) -> NDArray[np.float32]:
        """What the heads are told of a form: its types and the score of its best mention."""
        return np.append(self.types, np.float32(self.score))


def flatten(spans: Iterable[Span]) -> list[Span]:
    """Spans none of which overlap: best first, of equals the leftmost and shortest."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (-s.score, s.first, s.last)):
        pieces = range(span.first, span.last + 1)
        if taken.isdisjoint(pieces):
            taken.update(pieces)
            kept.append(span)
    return sorted(kept, key=lambda s: s.first)


def group(pieces: Pieces, spans: Iterable[Span]) -> list[Form]:
    """The forms of flat spans, in the order of their first mention; at most `MOST`, the surest."""
    forms: dict[str, Form] = {}
    for span in spans:
        start, end = pieces.characters(span.first, span.last)
        key = normal_form(pieces.text[start:end])
        if not key:
            continue
        form = forms.setdefault(key, Form(key))
        form.mentions.append((span.first, span.last))
        form.types = form.types + span.types
        form.score, form.weight = max(form.score, span.score), form.weight + span.score
    for form in forms.values():
        form.types = (form.types / form.types.sum()).astype(np.float32)
    surest = sorted(forms.values(), key=lambda f: (-f.score, f.mentions[0]))[:MOST]
    return sorted(surest, key=lambda f: f.mentions[0])


class Pairs(NamedTuple):
    """All ordered pairs of forms: places of both, the mention of each that stands nearest to the other's.

    ``low`` and ``high`` bound the pieces between the two (half open, never empty); ``distance`` is a bucket;
    ``order`` is 1 where the first stands before the second, else -1.
    """

    subject: NDArray[np.int64]
    object: NDArray[np.int64]
    subject_mention: NDArray[np.int64]
    object_mention: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    distance: NDArray[np.int64]
    order: NDArray[np.float32]


DISTANCES = 12


def pair_up(forms: list[Form], length: int) -> Pairs:
    """The ordered pairs of different forms at their closest mentions. Mentions are numbered form by form."""
    spans = np.array([m for f in forms for m in f.mentions], np.int64).reshape(-1, 2)
    owner = np.repeat(np.arange(len(forms)), [len(f.mentions) for f in forms])
    gap = np.maximum(spans[:, None, 0] - spans[None, :, 1], spans[None, :, 0] - spans[:, None, 1])
    subject, object_ = np.nonzero(~np.eye(len(forms), dtype=bool))
    nearest = _nearest(gap, owner, len(forms))[subject, object_]
    a, b = nearest // len(spans), nearest % len(spans)
    low = np.minimum(np.minimum(spans[a, 1], spans[b, 1]) + 1, length - 1)
    high = np.maximum(np.maximum(spans[a, 0], spans[b, 0]), low + 1)
    distance = np.floor(np.log2(np.maximum(gap[a, b], 0) + 1) * 1.4).astype(np.int64)
    order = np.where(spans[a, 0] < spans[b, 0], 1, -1).astype(np.float32)
    return Pairs(subject, object_, a, b, low, high, np.minimum(distance, DISTANCES - 1), order)


def _nearest(gap: NDArray[np.int64], owner: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For each pair of forms the flat place in ``gap`` of its closest mentions, of equals the first."""
    nearest = np.zeros((count, count), np.int64)
    farthest_first = np.argsort(gap, axis=None, kind="stable")[::-1]
    a, b = np.unravel_index(farthest_first, gap.shape)
    nearest[owner[a], owner[b]] = a * len(owner) + b
    return nearest

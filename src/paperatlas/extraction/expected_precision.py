"""Expected precision: the cut at which so many of what is kept may be hoped to be right.

1. A calibrated confidence is the chance to be right, so the mean confidence of what is kept is its expected precision.
2. Sorted from the surest down, that mean never rises: the cut is the least confidence at which it still reaches the
   wish, over all papers together. What is equally sure stays or goes together.
3. Candidates are cut first; of the claims only those count whose ends were kept, and they get a cut of their own.

Known weakness: it is as good as the calibration is on the papers at hand; on another kind of text the hope may fail.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from paperatlas.model import PAPER, Claim, Extraction


@dataclass(frozen=True, slots=True)
class Cuts:
    """The least confidence, from 0 to 1, at which a candidate and a claim is kept; infinite where none can be."""

    candidates: float
    claims: float


def find_cuts(extractions: Sequence[Extraction], precision: float) -> Cuts:
    """The cuts for an expected precision (0 to 1) over all of some extractions, whatever their model accepted."""
    candidates = find_cut((c.confidence for e in extractions for c in e.candidates), precision)
    kept = [_kept(e, candidates) for e in extractions]
    claims = (c.confidence for e, ids in zip(extractions, kept, strict=True) for c in e.claims if _joins(c, ids))
    return Cuts(candidates, find_cut(claims, precision))


def find_cut(confidences: Iterable[float], precision: float) -> float:
    """The least of some confidences at which the mean of all that are no less is at least ``precision``.

    >>> find_cut([0.99, 0.9, 0.8, 0.3], 0.89), find_cut([0.5], 0.9)
    (0.8, inf)
    """
    falling = sorted(confidences, reverse=True)
    sums = list(accumulate(falling))
    last_of = {confidence: place for place, confidence in enumerate(falling)}
    reaching = (c for c, place in last_of.items() if sums[place] >= precision * (place + 1) - 1e-9)
    return min(reaching, default=math.inf)


def accept(extraction: Extraction, cuts: Cuts) -> Extraction:
    """An extraction in which the candidates and claims are accepted that the cuts keep; results stay as they were."""
    kept = _kept(extraction, cuts.candidates)
    return replace(
        extraction,
        candidates=tuple(replace(c, accepted=c.id in kept) for c in extraction.candidates),
        claims=tuple(
            replace(claim, accepted=_joins(claim, kept) and claim.confidence >= cuts.claims)
            for claim in extraction.claims
        ),
    )


def _kept(extraction: Extraction, cut: float) -> frozenset[str]:
    """The ids of the candidates that a cut keeps."""
    return frozenset(c.id for c in extraction.candidates if c.confidence >= cut)


def _joins(claim: Claim, kept: frozenset[str]) -> bool:
    """Whether both ends of a claim are kept."""
    return claim.subject in kept | {PAPER} and claim.object in kept

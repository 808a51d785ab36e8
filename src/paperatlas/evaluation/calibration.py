"""Calibration: how far confidences are from how often what they are given to is right.

Expected calibration error with bins of equal mass (Nguyen and O'Connor 2015, "Posterior calibration and exploratory
analysis for natural language processing models"): sort by confidence, cut into bins of equal number, and weigh by its
size each bin's distance between mean confidence and rate of right ones.
Known weakness: within a bin, too sure and not sure enough cancel each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paperatlas.evaluation.judge import Judgement
from paperatlas.evaluation.tally import DIGITS

BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """The expected calibration errors, from 0 to 1; None where no confidence was given."""

    entities: float | None
    relations: float | None


def calibrate(judgements: Sequence[Judgement]) -> Calibration:
    """The calibration errors over all predictions of all papers."""
    entities = [
        (entity.confidence, right)
        for judged in judgements
        for entity, right in zip(judged.predicted.entities, judged.right_entities, strict=True)
        if entity.confidence is not None
    ]
    relations = [
        (relation.confidence, right)
        for judged in judgements
        for relation, right in zip(judged.predicted.relations, judged.right_relations, strict=True)
        if relation.confidence is not None
    ]
    return Calibration(calibration_error(entities), calibration_error(relations))


def calibration_error(sure: Iterable[tuple[float, bool]], bins: int = BINS) -> float | None:
    """The expected calibration error of pairs of a confidence and whether it was right; None for none.

    >>> calibration_error([(0.5, True), (0.5, False), (0.9, False)], bins=2)
    0.3
    """
    ordered = sorted(sure)
    if not ordered:
        return None
    cuts = [number * len(ordered) // bins for number in range(bins + 1)]
    distance = 0.0
    for start, end in pairwise(cuts):
        distance += _distance(ordered[start:end])
    return round(distance / len(ordered), DIGITS)


def _distance(part: Sequence[tuple[float, bool]]) -> float:
    """The distance of a bin, times its size."""
    return abs(sum(confidence for confidence, _ in part) - sum(right for _, right in part))

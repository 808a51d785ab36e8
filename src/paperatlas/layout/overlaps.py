"""Boxes that overlap are pushed apart, each pair along the axis on which it overlaps less.

All pairs of a round push at once. A crowd that does not come free is spread a little before each further round, so the
loop ends: boxes at different places come apart when the places are spread far enough, and equal places are told apart
first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paperatlas.layout.boxes import Box, Point

Array = NDArray[np.float64]
PATIENCE = 60
"""Rounds before a crowd is spread."""
SPREAD = 1.03
TOUCH = 0.5
"""Overlaps up to half a pixel do not count."""


def separate_boxes(boxes: Sequence[Box], centres: Sequence[Point]) -> list[Point]:
    """Centres near the given ones at which no two boxes overlap.

    >>> separate_boxes([Box(10, 4), Box(10, 4)], [(0, 0), (0, 1)])
    [(0.0, -1.5), (0.0, 2.5)]
    """
    sizes = np.array([(box.width, box.height) for box in boxes], dtype=np.float64)
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2
    at = _told_apart(np.array(centres, dtype=np.float64))
    rounds = 0
    while (push := _pushes(at, reach)) is not None:
        rounds += 1
        at = at + push
        if rounds > PATIENCE:
            at = at * SPREAD
    return [(float(x), float(y)) for x, y in at]


def _told_apart(at: Array) -> Array:
    """The points, each moved by its own tiny step, so that no two are equal."""
    steps = np.arange(len(at), dtype=np.float64)[:, None] * np.array([1e-3, 7e-4])
    return at + steps if len(np.unique(at, axis=0)) < len(at) else at


def _pushes(at: Array, reach: Array) -> Array | None:
    """How far each box is to move, or None where no two overlap."""
    apart = at[:, None, :] - at[None, :, :]
    overlap = reach - np.abs(apart)
    crossing = (overlap > TOUCH).all(axis=2) & ~np.eye(len(at), dtype=np.bool_)
    if not crossing.any():
        return None
    sideways = overlap[:, :, 0] <= overlap[:, :, 1]
    along = np.stack([crossing & sideways, crossing & ~sideways], axis=2)
    steps = np.where(along, overlap * np.sign(apart), 0.0) / 2
    pushes: Array = steps.sum(axis=1) / np.maximum(1, along.sum(axis=1) ** 0.5)
    return pushes

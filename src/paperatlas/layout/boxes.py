"""What is placed: boxes, and lines between them. Lengths are pixels at zoom 1; x grows to the right, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""The centre of a box."""

Line = tuple[int, int]
"""Two boxes, by index, that are drawn joined."""


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label."""

    width: float
    height: float


def extent(boxes: Sequence[Box], centres: Sequence[Point]) -> tuple[Point, Point]:
    """Upper left and lower right corner of what the boxes cover; there must be one at least.

    >>> extent([Box(4, 2), Box(2, 2)], [(0, 0), (10, 5)])
    ((-2.0, -1.0), (11.0, 6.0))
    """
    placed = list(zip(boxes, centres, strict=True))
    upper_left = min(x - b.width / 2 for b, (x, _) in placed), min(y - b.height / 2 for b, (_, y) in placed)
    lower_right = max(x + b.width / 2 for b, (x, _) in placed), max(y + b.height / 2 for b, (_, y) in placed)
    return upper_left, lower_right

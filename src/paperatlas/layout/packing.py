"""Separate parts side by side: the largest on top, the others on shelves below it."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.layout.boxes import Box, Point, extent

GAP = 40.0
"""Pixels between parts."""
WIDE = 1.5
"""How much wider than high many small parts are packed."""

Part = tuple[Sequence[Box], Sequence[Point]]


def pack_parts(parts: Sequence[Part]) -> list[Point]:
    """How far each part is to be moved so that none overlaps another; the first part stays where it is.

    >>> pack_parts([([Box(10, 10)], [(0, 0)]), ([Box(10, 10)], [(3, 3)])])
    [(0.0, 0.0), (-3.0, 47.0)]
    """
    if not parts:
        return []
    corners = [extent(boxes, at) for boxes, at in parts]
    (left, _), (right, bottom) = corners[0]
    widest = max(right - left, _square(corners) * WIDE)
    x, y, shelf = left, bottom + GAP, 0.0
    offsets = [(0.0, 0.0)]
    for (part_left, part_top), (part_right, part_bottom) in corners[1:]:
        width, height = part_right - part_left, part_bottom - part_top
        if x > left and x + width > left + widest:
            x, y, shelf = left, y + shelf + GAP, 0.0
        offsets.append((x - part_left, y - part_top))
        x, shelf = x + width + GAP, max(shelf, height)
    return offsets


def _square(corners: Sequence[tuple[Point, Point]]) -> float:
    """Side of the square that has as much room as all parts together."""
    room = sum((right - left + GAP) * (bottom - top + GAP) for (left, top), (right, bottom) in corners)
    return float(room**0.5)

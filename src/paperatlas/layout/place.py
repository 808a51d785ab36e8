"""Where each node of a page stands.

1. Connected parts are laid out one by one and packed side by side, the largest first (`packing`).
2. Inside a part, communities (`communities`) start on a circle and pull their members together in a spring layout
   (`springs`), so that what belongs together stands together.
3. Boxes that still overlap are pushed apart (`overlaps`), so that labels can be read.

Nothing is drawn by chance: equal boxes and lines give equal positions, to the pixel.

Known weakness: communities are found in the lines alone, so a part with one hub is a single star.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.layout.boxes import Box, Line, Point
from paperatlas.layout.overlaps import separate_boxes
from paperatlas.layout.packing import pack_parts
from paperatlas.layout.springs import spring_positions

WIDE = 1.45
"""How much wider than high a part is drawn: screens and labels are wide."""
AIR, AIR_OF_FEW = 2.2, 14
"""Room for lines, as a multiple of the room of the boxes, and how much more of it few boxes get in all."""


def place_boxes(boxes: Sequence[Box], lines: Sequence[Line]) -> list[Point]:
    """The centre of each box, in whole pixels. No two boxes overlap by two pixels or more.

    >>> place_boxes([Box(10, 10)], [])
    [(0, 0)]
    """
    parts = connected_parts(len(boxes), lines)
    placed = [_place_part([boxes[i] for i in part], _lines_inside(part, lines)) for part in parts]
    offsets = pack_parts([([boxes[i] for i in part], at) for part, at in zip(parts, placed, strict=True)])
    centres: list[Point] = [(0, 0)] * len(boxes)
    for part, at, (right, down) in zip(parts, placed, offsets, strict=True):
        for i, (x, y) in zip(part, at, strict=True):
            centres[i] = (round(x + right), round(y + down))
    return centres


def connected_parts(count: int, lines: Sequence[Line]) -> list[list[int]]:
    """The indices of each connected part, sorted; the largest part first, then by its least index.

    >>> connected_parts(4, [(3, 1)])
    [[1, 3], [0], [2]]
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(lines)
    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))


def _lines_inside(part: Sequence[int], lines: Sequence[Line]) -> list[Line]:
    place = {i: n for n, i in enumerate(part)}
    return [(place[a], place[b]) for a, b in lines if a in place and b in place]


def _place_part(boxes: Sequence[Box], lines: Sequence[Line]) -> list[Point]:
    """Centres of the boxes of a connected part."""
    if len(boxes) == 1:
        return [(0, 0)]
    room = sum(box.width * box.height for box in boxes)
    side = (room * (AIR + AIR_OF_FEW / len(boxes))) ** 0.5 / 2
    return separate_boxes(boxes, [(x * side * WIDE, y * side / WIDE) for x, y in spring_positions(len(boxes), lines)])

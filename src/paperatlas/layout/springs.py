"""A spring layout (Fruchterman and Reingold 1991) that keeps communities together.

Lines inside a community pull four times as hard as lines between communities, and every community starts in its own
corner of a circle; start and seed are fixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

import numpy as np

from paperatlas.layout.boxes import Line, Point
from paperatlas.layout.communities import find_communities
from paperatlas.layout.network import Network

INSIDE, BETWEEN = 1.0, 0.25
GOLDEN_ANGLE = pi * (3 - 5**0.5)


def spring_positions(count: int, lines: Sequence[Line]) -> list[Point]:
    """Positions of ``count`` (two at least) nodes of a connected graph, spread over -1 ... 1."""
    import networkx as nx

    ones = np.ones(len(lines), dtype=np.int64)
    network = Network.join(count, [a for a, _ in lines], [b for _, b in lines], ones)
    communities = find_communities(network).tolist()
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b in lines:
        graph.add_edge(a, b, weight=INSIDE if communities[a] == communities[b] else BETWEEN)
    start = dict(enumerate(_start(communities)))
    found = nx.spring_layout(graph, k=2.2 / count**0.5, pos=start, iterations=150, seed=0, weight="weight")
    return _evened([(float(found[n][0]), float(found[n][1])) for n in range(count)])


def _evened(points: Sequence[Point]) -> list[Point]:
    """The points, moved and stretched so that they reach from -1 to 1 both across and down."""
    across, down = _scale([x for x, _ in points]), _scale([y for _, y in points])
    return [((x - across[0]) / across[1], (y - down[0]) / down[1]) for x, y in points]


def _scale(values: Sequence[float]) -> tuple[float, float]:
    """Middle of the values and half of what they reach over."""
    least, most = min(values), max(values)
    return (least + most) / 2, (most - least) / 2 or 1.0


def _start(communities: Sequence[int]) -> list[Point]:
    """Every node near the place of its community on a circle; members in the spiral of a sunflower's seeds."""
    groups = max(communities) + 1
    members = [0] * groups
    points = []
    for group in communities:
        turn, step = 2 * pi * group / groups, members[group]
        radius = 0.04 * step**0.5
        points.append((cos(turn) + radius * cos(step * GOLDEN_ANGLE), sin(turn) + radius * sin(step * GOLDEN_ANGLE)))
        members[group] += 1
    return points

"""Nodes settle inside the disc of their community: linked ones close together, none on top of another."""

from __future__ import annotations

import numpy as np

from paperatlas.layout.network import Network, Real, Whole
from paperatlas.layout.repulsion import Field

ROUNDS = 80
PULL, PUSH, HOME = 0.25, 1.2, 0.1
ACROSS = 0.01
"""What a link to another community pulls of what one inside does: enough to turn a node to its friends."""
MARGIN = 20.0
"""Room around the map, in the mean distance of nodes."""


def settle_nodes(network: Network, at: Real, groups: Whole, middles: Real, radii: Real) -> Real:
    """The nodes, moved from where they stand (``at``), each within the disc of its group."""
    home, middle, radius = at.copy(), middles[groups], radii[groups] * 0.97
    mass = 1 + 0.6 * np.sqrt(network.degrees())
    low, high = at.min(axis=0) - MARGIN, at.max(axis=0) + MARGIN
    field = Field(low, high, _side(high - low))
    pull = _pull_of_links(network, groups)
    for heat in np.linspace(1, 0, ROUNDS):
        step = field.pushes(at, mass) * PUSH + _pulls(network, at, pull) + (home - at) * HOME
        longest = (2.5 * heat + 0.1) / (np.hypot(*step.T) + 1e-9)
        at = at + step * np.minimum(1, longest)[:, None]
        out = at - middle
        at = middle + out * np.minimum(1, radius / (np.hypot(*out.T) + 1e-9))[:, None]
    return at


def _side(extent: Real) -> int:
    """Cells to a side: about as wide as nodes are apart, for a power of two the quickest transform."""
    return int(min(1024, max(32, 2 ** round(float(np.log2(extent.max() / 0.7))))))


def _pull_of_links(network: Network, groups: Whole) -> tuple[Real, Real]:
    """What each link pulls at its source and at its target: in all, no node is pulled more than another."""
    weight = np.where(groups[network.source] == groups[network.target], 1.0, ACROSS)
    felt = np.bincount(network.source, weight, network.count) + np.bincount(network.target, weight, network.count)
    return PULL * weight / (felt[network.source] + 1), PULL * weight / (felt[network.target] + 1)


def _pulls(network: Network, at: Real, pull: tuple[Real, Real]) -> Real:
    way = at[network.target] - at[network.source]
    return np.stack(
        [
            np.bincount(network.source, way[:, axis] * pull[0], network.count)
            - np.bincount(network.target, way[:, axis] * pull[1], network.count)
            for axis in (0, 1)
        ],
        axis=1,
    )

"""The map of a large graph: communities as discs that do not overlap, their members inside.

1. Communities (`communities`), the finer the larger the network, none too small to be a place (`gathering`).
2. In each of more than ``CROWD`` members, the communities of its own links; each of these is a disc of members, the
   most important in its heart.
3. Discs are placed inside their community, then communities on the map, near those that they are tied to (`discs`).
4. All nodes settle among their neighbours, inside their community (`settling`).

Equal networks give equal maps. A hundred thousand nodes with three hundred thousand links take about a minute.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paperatlas.layout.communities import find_communities
from paperatlas.layout.discs import place_discs, sunflower
from paperatlas.layout.gathering import gather_communities
from paperatlas.layout.network import Network, Real, Whole
from paperatlas.layout.settling import settle_nodes

CROWD = 60
"""Members from which on a community is looked at for communities of its own."""
LOOSE = 1.2
"""Radius of a disc of communities at the most, in that of a full disc of as many nodes."""
BORDER = 1.0
"""Room around a disc of members, in the mean distance of nodes."""


@dataclass(frozen=True, eq=False)
class Chart:
    """``at`` is where each node stands, ``community`` which it belongs to; ``middles`` and ``radii`` are the discs.

    Lengths are in the mean distance of nodes; x grows to the right, y downwards.
    """

    at: Real
    community: Whole
    middles: Real
    radii: Real


def draw_chart(network: Network) -> Chart:
    """Place the nodes of a network, of which the first are the most important."""
    groups = gather_communities(network, find_communities(network, fineness(network.count)))
    count = int(groups.max(initial=-1)) + 1
    if not count:
        return Chart(np.empty((0, 2)), groups, np.empty((0, 2)), np.empty(0))
    at, radii = np.empty((network.count, 2)), np.empty(count)
    for group, members in enumerate(_members(groups)):
        at[members], radii[group] = _place_members(network.within(members))
    middles = place_discs(radii, network.between(groups, count), np.bincount(groups))
    return Chart(settle_nodes(network, at + middles[groups], groups, middles, radii), groups, middles, radii)


def fineness(count: int) -> int:
    """How fine the communities of so many nodes are: a tenfold field has finer topics that a researcher would name.

    >>> fineness(200), fineness(20_000), fineness(100_000)
    (1, 2, 3)
    """
    return max(1, len(str(count)) - 3)


def _members(groups: Whole) -> list[Whole]:
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.cumsum(np.bincount(groups))[:-1])


def _place_members(network: Network) -> tuple[Real, float]:
    """Positions around 0 of the members of a community, and the radius of the disc around them."""
    if network.count <= CROWD:
        return sunflower(np.arange(network.count)), network.count**0.5 + BORDER
    groups = gather_communities(network, find_communities(network))
    size = np.bincount(groups)
    radii = np.sqrt(size) + BORDER / 2
    middles = place_discs(radii, network.between(groups, len(size)), size)
    at = np.empty((network.count, 2))
    for group, members in enumerate(_members(groups)):
        at[members] = sunflower(np.arange(len(members))) + middles[group]
    centre = (middles.min(axis=0) + middles.max(axis=0)) / 2
    reach = float((np.hypot(*(middles - centre).T) + radii).max())
    return at - centre, min(reach, LOOSE * network.count**0.5) + BORDER

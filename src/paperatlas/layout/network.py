"""What is placed on a map: nodes by number, and weighted links between them, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
"""Arrays of numbers; positions are pairs, in an array of shape (nodes, 2)."""


@dataclass(frozen=True, eq=False)
class Network:
    """``count`` nodes, and links without direction: at most one between two nodes, none from a node to itself.

    ``source``, ``target`` and ``weight`` (at least 1) have one number a link. Weights are whole, so that sums of them
    are exact and nothing depends on the order in which they are added.
    """

    count: int
    source: Whole
    target: Whole
    weight: Whole

    @classmethod
    def join(cls, count: int, source: Sequence[int] | Whole, target: Sequence[int] | Whole, weight: Whole) -> Network:
        """Links from couples of nodes that may come twice and in both directions; their weights are added.

        >>> Network.join(3, [0, 1, 2], [1, 0, 2], np.array([1, 1, 9])).weight
        array([2])
        """
        ends = np.array([source, target], dtype=np.int64)
        low, high = ends.min(axis=0), ends.max(axis=0)
        apart = low != high
        couples, place = np.unique(low[apart] * max(count, 1) + high[apart], return_inverse=True)
        weights = sums(place, weight[apart], len(couples))
        return cls(count, couples // max(count, 1), couples % max(count, 1), weights)

    def degrees(self) -> Whole:
        """Links at each node."""
        return np.bincount(self.source, minlength=self.count) + np.bincount(self.target, minlength=self.count)

    def strengths(self) -> Whole:
        """Weights of the links at each node, added."""
        return sums(self.source, self.weight, self.count) + sums(self.target, self.weight, self.count)

    def between(self, groups: Whole, count: int) -> Network:
        """One node for each of ``count`` groups of nodes, linked by what links their members."""
        return Network.join(count, groups[self.source], groups[self.target], self.weight)

    def within(self, members: Whole) -> Network:
        """The part that these nodes make, numbered in their order."""
        number = np.full(self.count, -1, dtype=np.int64)
        number[members] = np.arange(len(members))
        source, target = number[self.source], number[self.target]
        kept = (source >= 0) & (target >= 0)
        return Network(len(members), source[kept], target[kept], self.weight[kept])


def sums(place: Whole, values: Whole, count: int) -> Whole:
    """The values that belong to each place, added.

    >>> sums(np.array([0, 2, 0]), np.array([5, 6, 7]), 3)
    array([12,  0,  6])
    """
    added = np.zeros(count, dtype=np.int64)
    np.add.at(added, place, values)
    return added

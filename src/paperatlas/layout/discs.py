"""Discs in the plane that do not overlap, near those that they are tied to.

Tied discs pull each other until they touch, all are pulled to the middle, and those that overlap push each other apart,
the smaller one further; at last all are turned so that they spread sideways. Nothing is drawn by chance: discs start on
the spiral of a sunflower, the largest in its heart.
"""

from __future__ import annotations

import numpy as np

from paperatlas.layout.network import Network, Real, Whole

ROUNDS = 200
AIR = 1.06
"""How far apart the middles of two discs stand at least, in sums of their radii."""
PULL, GRAVITY = 0.15, 0.05
GOLDEN_ANGLE = np.pi * (3 - 5**0.5)


def sunflower(numbers: Whole) -> Real:
    """The points of these numbers on the spiral of a sunflower's seeds: point ``k`` is the root of ``k`` away.

    >>> sunflower(np.array([0, 1])).round(2)
    array([[ 0.71,  0.  ],
           [-0.9 ,  0.83]])
    """
    radius, turn = np.sqrt(numbers + 0.5), numbers * GOLDEN_ANGLE
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def place_discs(radii: Real, ties: Network, size: Whole) -> Real:
    """The middle of each disc; ``size`` is what it holds, by which its ties are weighed."""
    at = sunflower(np.argsort(np.lexsort((np.arange(len(radii)), -radii)))) * radii.mean() * 1.6
    pull = ties.weight / np.sqrt(size[ties.source] * size[ties.target])
    pull *= PULL / pull.max(initial=1e-9)
    for heat in np.linspace(1, 0, ROUNDS):
        step = _pulls(at, radii, ties, pull) - at * GRAVITY
        longest = 2 * radii.mean() * heat + 1e-9
        at = at + step * np.minimum(1, longest / (_lengths(step) + 1e-9))[:, None]
        at = at + _pushes(at, radii)
        at -= np.average(at, axis=0, weights=radii**2)
    return _turned(_separated(at, radii), radii**2)


def _pulls(at: Real, radii: Real, ties: Network, pull: Real) -> Real:
    towards = at[ties.target] - at[ties.source]
    length = _lengths(towards) + 1e-9
    gap = np.maximum(0, length - radii[ties.source] - radii[ties.target])
    step = towards * (gap * pull / length)[:, None]
    moved = np.zeros_like(at)
    np.add.at(moved, ties.source, step)
    np.add.at(moved, ties.target, -step)
    return moved


def _pushes(at: Real, radii: Real) -> Real:
    """Half of the way by which the discs come free of each other."""
    apart = at[:, None, :] - at[None, :, :]
    distance = np.sqrt((apart**2).sum(axis=2)) + 1e-9
    overlap = np.maximum(0, (radii[:, None] + radii[None, :]) * AIR - distance)
    np.fill_diagonal(overlap, 0)
    share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
    pushes: Real = (apart * (overlap * share / distance)[:, :, None]).sum(axis=1) * 0.6
    return pushes


def _separated(at: Real, radii: Real) -> Real:
    """Free of the overlaps that are left, which are spread where pushing is not enough."""
    for _ in range(ROUNDS):
        push = _pushes(at, radii)
        if np.abs(push).max(initial=0) < 1e-3 * radii.mean():
            break
        at = (at + push) * 1.002
    return at


def _turned(at: Real, weights: Real) -> Real:
    """Turned round 0 so that the axis along which the discs spread most lies across."""
    x, y = at.T
    angle = np.arctan2(2 * (weights * x * y).sum(), (weights * (x * x - y * y)).sum()) / 2
    across, down = np.cos(angle), np.sin(angle)
    return np.stack([x * across + y * down, y * across - x * down], axis=1)


def _lengths(vectors: Real) -> Real:
    lengths: Real = np.sqrt((vectors**2).sum(axis=1))
    return lengths

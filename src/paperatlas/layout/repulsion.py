"""How nodes push each other apart, for a hundred thousand of them at once.

The nodes' masses are spread on a grid, the potential of all of them is one convolution by fast Fourier transform, and
each node is moved down the slope of the potential where it stands. The push fades over ``SCREEN`` lengths, so that what
is far away is not felt and a map may have holes.

Source: particle-mesh method (Hockney and Eastwood, "Computer Simulation Using Particles", 1988, chapter 5).
"""

from __future__ import annotations

import numpy as np

from paperatlas.layout.network import Real

SCREEN = 6.0
SOFT = 0.7
"""Lengths, in the mean distance of nodes, over which the push fades, and below which it grows no more."""


class Field:
    """A field over a rectangle, on ``side`` x ``side`` cells. Nodes must stay a little inside of it."""

    def __init__(self, low: Real, high: Real, side: int) -> None:
        self._low, self._side = low, side
        self._cell = (high - low) / side
        steps = np.minimum(np.arange(side), side - np.arange(side))
        distance = np.hypot(*np.meshgrid(steps * self._cell[0], steps * self._cell[1], indexing="ij"))
        self._kernel = np.fft.rfft2(np.exp(-distance / SCREEN) / (distance + SOFT))

    def pushes(self, at: Real, mass: Real) -> Real:
        """The push that each node feels from all others."""
        corners, shares = self._shares(at)
        masses = sum(
            np.bincount(corner, mass * share, self._side**2) for corner, share in zip(corners, shares, strict=True)
        )
        spectrum = np.fft.rfft2(np.reshape(masses, (self._side, self._side))) * self._kernel
        potential = np.fft.irfft2(spectrum, (self._side, self._side))
        slopes = [
            ((np.roll(potential, 1, axis) - np.roll(potential, -1, axis)) / (2 * self._cell[axis])).ravel()
            for axis in (0, 1)
        ]
        felt = [sum(slope[corner] * share for corner, share in zip(corners, shares, strict=True)) for slope in slopes]
        return np.stack(felt, axis=1)

    def _shares(self, at: Real) -> tuple[list[np.ndarray], list[Real]]:
        """The four cells around each node, and how near it is to each."""
        place = (at - self._low) / self._cell
        cell = np.clip(np.floor(place).astype(np.int64), 0, self._side - 2)
        right, down = (place - cell).T
        first = cell[:, 0] * self._side + cell[:, 1]
        corners = [first, first + 1, first + self._side, first + self._side + 1]
        return corners, [(1 - right) * (1 - down), (1 - right) * down, right * (1 - down), right * down]

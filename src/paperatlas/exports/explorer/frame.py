"""The rectangle that the map fills, and positions in it as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paperatlas.layout import Chart
from paperatlas.layout.network import Real, Whole

STEPS = 65535
DIGITS = 4


@dataclass(frozen=True, eq=False)
class Frame:
    """``low`` and ``high`` are its corners on the chart; in the file it is 2 high, with its middle at 0."""

    low: Real
    high: Real

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in the file."""
        wide, high = self.high - self.low
        across = round(float(wide / high), DIGITS)
        return -across, -1.0, across, 1.0

    def grid(self, at: Real) -> Whole:
        """Positions in steps from the upper left corner."""
        return np.rint((at - self.low) / (self.high - self.low) * STEPS).astype(np.int64)

    def place(self, at: Real) -> Real:
        """Positions in units of the extent."""
        return ((2 * at - self.low - self.high) / self._unit).round(DIGITS)

    def length(self, lengths: Real) -> Real:
        """Lengths in units of the extent."""
        return (2 * lengths / self._unit).round(DIGITS)

    @property
    def _unit(self) -> float:
        return float(self.high[1] - self.low[1])


def frame_of(chart: Chart) -> Frame:
    """The rectangle around all discs of a chart; of an empty one any."""
    if not len(chart.radii):
        return Frame(np.array([-1.0, -1.0]), np.array([1.0, 1.0]))
    reach = chart.radii[:, None]
    return Frame((chart.middles - reach).min(axis=0), (chart.middles + reach).max(axis=0))

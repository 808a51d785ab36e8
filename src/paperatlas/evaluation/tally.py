"""Tallies: precision, recall and F1, by type or predicate and together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

DIGITS = 4
"""Decimals of every figure."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much was said and how much of it is right; how much was asked for and how much of it was got.

    Rates lie between 0 and 1 and have `DIGITS` decimals; a rate of nothing is 0.

    >>> Figures(said=4, right=3, asked=6, got=3).f1
    0.6
    """

    said: int = 0
    right: int = 0
    asked: int = 0
    got: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.said + other.said, self.right + other.right, self.asked + other.asked, self.got + other.got)

    @property
    def precision(self) -> float:
        """The right part of what was said."""
        return round(_rate(self.right, self.said), DIGITS)

    @property
    def recall(self) -> float:
        """The part got of what was asked for."""
        return round(_rate(self.got, self.asked), DIGITS)

    @property
    def f1(self) -> float:
        """The harmonic mean of the unrounded precision and recall."""
        precision, recall = _rate(self.right, self.said), _rate(self.got, self.asked)
        return round(_rate(2 * precision * recall, precision + recall), DIGITS)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one type, predicate or group of predicates."""

    name: str
    figures: Figures


class Tally:
    """Figures by name, filled one prediction and one gold item at a time.

    >>> tally = Tally()
    >>> tally.say("Robot", right=True)
    >>> tally.ask("Robot", got=False)
    >>> tally.total()
    Figures(said=1, right=1, asked=1, got=0)
    """

    def __init__(self) -> None:
        self._figures: dict[str, Figures] = defaultdict(Figures)

    def say(self, name: str, right: bool) -> None:
        """Count one that was predicted."""
        self._figures[name] += Figures(said=1, right=int(right))

    def ask(self, name: str, got: bool) -> None:
        """Count one that must be found."""
        self._figures[name] += Figures(asked=1, got=int(got))

    def total(self, names: Iterable[str] | None = None) -> Figures:
        """The sum of some names, or of all."""
        chosen = self._figures.values() if names is None else (self._of(name) for name in names)
        return sum(chosen, Figures())

    def rows(self, order: Iterable[str]) -> tuple[Row, ...]:
        """A row for each name that was met: first those of ``order``, then others that were predicted, sorted."""
        known = [name for name in order if name in self._figures]
        others = sorted(name for name, figures in self._figures.items() if figures.said and name not in known)
        return tuple(Row(name, self._figures[name]) for name in (*known, *others))

    def _of(self, name: str) -> Figures:
        return self._figures.get(name, Figures())


def _rate(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

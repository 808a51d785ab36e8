"""A drawing of methods over the years: who extends and outperforms whom, from left to right.

1. A method stands in the column of the first year in which a paper of the atlas proposes it; those that no paper of
   the atlas proposes stand in a column of their own, before all others.
2. Within a column, from left to right, methods come in the order of the mean height of those that they are joined to
   in earlier columns (the barycenter heuristic; Sugiyama, Tagawa and Toda, 1981), and are moved apart.

The drawing is plain numbers; `templates/lineage_drawing.html` makes SVG of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, TOP = 190, 30, 34
"""Of a column, of a line, and of the head, in pixels."""
LONGEST = 24
"""Characters of a name that is drawn; the whole name is its title."""


@dataclass(frozen=True)
class Dot:
    """A method at a place."""

    key: str
    name: str
    x: float
    y: float

    @property
    def shown(self) -> str:
        """Its name, cut where it is too long.

        >>> Dot("", "a" * 30, 0, 0).shown
        'aaaaaaaaaaaaaaaaaaaaaaa…'
        """
        return self.name if len(self.name) <= LONGEST else self.name[: LONGEST - 1] + "…"


@dataclass(frozen=True)
class Curve:
    """A claim between two methods: the data of its path, and what it says."""

    path: str
    relation: str
    words: str


@dataclass(frozen=True)
class Drawing:
    """All of it; ``columns`` are the heads with their places. A head is None over those that no paper proposes."""

    width: int
    height: int
    columns: tuple[tuple[float, int | None], ...]
    dots: tuple[Dot, ...]
    curves: tuple[Curve, ...]


Tie = tuple[str, str, str]
"""The keys of the method that extends or outperforms, the relation, and the key of the other."""


def draw_lineage(names: Mapping[str, str], years: Mapping[str, int], ties: Iterable[Tie]) -> Drawing:
    """Draw the methods of ``names`` (by key) and the ties between them; a method without a year comes first."""
    kept = [tie for tie in dict.fromkeys(ties) if tie[0] != tie[2] and {tie[0], tie[2]} <= names.keys()]
    heads: list[int | None] = [
        *([None] if names.keys() - years.keys() else []),
        *sorted({years[k] for k in names if k in years}),
    ]
    columns = [[key for key in names if years.get(key) == head] for head in heads]
    heights = _heights(columns, kept, names)
    places = {key: (WIDTH * at + 14.0, heights[key]) for at, column in enumerate(columns) for key in column}
    dots = tuple(
        Dot(key, names[key], *places[key]) for column in columns for key in sorted(column, key=lambda k: heights[k])
    )
    curves = tuple(Curve(_path(places[b], places[a]), how, f"{names[a]} {how} {names[b]}") for a, how, b in kept)
    bottom = max(heights.values(), default=0.0) + HEIGHT
    return Drawing(
        WIDTH * len(columns), int(bottom), tuple((WIDTH * at, head) for at, head in enumerate(heads)), dots, curves
    )


def _heights(columns: Sequence[Sequence[str]], ties: Sequence[Tie], names: Mapping[str, str]) -> dict[str, float]:
    """How far down each method stands."""
    joined: dict[str, list[str]] = {}
    for a, _, b in ties:
        joined.setdefault(a, []).append(b)
        joined.setdefault(b, []).append(a)
    heights: dict[str, float] = {}
    for column in columns:
        wanted = {}
        for key in column:
            known = [heights[other] for other in joined.get(key, ()) if other in heights]
            wanted[key] = sum(known) / len(known) if known else float(TOP)
        at = float(TOP)
        for key in sorted(column, key=lambda k: (wanted[k], names[k], k)):
            heights[key] = at = max(at, round(wanted[key], 1))
            at += HEIGHT
    return heights


def _path(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A curve from the older to the newer; within a column it bows to the left."""
    (x, y), (u, v) = start, end
    bow = 12.0 if u == x else 60.0
    first, last = (x - bow, u - bow) if u == x else (x + bow, u - bow)
    return f"M{x:g} {y:g}C{first:g} {y:g} {last:g} {v:g} {u:g} {v:g}"

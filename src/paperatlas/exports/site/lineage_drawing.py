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
LEFT = 26.0
"""From the left edge of a column to its dots; curves between two of one column bow into it."""
LETTER = 6.6
"""Width of a letter of a name, about."""
LONGEST = 23
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
        'aaaaaaaaaaaaaaaaaaaaaa…'
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
    dated = sorted({year for key, year in years.items() if key in names})
    heads: list[int | None] = [None, *dated] if names.keys() - years.keys() else [*dated]
    columns = [[key for key in names if years.get(key) == head] for head in heads]
    heights = _heights(columns, kept, names)
    dots = tuple(
        Dot(key, names[key], WIDTH * at + LEFT, heights[key])
        for at, column in enumerate(columns)
        for key in sorted(column, key=lambda key: heights[key])
    )
    places = {dot.key: dot for dot in dots}
    curves = tuple(Curve(_path(places[b], places[a]), how, f"{names[a]} {how} {names[b]}") for a, how, b in kept)
    bottom = int(max(heights.values(), default=0.0)) + HEIGHT
    tops = tuple((WIDTH * at, head) for at, head in enumerate(heads))
    return Drawing(WIDTH * len(columns), bottom, tops, dots, curves)


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


def _path(start: Dot, end: Dot) -> str:
    """A curve from behind the name of the older to the newer; across columns it sags, so that it passes below dots
    between them; within a column it bows to the left.
    """
    if start.x >= end.x:
        bow = start.x - min(LEFT, 8 + abs(end.y - start.y) / 8)
        return f"M{start.x:g} {start.y:g}C{bow:g} {start.y:g} {bow:g} {end.y:g} {end.x:g} {end.y:g}"
    x = start.x + min(WIDTH - LEFT - 6, 12 + LETTER * len(start.shown))
    sag = HEIGHT * 0.6 if end.x - start.x > WIDTH else 0
    middle = (x + end.x) / 2
    return f"M{x:g} {start.y:g}C{middle:g} {start.y + sag:g} {middle:g} {end.y + sag:g} {end.x - 6:g} {end.y:g}"

"""A drawing of the ontology: which properties lead from which class to which.

1. Properties are gathered by domain and range: one arrow for each couple, with the names of the properties above it.
2. The domain is one box on the left, as high as its arrows together; the range is a box at the end of each arrow.
   Nothing can cross or overlap, whatever the ontology holds.
3. The domain with most properties comes first, and of its ranges that which most of them lead to.

The drawing is plain numbers; `templates/ontology_drawing.html` makes SVG of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paperatlas.exports.site.terms import Term

LINE, GAP = 20, 16
"""Height of a line of names, and room around each arrow, in pixels."""
CHARACTERS = 24
"""Of a line of names, about: the drawing is as wide as a phone."""


@dataclass(frozen=True)
class Arrow:
    """From a domain to a range: its height, and the properties, each line from its height on."""

    range: str
    y: int
    lines: tuple[tuple[int, tuple[Term, ...]], ...]


@dataclass(frozen=True)
class Block:
    """A domain with all of its arrows: local names of classes, and pixels."""

    domain: str
    top: int
    height: int
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Drawing:
    """All of it."""

    height: int
    blocks: tuple[Block, ...]


def draw_ontology(terms: Iterable[Term]) -> Drawing:
    """Draw the classes and the properties that lead from class to class."""
    every = list(terms)
    own = {f"#{term.anchor}" for term in every if term.kind == "class"}
    joins: dict[str, dict[str, list[Term]]] = {}
    for term in every:
        ends = [ref.address for ref in (*term.domain, *term.range)]
        if len(ends) == 2 and own.issuperset(ends):
            joins.setdefault(ends[0][1:], {}).setdefault(ends[1][1:], []).append(term)
    blocks, top = [], 0
    for domain in sorted(joins, key=lambda name: (-sum(map(len, joins[name].values())), name)):
        blocks.append(_block(domain, joins[domain], top))
        top += blocks[-1].height + GAP
    return Drawing(max(0, top - GAP), tuple(blocks))


def _block(domain: str, ranges: dict[str, list[Term]], top: int) -> Block:
    arrows, at = [], top
    for name in sorted(ranges, key=lambda name: (-len(ranges[name]), name)):
        lines = _lines(ranges[name])
        heights = [at + 15 + LINE * number for number in range(len(lines))]
        arrows.append(Arrow(name, heights[-1] + 6, tuple(zip(heights, lines, strict=True))))
        at += LINE * len(lines) + GAP
    return Block(domain, top, at - top, tuple(arrows))


def _lines(terms: Sequence[Term]) -> list[tuple[Term, ...]]:
    """Terms in as many lines as their labels need, each with at least one."""
    lines: list[list[Term]] = [[]]
    for term in terms:
        if lines[-1] and sum(len(t.label) + 3 for t in lines[-1]) + len(term.label) > CHARACTERS:
            lines.append([])
        lines[-1].append(term)
    return [tuple(line) for line in lines]

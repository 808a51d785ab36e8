"""How types look: words, colours and shapes of the legend, all read from the ontology."""

from __future__ import annotations

from paperatlas.exports.page.picture import PASSING, Picture
from paperatlas.exports.page.statements import Json
from paperatlas.ontology import load_schema

PLAIN_COLOR, PLAIN_SHAPE = "#7a7a7a", "dot"
"""For a class to which the ontology gives no looks."""
DARKEST = 0.16
"""Relative luminance below which a colour is lightened on a dark ground."""


def color_of(kind: str) -> str:
    """The colour of a type on a light ground, as ``#rrggbb``."""
    return load_schema().classes[kind].color or PLAIN_COLOR


def shape_of(kind: str) -> str:
    """The shape of a type, by vis-network's name for it."""
    return load_schema().classes[kind].shape or PLAIN_SHAPE


def legend(picture: Picture) -> dict[str, Json]:
    """Looks, words and number of nodes of each type of the picture: concepts in order of the alphabet, then papers."""
    kinds = sorted({node.type for node in picture.nodes}, key=lambda kind: (kind == "Paper", kind))
    return {kind: _type(kind, sum(node.type == kind for node in picture.nodes)) for kind in kinds}


def predicates() -> dict[str, Json]:
    """Words for each predicate of the ontology; the one that says least comes last."""
    edges = sorted(load_schema().edges.values(), key=lambda p: (p.name == PASSING, p.name))
    return {p.name: {"label": p.label or p.name, "comment": p.comment} for p in edges}


def on_dark(color: str) -> str:
    """The colour for a dark ground: a dark one is mixed with white until it can be seen.

    >>> on_dark("#4d4d4d"), on_dark("#e69f00")
    ('#949494', '#e69f00')
    """
    channels = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    share = 0.0
    mixed = channels
    while _luminance(mixed) < DARKEST + 0.12 * (share > 0) and share < 1:
        share += 0.1
        mixed = [round(c + (255 - c) * share) for c in channels]
    return "#" + "".join(f"{c:02x}" for c in mixed)


def _luminance(channels: list[int]) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2, section 'relative luminance')."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _type(kind: str, count: int) -> Json:
    c = load_schema().classes[kind]
    color = color_of(kind)
    looks = {"color": color, "dark": on_dark(color), "shape": shape_of(kind), "count": count}
    return {"label": c.label or kind, "comment": c.comment, **looks}

"""What is drawn: nodes, and one line between two nodes for all assertions that join them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paperatlas.exports.page.selection import Selection
from paperatlas.layout import Box, Point, place_boxes
from paperatlas.model import Assertion, Concept, Graph, PaperNode

PAPER = "Paper"
FEW = 100
"""Nodes in a picture whose shapes have their plain size."""
LABEL_ROOM = 84
PASSING = "mentions"
"""The predicate that says least: a line of nothing else is drawn faint."""


@dataclass(frozen=True)
class Node:
    """A node as it is drawn: ``x`` and ``y`` are the middle of its shape, ``size`` its radius in pixels."""

    key: str
    type: str
    label: str
    size: int
    font: int
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """All assertions between two nodes, strongest first; ``arrows`` as vis-network writes them."""

    id: str
    source: str
    target: str
    assertions: tuple[Assertion, ...]
    arrows: str
    faint: bool


@dataclass(frozen=True)
class Picture:
    """Nodes by key, lines by their ends."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def draw_picture(graph: Graph, selection: Selection) -> Picture:
    """Nodes with their places and lines for what was selected."""
    keys = frozenset(selection.keys)
    lines = join_nodes(graph.assertions, keys)
    degrees = Counter(end for line in lines for end in (line.source, line.target))
    every: Iterable[Concept | PaperNode] = (*graph.concepts, *graph.papers)
    shown = [node for node in every if node.key in keys]
    swell = min(2.0, max(1.0, (len(keys) / FEW) ** 0.5))
    nodes = [_unplaced(node, degrees[node.key], swell) for node in sorted(shown, key=lambda node: node.key)]
    index = {node.key: i for i, node in enumerate(nodes)}
    places = place_boxes([_box(node) for node in nodes], [(index[e.source], index[e.target]) for e in lines])
    return Picture(tuple(_placed(node, at) for node, at in zip(nodes, places, strict=True)), lines)


def join_nodes(assertions: Iterable[Assertion], keys: frozenset[str]) -> tuple[Line, ...]:
    """One line for each two of the nodes that an assertion joins."""
    between: dict[tuple[str, str], list[Assertion]] = {}
    for a in assertions:
        if a.subject in keys and a.object in keys and a.subject != a.object:
            between.setdefault((min(a.subject, a.object), max(a.subject, a.object)), []).append(a)
    return tuple(_line(f"line{i}", found) for i, (_, found) in enumerate(sorted(between.items())))


def _line(id_: str, found: Sequence[Assertion]) -> Line:
    ranked = tuple(sorted(found, key=_strength))
    first = ranked[0]
    back = any(a.subject != first.subject for a in ranked)
    arrows = "to, from" if back else "to"
    faint = all(a.predicate == PASSING for a in ranked)
    return Line(id_, first.subject, first.object, ranked, "" if _of_paper(first) else arrows, faint)


def _strength(a: Assertion) -> tuple[bool, str, float, str]:
    return a.predicate == PASSING, a.predicate, -a.confidence, a.paper or ""


def _of_paper(a: Assertion) -> bool:
    return a.subject == a.paper


def _unplaced(node: Concept | PaperNode, degree: int, swell: float) -> Node:
    """A node in its size. A large picture is looked at from afar, so its shapes are larger."""
    grown = min(degree, 60) ** 0.5
    if isinstance(node, PaperNode):
        return Node(node.key, PAPER, paper_label(node.paper.title), round(9 * swell), 10, 0, 0)
    size, font = round((13 + 3.5 * grown) * swell), round(13 + 1.4 * grown)
    return Node(node.key, node.type, shorten(node.name, 26), size, font, 0, 0)


def paper_label(title: str) -> str:
    """A paper's title in a few words: what stands before a colon if that is short, else its beginning.

    >>> paper_label("CARP: Visuomotor Policy Learning"), paper_label("On the theory of everything that can be said")
    ('CARP', 'On the theory of…')
    """
    before, colon, _ = title.partition(":")
    return shorten(before if colon and 1 < len(before) <= 24 else title, 20)


def shorten(text: str, most: int) -> str:
    """At most so many characters, cut at a blank where there is one in the second half.

    >>> shorten("goal-conditioned reinforcement learning", 26), shorten("x" * 9, 5)
    ('goal-conditioned…', 'xxxx…')
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    blank = cut.rfind(" ")
    return cut[: blank if blank > most // 2 else None] + "…"


def _box(node: Node) -> Box:
    """Room for the shape with its label below it; long labels may reach over, for the page writes none over another."""
    wide = min(0.56 * node.font * len(node.label), LABEL_ROOM)
    return Box(max(2 * node.size, wide) + 12, 2 * node.size + 1.3 * node.font + 12)


def _placed(node: Node, at: Point) -> Node:
    raised = round(at[1] - 0.65 * node.font)
    return Node(node.key, node.type, node.label, node.size, node.font, round(at[0]), raised)

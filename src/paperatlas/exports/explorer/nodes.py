"""The blocks about nodes: places, names, aliases, and what a card shows of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paperatlas.exports.explorer.columns import Column, numbers, strings
from paperatlas.exports.explorer.frame import Frame
from paperatlas.exports.explorer.outline import Outline, PageNode
from paperatlas.exports.page.cards import paper_address
from paperatlas.exports.web import web_address
from paperatlas.layout import Chart
from paperatlas.model import PaperNode

PAPER = "Paper"
MOST_ALIASES = 255


def node_columns(outline: Outline, chart: Chart, frame: Frame, types: tuple[str, ...]) -> list[Column]:
    """What the first picture needs."""
    x, y = frame.grid(chart.at).T
    years = [node.paper.year or 0 if isinstance(node, PaperNode) else 0 for node in outline.nodes]
    return [
        numbers("x", "u16", x),
        numbers("y", "u16", y),
        numbers("type", "u8", [types.index(type_of(node)) for node in outline.nodes]),
        numbers("community", "u16", chart.community),
        numbers("degree", "u32", outline.network.degrees()),
        numbers("year", "u16", np.maximum(0, years)),
    ]


def name_columns(outline: Outline) -> list[Column]:
    """Key and name of each node."""
    return [strings("text", (text for node in outline.nodes for text in (node.key, name_of(node))))]


def alias_columns(outline: Outline) -> list[Column]:
    """Other names of concepts, identifiers of papers."""
    aliases = [_aliases(node) for node in outline.nodes]
    counts = numbers("count", "u8", [len(several) for several in aliases])
    return [counts, strings("text", (alias for several in aliases for alias in several))]


def detail_columns(outline: Outline) -> list[Column]:
    """Where to read on, and a line on what it is."""
    addresses = strings("address", (_address(node) for node in outline.nodes))
    return [addresses, strings("about", (_about(node) for node in outline.nodes))]


def type_of(node: PageNode) -> str:
    """The label of a node."""
    return PAPER if isinstance(node, PaperNode) else node.type


def name_of(node: PageNode) -> str:
    """What a node is called: a paper by its title."""
    return node.paper.title if isinstance(node, PaperNode) else node.name


def _aliases(node: PageNode) -> list[str]:
    if isinstance(node, PaperNode):
        return [f"{i.scheme}:{i.value}" for i in node.paper.identifiers][:MOST_ALIASES]
    return [alias for alias in dict.fromkeys(node.aliases) if alias and alias != node.name][:MOST_ALIASES]


def _address(node: PageNode) -> str:
    return web_address(paper_address(node.paper) if isinstance(node, PaperNode) else node.homepage)


def _about(node: PageNode) -> str:
    return " · ".join(_signature(node)) if isinstance(node, PaperNode) else node.definition or ""


def _signature(node: PaperNode) -> Iterator[str]:
    """Authors and venue, as far as known."""
    if node.paper.authors:
        yield ", ".join(author.name for author in node.paper.authors)
    if node.paper.venue:
        yield node.paper.venue

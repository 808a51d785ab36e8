"""All that the page's own scripts read: legend, cards, statements and a line on what is shown."""

from __future__ import annotations

from collections.abc import Mapping

from paperatlas.exports.page.cards import node_cards, paper_reference
from paperatlas.exports.page.looks import legend, predicates
from paperatlas.exports.page.picture import Line, Picture
from paperatlas.exports.page.selection import Selection
from paperatlas.exports.page.statements import MOST, Json, statement
from paperatlas.model import Graph, PaperNode


def page_content(graph: Graph, selection: Selection, picture: Picture, hops: int) -> Json:
    """The content of the page, as JSON."""
    papers = {node.key: node for node in graph.papers}
    cards = node_cards(graph, selection.keys)
    signed = {a.paper for line in picture.lines for a in line.assertions[:MOST]} | _signed_results(cards)
    return {
        "note": _note(graph, selection, hops),
        "centres": selection.centres,
        "types": legend(picture),
        "predicates": predicates(),
        "nodes": cards,
        "lines": [_line(line, papers) for line in picture.lines],
        "papers": {key: paper_reference(node) for key, node in papers.items() if key in signed},
    }


def _signed_results(cards: Mapping[str, Json]) -> set[object]:
    lists = (card["results"] for card in cards.values())
    return {result["paper"] for results in lists if isinstance(results, list) for result in results}


def _line(line: Line, papers: Mapping[str, PaperNode]) -> Json:
    joins = dict.fromkeys((a.predicate, a.subject, a.object) for a in line.assertions)
    return {
        "id": line.id,
        "ends": [line.source, line.target],
        "faint": line.faint,
        "joins": list(joins),
        "statements": [statement(a, papers) for a in line.assertions[:MOST]],
        "more": max(0, len(line.assertions) - MOST),
    }


def _note(graph: Graph, selection: Selection, hops: int) -> str:
    """What is shown, in a line."""
    shown, found = len(selection.keys), selection.found
    amount = f"{shown:,}" if shown == found else f"the {shown:,} most connected of {found:,}"
    words = f"{amount} concepts and papers"
    if selection.centres:
        names = {c.key: c.name for c in graph.concepts}
        steps = f"{hops} step" if hops == 1 else f"{hops} steps"
        words += f" within {steps} of {names[selection.centres[0]]}"
    return words[0].upper() + words[1:]

"""The header of the file: words, looks and counts, and what each block holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paperatlas.exports.explorer.columns import Block
from paperatlas.exports.explorer.communities import describe_communities, describe_ties
from paperatlas.exports.explorer.frame import Frame
from paperatlas.exports.explorer.nodes import PAPER, type_of
from paperatlas.exports.explorer.outline import Outline
from paperatlas.exports.explorer.sentences import CHUNK, Origins
from paperatlas.exports.page.looks import color_of, on_dark, shape_of
from paperatlas.exports.page.picture import PASSING
from paperatlas.exports.page.statements import Json
from paperatlas.layout import Chart
from paperatlas.model import PaperNode
from paperatlas.ontology import load_schema

FORMAT = 1
TITLE = "Paperatlas"


def describe_file(outline: Outline, chart: Chart, frame: Frame, origins: Origins, blocks: Sequence[Block]) -> Json:
    """The header, as JSON."""
    return {
        "format": FORMAT,
        "title": TITLE,
        "note": describe_extent(outline),
        "base": "",
        "nodes": len(outline.nodes),
        "edges": len(outline.source),
        "chunk": CHUNK,
        "extent": frame.extent,
        "types": _types(outline),
        "predicates": _predicates(outline),
        "communities": describe_communities(outline, chart, frame),
        "ties": describe_ties(outline, chart.community),
        "fields": origins.fields,
        "finders": origins.finders,
        "blocks": {block.name: block.columns for block in blocks},
    }


def types_of(outline: Outline) -> tuple[str, ...]:
    """The types that are shown, in alphabetical order, papers last."""
    return tuple(sorted({type_of(node) for node in outline.nodes}, key=lambda kind: (kind == PAPER, kind)))


def describe_extent(outline: Outline) -> str:
    """How much is shown, in a line."""
    papers = sum(isinstance(node, PaperNode) for node in outline.nodes)
    shown = len(outline.nodes)
    words = f"{papers:,} papers, {shown - papers:,} concepts, {len(outline.source):,} links"
    return words if shown == outline.found else f"{words}: the {shown:,} most linked of {outline.found:,}"


def _types(outline: Outline) -> list[Json]:
    kinds = [type_of(node) for node in outline.nodes]
    return [_type(kind, kinds.count(kind)) for kind in types_of(outline)]


def _type(kind: str, count: int) -> Json:
    c, color = load_schema().classes[kind], color_of(kind)
    looks = {"color": color, "dark": on_dark(color), "shape": shape_of(kind)}
    return {"name": kind, "label": c.label or kind, "comment": c.comment, **looks, "count": count}


def _predicates(outline: Outline) -> list[Json]:
    counts = np.bincount(outline.predicate, minlength=len(outline.predicates)).tolist()
    edges = load_schema().edges
    return [
        {
            "name": name,
            "label": edges[name].label or name,
            "comment": edges[name].comment,
            "count": count,
            "passing": name == PASSING,
        }
        for name, count in zip(outline.predicates, counts, strict=True)
    ]

"""The block of edges: which nodes they join, by what, how surely, in how many papers and when."""

from __future__ import annotations

import numpy as np

from paperatlas.exports.explorer.columns import Column, numbers
from paperatlas.exports.explorer.outline import Outline
from paperatlas.layout.network import Whole

SURE = 10_000


def edge_columns(outline: Outline) -> list[Column]:
    """Edges in order of source, target and predicate."""
    sureness = np.array([round(a.confidence * SURE) for a in outline.assertions], dtype=np.int64)
    by_paper = np.array([a.paper is not None for a in outline.assertions], dtype=np.int64)
    earliest, latest = _years(outline)
    return [
        numbers("outDegree", "u32", np.bincount(outline.source, minlength=len(outline.nodes))),
        numbers("target", "u32", outline.target),
        numbers("predicate", "u8", outline.predicate),
        numbers("confidence", "u16", _each(np.maximum, sureness, outline)),
        numbers("support", "u16", _each(np.add, by_paper, outline)),
        numbers("firstYear", "u16", earliest),
        numbers("lastYear", "u16", latest),
    ]


def _each(gather: np.ufunc, values: Whole, outline: Outline) -> Whole:
    """One value an edge from one an assertion."""
    starts = outline.first[:-1]
    gathered: Whole = gather.reduceat(values, starts) if len(starts) else starts
    return gathered


def _years(outline: Outline) -> tuple[Whole, Whole]:
    """First and last year of the papers behind each edge, 0 where none is known."""
    known = {key: max(0, node.paper.year or 0) for key, node in outline.papers.items()}
    years = np.array([known.get(a.paper or "", 0) for a in outline.assertions], dtype=np.int64)
    never = np.iinfo(np.int64).max
    earliest = _each(np.minimum, np.where(years > 0, years, never), outline)
    return np.where(earliest == never, 0, earliest), _each(np.maximum, years, outline)

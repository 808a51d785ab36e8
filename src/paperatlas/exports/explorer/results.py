"""The block of reported numbers."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.exports.explorer.columns import NONE, Column, numbers, strings
from paperatlas.exports.explorer.edges import SURE
from paperatlas.exports.explorer.outline import Outline
from paperatlas.model import Concept, Result


def result_columns(outline: Outline, results: Sequence[Result]) -> list[Column]:
    """The results of papers that are shown, in the order of the papers, the surest first."""
    number = outline.number
    shown = [r for r in results if r.paper in number]
    shown.sort(key=lambda r: (number[r.paper], -r.confidence, r.key))
    names = {node.key: node.name for node in outline.nodes if isinstance(node, Concept)}
    return [
        numbers("paper", "u32", [number[r.paper] for r in shown]),
        numbers("method", "u32", [number.get(r.method or "", NONE) for r in shown]),
        numbers("benchmark", "u32", [number.get(r.benchmark or "", NONE) for r in shown]),
        strings("metric", (names.get(r.metric or "") or r.metric_text or "" for r in shown)),
        strings("value", (r.value for r in shown)),
        numbers("confidence", "u16", [round(r.confidence * SURE) for r in shown]),
    ]

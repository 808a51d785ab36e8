"""Scores of merges as a table for people, as Markdown, or as JSON; the pairs that are wrong are always listed."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from paperatlas.evaluation.merges import JudgedPair, MergeScores
from paperatlas.evaluation.report import draw, to_figures
from paperatlas.evaluation.sections import Section, figure_section


def render_merges(scores: MergeScores, form: str = "table") -> str:
    """Scores as text of the form ``table``, ``json`` or ``markdown``, ending in a line feed."""
    if form == "json":
        return json.dumps(_to_json(scores), ensure_ascii=False, indent=1) + "\n"
    rows = [(row.name, row.figures) for row in scores.by_kind]
    found = Section("pairs", ("figure", "value"), (("both ends found", f"{scores.found}/{len(scores.judged)}"),))
    decisions = figure_section("one node", "kind", [*rows, ("all", scores.decisions)])
    return draw([decisions, found, _mistakes(scores)], form)


def _to_json(scores: MergeScores) -> dict[str, Any]:
    figures = scores.decisions
    return {
        "pairs": len(scores.judged),
        "found": scores.found,
        "precision": figures.precision,
        "recall": figures.recall,
        "one_node": to_figures(figures),
        "by_kind": {row.name: to_figures(row.figures) for row in scores.by_kind},
        "errors": [_error(judged) for judged in scores.mistakes],
    }


def _error(judged: JudgedPair) -> dict[str, Any]:
    pair = judged.pair
    ends = [asdict(end) | {"concepts": list(keys)} for end, keys in zip(pair.ends, judged.keys, strict=True)]
    return {"id": pair.id, "mistake": judged.mistake, "family": pair.family, "kind": pair.kind, "ends": ends}


def _mistakes(scores: MergeScores) -> Section:
    head = ("pair", "mistake", "family", "kind", "name", "in", "name", "in", "concepts")
    return Section("errors", head, tuple(map(_row, scores.mistakes)), len(head))


def _row(judged: JudgedPair) -> tuple[str, ...]:
    left, right = judged.pair.ends
    concepts = " | ".join(" ".join(keys) or "none" for keys in judged.keys)
    pair = judged.pair
    return (
        pair.id,
        judged.mistake,
        pair.family,
        pair.kind,
        left.name,
        left.paper,
        right.name,
        right.paper,
        concepts,
    )

"""Reports: scores as a table for people, as Markdown, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from paperatlas.evaluation.mistakes import find_mistakes
from paperatlas.evaluation.score import PaperScore, Scores
from paperatlas.evaluation.sections import Section, mistake_section, paper_section, score_sections
from paperatlas.evaluation.tally import Figures, Row

FORMS = ("table", "json", "markdown")
_TITLE = 60
"""Characters of a cell that a table for people shows, but in the last column."""


def render(scores: Scores, form: str = "table", papers: bool = False, errors: bool = False) -> str:
    """Scores as text of one of `FORMS`, ending in a line feed.

    ``papers`` adds a row for each paper, which JSON always has; ``errors`` adds each mistake with its sentence.
    """
    if form == "json":
        return json.dumps(to_json(scores, errors), ensure_ascii=False, indent=1) + "\n"
    sections = score_sections(scores)
    if papers:
        sections.append(paper_section(scores.by_paper))
    if errors:
        sections.append(mistake_section(find_mistakes(scores.judgements)))
    return draw(sections, form)


def draw(sections: Iterable[Section], form: str) -> str:
    """Sections as text, as tables for people or, for the form ``markdown``, as those of Markdown."""
    draw_one = _markdown if form == "markdown" else _table
    return "\n".join(draw_one(section) for section in sections)


def to_json(scores: Scores, errors: bool = False) -> dict[str, Any]:
    """Scores as a JSON object; rates and errors have four decimals."""
    value: dict[str, Any] = {
        "papers": len(scores.by_paper),
        "unpaired": scores.unpaired,
        "entities": to_figures(scores.entities),
        "relations": to_figures(scores.relations),
        "by_type": _rows(scores.by_type),
        "by_predicate": _rows(scores.by_predicate),
        "by_group": _rows(scores.by_group),
        "own_found": asdict(scores.own_found),
        "results": _rows(scores.results),
        "calibration_error": asdict(scores.calibration),
        "misplaced_mentions": scores.misplaced_mentions,
        "links": asdict(scores.links),
        "works": scores.works,
        "by_paper": [_paper(paper) for paper in scores.by_paper],
    }
    if errors:
        value["mistakes"] = [asdict(mistake) for mistake in find_mistakes(scores.judgements)]
    return value


def to_figures(figures: Figures) -> dict[str, float | int]:
    """Figures as a JSON object: the rates by their short names, then what they are made of."""
    return {"p": figures.precision, "r": figures.recall, "f1": figures.f1} | asdict(figures)


def _rows(rows: Sequence[Row]) -> dict[str, dict[str, float | int]]:
    return {row.name: to_figures(row.figures) for row in rows}


def _paper(paper: PaperScore) -> dict[str, Any]:
    figures = {"entities": to_figures(paper.entities), "relations": to_figures(paper.relations)}
    return asdict(paper) | figures | {"works": paper.works}


def _table(section: Section) -> str:
    """Columns of even width; numbers to the right."""
    last = len(section.head) - 1
    rows = [[_cell(c) if n == last else _shortened(_cell(c)) for n, c in enumerate(r)] for r in section.rows]
    lines = [list(section.head), *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(last + 1)]
    drawn = [
        "  ".join(
            c.ljust(w) if n < section.words else c.rjust(w) for n, (c, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    return "\n".join([section.title.upper(), *(line.rstrip() for line in drawn), ""])


def _markdown(section: Section) -> str:
    """A table of GitHub Flavored Markdown (https://github.github.com/gfm/, section 4.10) under a heading."""
    rule = ["---" if n < section.words else "---:" for n in range(len(section.head))]
    cells = [[_cell(c).replace("\\", "\\\\").replace("|", "\\|") for c in row] for row in section.rows]
    lines = [f"| {' | '.join(line)} |" for line in (section.head, rule, *cells)]
    return "\n".join([f"### {section.title.capitalize()}", "", *lines, ""])


def _cell(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    return text if len(text) <= _TITLE else text[: _TITLE - 1].rstrip() + "…"

"""Sections: scores as tables of text, each with a heading, which any form of report can draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperatlas.evaluation.mistakes import Mistake
from paperatlas.evaluation.score import GROUPS, WORKS, PaperScore, Scores, Share
from paperatlas.evaluation.tally import Figures, Row

_RATES = ("precision", "right/said", "recall", "got/asked", "F1")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over a table; every row is as long as ``head``. The first ``words`` columns hold words, not numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


def score_sections(scores: Scores) -> list[Section]:
    """The figures of all papers."""
    groups = dict(GROUPS)
    group_rows = [(f"{row.name}: {', '.join(groups[row.name])}", row.figures) for row in scores.by_group]
    relations = (*_pairs(scores.by_predicate), *group_rows, ("all", scores.relations))
    return [
        figure_section("entities", "type", (*_pairs(scores.by_type), ("all", scores.entities))),
        figure_section("relations", "predicate", relations),
        figure_section("results", "right in", _pairs(scores.results)),
        Section("further", ("figure", "value"), _further(scores)),
    ]


def paper_section(papers: Iterable[PaperScore]) -> Section:
    """A row for each paper."""
    rows = [
        (p.id, p.title, f"{p.entities.f1:.3f}", f"{p.relations.f1:.3f}", _yes(p.own_found), _yes(p.works))
        for p in papers
    ]
    return Section("papers", ("id", "title", "entities F1", "relations F1", "own found", "works"), tuple(rows), 2)


def mistake_section(mistakes: Iterable[Mistake]) -> Section:
    """A row for each mistake."""
    rows = tuple((m.paper, m.kind, m.type, m.name, m.sentence) for m in mistakes)
    return Section("mistakes", ("paper", "mistake", "type", "name", "sentence"), rows, 5)


def _pairs(rows: Iterable[Row]) -> tuple[tuple[str, Figures], ...]:
    return tuple((row.name, row.figures) for row in rows)


def figure_section(title: str, kind: str, rows: Iterable[tuple[str, Figures]]) -> Section:
    """A row of rates for each of some figures."""
    return Section(title, (kind, *_RATES), tuple((name, *_cells(figures)) for name, figures in rows))


def _cells(figures: Figures) -> tuple[str, ...]:
    return (
        f"{figures.precision:.3f}",
        f"{figures.right}/{figures.said}",
        f"{figures.recall:.3f}",
        f"{figures.got}/{figures.asked}",
        f"{figures.f1:.3f}",
    )


def _further(scores: Scores) -> tuple[tuple[str, str], ...]:
    return (
        ("calibration error of entities", _error(scores.calibration.entities)),
        ("calibration error of relations", _error(scores.calibration.relations)),
        ("mentions that are not where they are said to be", str(scores.misplaced_mentions)),
        ("papers whose own contribution was found", _share(scores.own_found)),
        ("links found", _share(scores.links)),
        (f"papers whose graph works (relations F1 >= {WORKS}, own found)", f"{scores.works}/{len(scores.by_paper)}"),
        ("papers without a prediction", str(scores.unpaired)),
    )


def _error(error: float | None) -> str:
    return "no confidences" if error is None else f"{error:.4f}"


def _share(share: Share) -> str:
    return f"{share.got}/{share.asked}"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"

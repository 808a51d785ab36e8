"""The kinds of page, in the order of the navigation. A new kind is a module with a function, and a line here."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.exports.site import (
    corrections,
    explorer,
    leaderboards,
    lineages,
    matrices,
    names,
    ontology_page,
    overview,
    questions,
    robots,
    search,
    survey,
    years,
)
from paperatlas.exports.site.concepts import concept_pages
from paperatlas.exports.site.page import Pages
from paperatlas.exports.site.papers import paper_pages


@dataclass(frozen=True)
class Section:
    """A kind of page. With a ``label`` it has an entry in the navigation, which leads to ``address``.

    A section that ``asks`` is left out of the site of a graph that no store holds.
    """

    pages: Pages
    label: str = ""
    address: str = ""
    asks: bool = False


SECTIONS: tuple[Section, ...] = (
    Section(overview.overview_pages, overview.LABEL, overview.ADDRESS),
    Section(explorer.no_pages, explorer.LABEL, explorer.EXPLORER),
    Section(years.year_pages, years.LABEL, years.PAPERS),
    Section(paper_pages),
    Section(names.names_pages, names.LABEL, names.NAMES),
    Section(concept_pages),
    Section(leaderboards.leaderboard_pages, leaderboards.LABEL, leaderboards.ADDRESS, asks=True),
    Section(robots.robot_pages, robots.LABEL, robots.ADDRESS, asks=True),
    Section(matrices.matrix_pages, matrices.LABEL, matrices.ADDRESS, asks=True),
    Section(lineages.lineage_pages, lineages.LABEL, lineages.ADDRESS, asks=True),
    Section(survey.survey_pages, survey.LABEL, survey.ADDRESS, asks=True),
    Section(questions.question_pages, questions.LABEL, questions.ADDRESS, asks=True),
    Section(ontology_page.ontology_pages, ontology_page.LABEL, ontology_page.ADDRESS),
    Section(search.search_pages, search.LABEL, search.SEARCH),
    Section(corrections.corrections_pages, corrections.LABEL, corrections.CORRECTIONS),
)

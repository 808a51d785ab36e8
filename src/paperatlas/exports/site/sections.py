"""The kinds of page, in the order of the navigation. A new kind is a module with a function, and a line here."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.exports.site.concepts import concept_pages
from paperatlas.exports.site.overview import overview_pages
from paperatlas.exports.site.page import Pages
from paperatlas.exports.site.papers import paper_pages


@dataclass(frozen=True)
class Section:
    """A kind of page. With a ``label`` it has an entry in the navigation, which leads to ``address``."""

    pages: Pages
    label: str = ""
    address: str = ""


SECTIONS: tuple[Section, ...] = (
    Section(overview_pages, "Overview", "index.html"),
    Section(paper_pages),
    Section(concept_pages),
)

"""The page that searches names and titles: a script does, with no server."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.exports.site.assets import NAMES
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render

SEARCH = "search.html"
LABEL = "Search"


def search_pages(site: Site) -> Iterator[Page]:
    """The search page; without JavaScript it leads to the lists of names."""
    yield Page(SEARCH, LABEL, render("search.html"), LABEL, scripts=(NAMES, "search.js"))

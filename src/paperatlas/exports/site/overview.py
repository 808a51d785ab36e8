"""The first page: what is in the atlas."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render


def overview_pages(site: Site) -> Iterator[Page]:
    """The overview."""
    yield Page("index.html", "Overview", render("overview.html", site=site), "Overview")

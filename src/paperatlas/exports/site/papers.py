"""A page for each paper: its text marked up with what was read from it, and every claim below."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site


def paper_pages(site: Site) -> Iterator[Page]:
    """The pages of all papers."""
    return iter(())

"""A page for each concept."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site


def concept_pages(site: Site) -> Iterator[Page]:
    """The pages of all concepts."""
    return iter(())

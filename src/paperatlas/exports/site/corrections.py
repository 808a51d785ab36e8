"""The page where the reader's corrections are gathered."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.curation import Operation
from paperatlas.exports.site.operations import operation_text
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render

CORRECTIONS = "corrections.html"
LABEL = "Corrections"
EXAMPLE = Operation("deny", ("method/carp", "method/ppo"), "extends")


def corrections_pages(site: Site) -> Iterator[Page]:
    """What "Wrong?" is for; a script lists the corrections here."""
    yield Page(CORRECTIONS, LABEL, render("corrections.html", example=operation_text(EXAMPLE)), LABEL)

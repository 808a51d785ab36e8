"""What all pages share: head, navigation, landmarks, footer.

A Content-Security-Policy lets nothing run or load but the site's own style sheet and scripts (``file:`` is for a site
that is opened from disk, where not every browser counts a neighbouring file as ``'self'``).
"""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.templates import render

Entry = tuple[str, str]
"""Label and address of an entry of the navigation."""


def page_text(page: Page, navigation: Sequence[Entry], made_by: str) -> str:
    """The whole HTML of a page. ``made_by`` stands in the footer."""
    entries = [(label, relative(page.address, address), label == page.section) for label, address in navigation]
    root = relative(page.address, "")
    return render("shell.html", page=page, root=root, entries=entries, made_by=made_by)

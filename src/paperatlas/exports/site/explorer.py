"""The explorer, which stands beside the pages as a file of its own, and links into it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site

EXPLORER = "explorer.html"
LABEL = "Explorer"


def no_pages(site: Site) -> Iterator[Page]:
    """None: the explorer is no page in the site's form."""
    return iter(())


def explorer_link(key: str, page: str) -> str:
    """The link from the page at an address to a node in the explorer.

    >>> explorer_link("method/c++", "method/c.html")
    '../explorer.html#node=method/c%2B%2B'
    """
    return relative(page, f"{EXPLORER}#node={quote(key, safe='/')}")

"""A page of the site, without what all pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from paperatlas.exports.site.site import Site


@dataclass(frozen=True)
class Page:
    """``address`` in the folder, ``title`` as plain text, ``body`` as markup: all that stands in ``<main>``.

    ``section`` is the label of the entry of the navigation under which it stands, ``wide`` whether it is a table that
    wants all the width there is; ``scripts`` are the addresses of scripts that it needs beside ``site.js``.
    """

    address: str
    title: str
    body: Markup
    section: str = ""
    wide: bool = False
    scripts: tuple[str, ...] = ()


Pages = Callable[["Site"], Iterator[Page]]
"""A kind of page: yields its pages of a site."""

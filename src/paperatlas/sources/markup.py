"""Text that carries HTML or JATS tags, as publishers deliver titles and abstracts."""

from __future__ import annotations

import html
import re

_HEADING = re.compile(r"<jats:title>[^<]{0,100}</jats:title>")
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|br|sec|div|li|list|list-item|ul|ol|title)\b[^<>]{0,1000}>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:(?:jats|mml):[\w-]+|i|b|u|em|strong|sub|sup|span|italic|bold|sc|scp)\b[^<>]{0,1000}>", re.IGNORECASE
)


def strip_markup(text: str) -> str:
    """The text without tags and with its character references resolved; other ``<`` stay.

    >>> strip_markup("<jats:title>Abstract</jats:title><jats:p>RRT<sup>*</sup> &amp; a &lt; b</jats:p>").strip()
    'RRT* & a < b'
    """
    if "<" in text:
        text = _INLINE.sub("", _BLOCK.sub(" ", _HEADING.sub(" ", text)))
    return html.unescape(text) if "&" in text else text

"""Slugs: the readable, injective encoding of a normal form in which a concept's key is written.

A blank becomes ``-``; the symbols ``* + #`` become ``-star``, ``-plus``, ``-sharp``; a word that itself begins with one
of these words is set off by a second ``-``. Letters and digits of any script, and the point, stay as they are.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_SYMBOLS = {"*": "star", "+": "plus", "#": "sharp"}
_SET_OFF = re.compile(rf" (?={'|'.join(_SYMBOLS.values())})")
_NAMES = re.compile(r"[*+#]")


def slug(normal: str) -> str:
    """Encode a normal form (see `paperatlas.text.normal_form`).

    >>> slug("rrt*"), slug("rrt star"), slug("c++ code"), slug("meta world")
    ('rrt-star', 'rrt--star', 'c-plus-plus-code', 'meta-world')
    """
    text = _SET_OFF.sub("--", normal).replace(" ", "-")
    return _NAMES.sub(lambda symbol: "-" + _SYMBOLS[symbol[0]], text)


def identifier_slug(value: str) -> str:
    """Encode an identifier such as a DOI so that it fits one segment of an IRI and of a path.

    >>> identifier_slug("10.1109/LRA.2024.1"), identifier_slug("2404.14405")
    ('10.1109~lra.2024.1', '2404.14405')
    """
    return quote(value.lower(), safe="").replace("~", "%7E").replace("%2F", "~")

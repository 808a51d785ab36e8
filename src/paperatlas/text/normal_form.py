"""The normal form of a name: two spellings of one concept are equal, two concepts are not.

Steps: NFKC; case folded; hyphens, slashes, underscores, tildes and white space become one blank; other punctuation
goes, but ``+``, ``*`` and ``#`` stay, attached to what stands before them (RRT* is not RRT, C++ is not C), and so does
a point between digits (AlpacaEval 2.0); a leading article goes; a lower-case plural *s* of the last word goes.

Known weakness: a lower-case proper name that ends in *s* loses it, in every spelling but capitals (``rlds``, RLDS).
"""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"[\s\-_/~\u00ad\u2010-\u2015\u2212\u2043]+")
_DROP = re.compile(r"[^\w\s+*#.]|_")
_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_BEFORE_SYMBOL = re.compile(r"\s+(?=[+*#])")
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_SINGULAR_S = ("ss", "us", "is")


def normal_form(name: str) -> str:
    """Fold a name to its normal form; empty where nothing of it can be compared.

    >>> normal_form("Grid-World") == normal_form("grid world") == normal_form("the grid~worlds")
    True
    >>> normal_form("RRT*"), normal_form("RRT"), normal_form("AlpacaEval 2.0")
    ('rrt*', 'rrt', 'alpacaeval 2.0')
    >>> normal_form("A benchmark"), normal_form("A-OKVQA")
    ('benchmark', 'a okvqa')
    """
    text = _ARTICLE.sub("", unicodedata.normalize("NFKC", name).strip())
    text = _DROP.sub("", _BLANK.sub(" ", text))
    text = _BEFORE_SYMBOL.sub("", _POINT.sub("", text))
    words = text.split()
    if words:
        words[-1] = _singular(words[-1])
    return unicodedata.normalize("NFKC", " ".join(words).casefold())


def _singular(word: str) -> str:
    """A word without its plural ending. Capitals are kept: DQNs is a plural, RLDS is not."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_S):
        return word[:-1]
    return word

"""The normal form of a name: two spellings of one concept are equal, two concepts are not.

Steps: NFKC; case folded; hyphens, slashes, underscores, tildes and white space become one blank; other punctuation
goes, but ``+``, ``*`` and ``#`` stay, attached to what stands before them (RRT* is not RRT, C++ is not C), and so do
a point between digits (AlpacaEval 2.0) and the marks of a script (a Devanagari vowel sign); the stars of mathematics
are asterisks; a leading article goes; a lower-case plural *s* of the last word goes.

Known weakness: a lower-case proper name that ends in *s* loses it, in every spelling but capitals (``rlds``, RLDS).
Folding a normal form again may take off one more article or *s*: fold names once, as they stand in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile

STARS = str.maketrans(dict.fromkeys("\u2217\u204e\u22c6\u2605\u2606", "*"))
"""Stars that LaTeX and PDF files have for an asterisk (RRT*), each one character, so that offsets stay true."""

_BLANK = re.compile(r"[\s\-_/~\u00ad\u2010-\u2015\u2044\u2212\u2043]+")
_PUNCTUATION = re.compile(r"[^\w\s+*#.]+")
_INVISIBLE = re.compile(r"[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_BEFORE_SYMBOL = re.compile(r"\s+(?=[+*#])")
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=[^\s+*#])", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_SINGULAR_S = ("ss", "us", "is")


@lru_cache(maxsize=1 << 18)
def normal_form(name: str) -> str:
    """Fold a name to its normal form; empty where nothing of it can be compared. Cached: linking asks over and over.

    >>> normal_form("Grid-World") == normal_form("grid world") == normal_form("the grid~worlds")
    True
    >>> normal_form("RRT*"), normal_form("RRT"), normal_form("AlpacaEval 2.0")
    ('rrt*', 'rrt', 'alpacaeval 2.0')
    >>> normal_form("A benchmark"), normal_form("A-OKVQA")
    ('benchmark', 'a okvqa')
    """
    text = _ARTICLE.sub("", unicodedata.normalize("NFKC", name).translate(STARS).strip())
    text = _PUNCTUATION.sub(_marks, _BLANK.sub(" ", text))
    text = _BEFORE_SYMBOL.sub("", _POINT.sub("", text))
    words = text.split()
    if words:
        words[-1] = _singular(words[-1])
    return unicodedata.normalize("NFKC", " ".join(words).casefold())


def squeezed(name: str) -> str:
    """A normal form without its blanks, except between digits: grid world and gridworld are one name.

    >>> squeezed("grid world") == squeezed("gridworld"), squeezed("gpt 3 5") == squeezed("gpt 35")
    (True, False)
    """
    return _BETWEEN_DIGITS.sub("_", name).replace(" ", "")


def _marks(run: re.Match[str]) -> str:
    """Of a run of punctuation the combining marks that it begins with, if a letter or digit bears them."""
    bearer = run.string[: run.start()][-1:]
    return _INVISIBLE.sub("", "".join(takewhile(_is_mark, run[0]))) if bearer.isalnum() else ""


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _singular(word: str) -> str:
    """A word without its plural ending. Capitals are kept: DQNs is a plural, RLDS is not."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_S):
        return word[:-1]
    return word

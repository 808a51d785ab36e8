"""Folding: the form in which two spellings of one name, one number or one address are equal.

It is the scorer's own and wider than `paperatlas.text.normal_form`, which decides what is one node: here a point or a
``#`` never tells two names apart, so that a system is not marked down for a spelling.
"""

from __future__ import annotations

import re
import unicodedata

FoldedValue = tuple[tuple[float, ...] | str, str]
"""The numbers of a value (its words where it has none) and its kind of unit: ``"%"``, ``"x"`` or none."""

_BLANK = re.compile("[-/_\u2010-\u2015\u2212]")
_DROP = re.compile(r"[^\w\s*+]")
_ARTICLES = ("a", "an", "the")
_NO_PLURAL = ("ss", "us", "is")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERCENT = re.compile(r"%|percent")
_FACTOR = re.compile(r"\d\s*(?:x|×|times|-?fold)")
_SCHEME = re.compile(r"^https?://")


def fold_name(name: str) -> str:
    """A name without case, hyphens, punctuation, a leading article and a final plural *s*.

    >>> fold_name("The Meta-World tasks"), fold_name("meta world task"), fold_name("RRT*"), fold_name("policies")
    ('meta world task', 'meta world task', 'rrt*', 'policy')
    """
    lower = unicodedata.normalize("NFKC", name).lower()
    words = _DROP.sub("", _BLANK.sub(" ", lower)).split()
    if words and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join((*words[:-1], *map(_singular, words[-1:])))


def fold_value(value: str) -> FoldedValue:
    """A result's value as numbers and unit.

    >>> fold_value("43.6 %") == fold_value("43.6 percent"), fold_value("more than 30 times faster"), fold_value("best")
    (True, ((30.0,), 'x'), ('best', ''))
    """
    text = unicodedata.normalize("NFKC", value).lower().replace(",", "")
    numbers = tuple(map(float, _NUMBER.findall(text)))
    if not numbers:
        return " ".join(text.split()), ""
    return numbers, "%" if _PERCENT.search(text) else "x" if _FACTOR.search(text) else ""


def fold_link(url: str) -> str:
    """An address without its scheme, case, and the point or slash at its end.

    >>> fold_link("https://Carp.github.io/.")
    'carp.github.io'
    """
    return _SCHEME.sub("", url).rstrip("./").lower()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(_NO_PLURAL) else word

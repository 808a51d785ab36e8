"""The words of a name, as far as they tell concepts apart: what is left when order and endings do not count.

1. Prefixes that stand alone join their word (pre training, pretraining); a word before *oriented*, *based* ... binds
   to it, and the words on both sides of *to* are one, in their order (sim-to-real is not real-to-sim).
2. Little words inside the name go (models of humans, human models); at its ends they stay (in-hand manipulation is not
   hand manipulation).
3. Endings go that make of a verb a noun or a participle (estimate, estimating, estimation). Those that name who does
   it stay: a planner is not planning, an optimizer not the optimization, and modeling is not the model.
4. The order goes, but for that of two nouns (a reference model is no model reference).

Source of the idea: J. B. Lovins, "Development of a stemming algorithm", Mechanical Translation 11, 1968; here endings
are few, since a wrong join costs more than a missed one.
Known weakness: words that only look related share a stem (state, station).
"""

from __future__ import annotations

import re
from functools import lru_cache

_PREFIXES = frozenset(
    (
        *(
            "anti",
            "auto",
            "bi",
            "bio",
            "co",
            "counter",
            "cross",
            "de",
            "electro",
            "exo",
            "ego",
            "geo",
            "hetero",
            "homo",
        ),
        *("hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mini", "mono", "multi", "nano", "neuro", "non"),
        *("over", "omni", "out", "para", "photo", "poly", "post", "pre", "pseudo", "psycho", "quasi", "re", "self"),
        *("semi", "spatio", "sub", "super", "supra", "tele", "trans", "tri", "ultra", "un", "under", "uni", "visuo"),
    )
)
_OF = frozenset(("by", "for", "from", "in", "of", "on", "via", "with", "within", "under", "using", "at"))
_LITTLE = _OF | {"a", "an", "and", "as", "s", "the", "their"}
_BINDING = frozenset(
    (
        *("agnostic", "augmented", "aware", "based", "centric", "conditioned", "constrained", "driven", "enhanced"),
        *("free", "guided", "induced", "informed", "invariant", "level", "oriented", "specific", "supervised", "wise"),
    )
)
_KEPT = frozenset(("model", "modeling", "training", "planning", "learning", "string", "nothing", "something"))
_TURNING = re.compile(r".*(?:ing|ions?|ment|ed)|.*\d.*|robot.*|control|design|estimate|grasp|predict|search|transfer")
"""Words beside which another may stand on either side: they name an action, or are no noun."""
_ENDINGS = ("ations", "ation", "ating", "ated", "ates", "ate", "ings", "ing", "ions", "ion", "ed", "es", "e", "s")
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|al|ed|ing|hood)"), "or"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"^robotics?$"), "robot"),
)


@lru_cache(maxsize=1 << 18)
def content_words(name: str) -> tuple[str, ...]:
    """The stems of a normal form in alphabetical order; names of one tuple differ only in order and endings.

    >>> content_words("estimating the uncertainty of models") == content_words("model uncertainty estimation")
    True
    >>> content_words("sim to real") == content_words("real to sim"), content_words("in hand motion")
    (False, ('hand', 'in', 'motion'))
    >>> content_words("reference model"), content_words("model reference"), content_words("models of references")
    (('referenc', 'model'), ('model', 'referenc'), ('referenc', 'model'))
    """
    words = name.split()
    bound = _bound(_glued(_inner(words)))
    stems = tuple(map(_stem, bound))
    if len(stems) != 2 or any(map(_TURNING.fullmatch, bound)):
        return tuple(sorted(stems))
    return stems[::-1] if len(words) > 2 and not _OF.isdisjoint(words[1:-1]) else stems


def _inner(words: list[str]) -> list[str]:
    """The words without the little ones between others."""
    last = len(words) - 1
    return [word for place, word in enumerate(words) if place in (0, last) or word not in _LITTLE]


def _glued(words: list[str]) -> list[str]:
    """The words with each prefix that stands alone before its word as one."""
    glued: list[str] = []
    prefix = ""
    for word in words:
        if word in _PREFIXES and word is not words[-1]:
            prefix += word
        else:
            glued.append(prefix + word)
            prefix = ""
    return glued


def _bound(words: list[str]) -> list[str]:
    """The words with those that depend on their neighbours' order as one with them."""
    bound: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word == "to" and bound and place + 1 < len(words):
            place += 1
            bound[-1] = f"{_stem(bound[-1])}>{_stem(words[place])}"
        elif word in _BINDING and bound:
            bound[-1] = f"{_stem(bound[-1])}>{word}"
        else:
            bound.append(word)
        place += 1
    return bound


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    if not word.isalpha():
        return word
    for spelling, common in _SPELLINGS:
        word = spelling.sub(common, word)
    if word in _KEPT:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not (ending == "s" and word.endswith("ss")):
            return word[: -len(ending)]
    return word

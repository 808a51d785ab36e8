"""The words of a question, folded so that different ways of asking come near each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(r"\w(?:[\w+*#.'’/-]*[\w+*#])?")
_WORD = re.compile(r"<\w+>|[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "s", "e")


@dataclass(frozen=True)
class Token:
    """A word of a text at ``text[start:end]``: hyphens and inner points stay in it, so that RVT-2 is one."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [token.text for token in tokens("What beats RVT-2, really?")]
    ['What', 'beats', 'RVT-2', 'really']
    """
    return [Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]


def stem(word: str) -> str:
    """A word without its ending, as long as three letters stay.

    >>> stem("compares") == stem("compared") == stem("compare")
    True
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


@cache
def _folding() -> tuple[dict[str, str], frozenset[str]]:
    """What each stem stands for, and the words that say nothing."""
    facts = tomllib.loads(files("paperatlas.queries").joinpath("synonyms.toml").read_text("utf-8"))
    return {stem(word): group[0] for group in facts["groups"] for word in group}, frozenset(facts["ignored"])


def folded(text: str) -> list[str]:
    """The telling words of a text in lower case, each as its stem or as the word that stands for its synonyms.

    A parameter, written ``<Task>``, stays as it is.

    >>> folded("Which approaches were suggested for <Task>?")
    ['method', 'propose', 'for', '<Task>']
    """
    meaning, ignored = _folding()
    words = [word for m in _WORD.finditer(text) if (word := m[0] if m[0][0] == "<" else m[0].lower()) not in ignored]
    return [word if word[0] == "<" else meaning.get(stem(word), stem(word)) for word in words]


def only_asks(text: str) -> bool:
    """Whether a text consists of words that people ask with, and so names nothing.

    >>> only_asks("most datasets"), only_asks("most grasping")
    (True, False)
    """
    return set(folded(text)) <= set(_folding()[0].values())


def features(words: list[str]) -> Counter[str]:
    """The words, their pairs, and the letter triples of each word, with how often each occurs."""
    found = Counter(words)
    found.update(f"{left} {right}" for left, right in zip(["^", *words], [*words, "$"], strict=True))
    for word in words:
        if not word.startswith("<"):
            padded = f"_{word}_"
            found.update(f"~{padded[i : i + 3]}" for i in range(len(padded) - 2))
    return found

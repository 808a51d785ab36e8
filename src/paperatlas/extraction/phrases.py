"""Phrases without a parser: runs of words between words that end a phrase, and words that look like names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paperatlas.extraction.lexicon import BREAKS
from paperatlas.model import Span

_WORD = re.compile(r"[^\W_][\w+*#’'-]*[\w+*#]|[^\W_]")
_NAME_LIKE = re.compile(r"(?=[\w+*#-]*[^\W\d_])(?:\w*[^\W_][A-Z]|[A-Z]\w*\d|[a-z]+[A-Z]|\w+-[A-Z0-9])[\w+*#.-]*")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other with one blank between; ``before`` is the word in front of them, in lower case."""

    words: tuple[Span, ...]
    before: str


def runs(text: str, sentence: Span) -> Iterator[Run]:
    """The runs of a sentence, in order.

    >>> text = "We use deep reinforcement learning for cable routing."
    >>> [text[r.words[0][0] : r.words[-1][1]] for r in runs(text, (0, len(text)))]
    ['deep reinforcement learning', 'cable routing']
    """
    words: list[Span] = []
    before, last, end = "", "", sentence[0]
    for match in _WORD.finditer(text, *sentence):
        lower = match[0].lower()
        breaks = lower in BREAKS
        if words and (breaks or text[end : match.start()] != " "):
            yield Run(tuple(words), before)
            words = []
        if not breaks:
            before = before if words else last
            words.append(match.span())
        last, end = lower, match.end()
    if words:
        yield Run(tuple(words), before)


def is_name_like(word: str) -> bool:
    """Whether a word has the looks of a proper name: two capitals, or a capital with a digit or inside the word.

    >>> [is_name_like(w) for w in ("CARP", "DreamerV3", "iCub", "Policy", "policy", "RT-1")]
    [True, True, True, False, False, True]
    """
    return bool(_NAME_LIKE.fullmatch(word))


def plainest(forms: Iterable[str]) -> str:
    """Of forms of one name the one to show: fewest capitals unless it is a proper name, then shortest.

    >>> plainest(["Offline Learning", "offline learning"]), plainest(["PPO algorithm", "PPO"])
    ('offline learning', 'PPO')
    """

    def order(form: str) -> tuple[int, int, str]:
        capitals = 0 if is_name_like(form.split()[0]) else sum(c.isupper() for c in form)
        return capitals, len(form), form

    return min(forms, key=order)


def singular(word: str) -> str:
    """A head noun in lower case without its plural ending.

    >>> singular("Policies"), singular("tasks"), singular("loss")
    ('policy', 'task', 'loss')
    """
    word = word.lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


_OPENING = re.compile(r"(?:\s|[\"'“‘`$]|\\(?:text\w*|emph|mathrm|mathbf|it|bf|tt)\s*\{?|\{)*")


def name_at(text: str, start: int, end: int) -> Span | None:
    r"""The name that begins at a place, quotes and LaTeX around it passed over; None where none stands there.

    >>> text = r"called \textit{Graph Walker}, a"
    >>> text[slice(*name_at(text, 6, len(text)))]
    'Graph Walker'
    """
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    words: list[Span] = []
    for match in _WORD.finditer(text, start, end):
        if match.start() != (words[-1][1] + 1 if words else start) or len(words) == _LONGEST_NAME:
            break
        if not (match[0][0].isupper() or is_name_like(match[0])) or (words and text[words[-1][1]] not in " -"):
            break
        words.append(match.span())
        if is_name_like(match[0]) and len(words) == 1 and match[0].isupper():
            break
    return (words[0][0], words[-1][1]) if words else None

"""Passages: the sentence of a gold paper in which something is said, to be shown beside a mistake.

Sentences end at a full stop, question or exclamation mark that is followed by white space and a capital or digit.
Known weakness: an abbreviation before a capital ends one too; nothing is counted by these sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperatlas.evaluation.gold import GoldPaper

_BOUNDARY = re.compile(r"(?<=[.!?])\s+(?=[\"'(\[“]?[A-Z0-9])")
_FIELDS = ("title", "abstract")


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    >>> sentences("We use PPO. It is 3.5x faster, e.g. on A1.")
    ['We use PPO.', 'It is 3.5x faster, e.g. on A1.']
    """
    return [part for part in _BOUNDARY.split(text) if part]


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentences that a span lies in; the rest of the text where it ends in none."""
    first = max((m.end() for m in _BOUNDARY.finditer(text) if m.end() <= start), default=0)
    last = min((m.start() for m in _BOUNDARY.finditer(text) if m.start() >= end), default=len(text))
    return text[first:last].strip()


def sentence_naming(gold: GoldPaper, *concepts: Iterable[str]) -> str:
    """The first sentence that names all concepts, each by any of its names, else the last of them, else none.

    >>> gold = GoldPaper("1", "Locomotion", "PPO is old. We train quadruped robots with PPO.")
    >>> sentence_naming(gold, ["quadruped-robot"], ["PPO"]), sentence_naming(gold, ["SAC"])
    ('We train quadruped robots with PPO.', '')
    """
    patterns = [_pattern(names) for names in concepts]
    candidates = [sentence for field in _FIELDS for sentence in sentences(gold.text_of(field))]
    for wanted in (patterns, patterns[-1:]):
        for sentence in candidates:
            if wanted and all(pattern.search(sentence) for pattern in wanted):
                return sentence
    return ""


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What finds a concept by any of its names, whatever stands between the words, in singular or plural."""
    split = (re.findall(r"\w+", name) for name in names)
    forms = [r"[\W_]*".join(map(re.escape, words)) for words in split if words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?:e?s)?(?!\w)" if forms else r"(?!)", re.IGNORECASE)

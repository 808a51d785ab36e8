"""Abbreviations that a text spells out: "Coarse-to-Fine AutoRegressive Policy (CARP)".

Algorithm: A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", PSB 2003. A short form stands in parentheses after its long form (or the long form after it); its characters
are found from the end in the words before it, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperatlas.model import Span

_PARENTHESIS = re.compile(r"\(([^()]{2,90})\)")
_LEAD = re.compile(r"^(?:or|i\.e\.,?|called|termed|dubbed|abbreviated as|aka)\s+", re.IGNORECASE)
_QUOTES = "\"'“”‘’`"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form with its long form, each with the span where it stands in the text."""

    short: str
    long: str
    short_span: Span
    long_span: Span


def find_abbreviations(text: str) -> list[Abbreviation]:
    """The abbreviation pairs of a text, in order of their parentheses.

    >>> text = "We study multi-objective RL (MORL) and SAC (Soft Actor-Critic)."
    >>> [(a.short, a.long) for a in find_abbreviations(text)]
    [('MORL', 'multi-objective RL'), ('SAC', 'Soft Actor-Critic')]
    """
    found = []
    for parenthesis in _PARENTHESIS.finditer(text):
        pair = _short_inside(text, parenthesis) or _long_inside(text, parenthesis)
        if pair:
            found.append(pair)
    return found


def _inner(text: str, parenthesis: re.Match[str]) -> Span:
    """The span inside the parentheses up to a comma or semicolon, without lead-in words and quotes."""
    start, end = parenthesis.span(1)
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    stop = re.search(r"[,;]", text[start:end])
    end = start + stop.start() if stop else end
    while start < end and text[start] in _QUOTES + " ":
        start += 1
    while start < end and text[end - 1] in _QUOTES + " ":
        end -= 1
    return start, end


def _short_inside(text: str, parenthesis: re.Match[str]) -> Abbreviation | None:
    start, end = _inner(text, parenthesis)
    short = text[start:end]
    if not is_short_form(short):
        return None
    before = text[: parenthesis.start()].rstrip()
    tail = _QUOTES if before[-1:] in _QUOTES else ""
    before = before.rstrip(tail) if tail else before
    long_span = _align(short, before)
    return Abbreviation(short, text[slice(*long_span)], (start, end), long_span) if long_span else None


def _long_inside(text: str, parenthesis: re.Match[str]) -> Abbreviation | None:
    """The form "SAC (Soft Actor-Critic)"."""
    word = re.search(r"[\w*+-]+$", text[: parenthesis.start()].rstrip())
    if not word or not is_short_form(word[0]):
        return None
    start, end = _inner(text, parenthesis)
    long_span = _align(word[0], text[:end], start)
    if not long_span or long_span[0] != start:
        return None
    return Abbreviation(word[0], text[start:end], word.span(), long_span)


def is_short_form(text: str) -> bool:
    """Whether a string can be a short form: 2 to 14 characters, at most two words, with a capital letter."""
    return 2 <= len(text) <= 14 and len(text.split()) <= 2 and any(c.isupper() for c in text) and text[0].isalnum()


def _align(short: str, before: str, floor: int = 0) -> Span | None:
    """The span at the end of ``before`` whose letters spell the short form; None where there is none."""
    core = re.sub(r"[^\w]", "", short)
    core = core[:-1] if core.endswith("s") and core[:-1].isupper() else core
    most_words = min(len(core) + 5, len(core) * 2)
    starts = [m.start() for m in re.finditer(r"\S+", before[floor:])]
    earliest = floor + (starts[-most_words] if len(starts) > most_words else 0)
    position = len(before)
    for number in range(len(core) - 1, -1, -1):
        position = _previous(before, core[number].lower(), position, earliest, number == 0)
        if position < 0:
            return None
    long = before[position:]
    return (position, len(before)) if len(long) > len(short) and short not in long.split() else None


def _previous(text: str, character: str, position: int, earliest: int, word_start: bool) -> int:
    """The last place before ``position`` with that character (at the start of a word); -1 where there is none."""
    for index in range(position - 1, earliest - 1, -1):
        if text[index].lower() == character and not (word_start and index > 0 and text[index - 1].isalnum()):
            return index
    return -1

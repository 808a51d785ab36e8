"""Abbreviations that a text spells out: "Coarse-to-Fine AutoRegressive Policy (CARP)".

Algorithm: A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", PSB 2003. A short form stands in parentheses after its long form (or the long form after it); its characters
are found from the end in the words before it, the first at the beginning of a word.

Beyond it, a long form whose words begin with the characters of the short form, one word each, comes first: the search
from the end takes PPO for "Policy Optimization". A symbol of the short form must stand in the long form too: RRT* is
more than a rapidly-exploring random tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperatlas.model import Span

_PARENTHESIS = re.compile(r"\(([^()]{2,90})\)")
_LEAD = re.compile(r"^(?:or|i\.e\.,?|called|termed|dubbed|abbreviated as|aka)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
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


def spells_out(short: str, long: str) -> bool:
    """Whether a name of several words is what a short form stands for, as a text would define it.

    >>> spells_out("SPO", "simple policy optimization"), spells_out("SPO", "PPO"), spells_out("CARP", "CARP policy")
    (True, False, False)
    """
    if short[:1].lower() != long[:1].lower():
        return False
    words = _WORD.findall(long)
    longer = any(word.lower().startswith(short.lower()) for word in words)
    return is_short_form(short) and len(words) > 1 and not longer and _align(short, long) == (0, len(long))


def _align(short: str, before: str, floor: int = 0) -> Span | None:
    """The span at the end of ``before`` whose letters spell the short form; None where there is none."""
    core = re.sub(r"[^\w]", "", short)
    core = core[:-1] if core.endswith("s") and core[:-1].isupper() else core
    most_words = min(len(core) + 5, len(core) * 2)
    starts = [m.start() for m in re.finditer(r"\S+", before[floor:])]
    earliest = floor + (starts[-most_words] if len(starts) > most_words else 0)
    position = _initials(core.lower(), before, earliest)
    if position < 0:
        position = _from_end(core.lower(), before, earliest)
    long = before[position:]
    fits = position >= 0 and len(long) > len(short) and short not in long.split() and _has_symbols(short, long)
    return (position, len(before)) if fits else None


def _has_symbols(short: str, long: str) -> bool:
    return all(symbol in long for symbol in "*+#" if symbol in short)


def _initials(core: str, before: str, earliest: int) -> int:
    """The start of the words at the end that begin with the characters, one word after them left out; -1 for none."""
    starts = [m.start() for m in _WORD.finditer(before, earliest)]
    for after in (0, 1):
        words = starts[len(starts) - after - len(core) : len(starts) - after]
        if [before[start].lower() for start in words] == list(core):
            return words[0]
    return -1


def _from_end(core: str, before: str, earliest: int) -> int:
    """The place of the first character when all are found from the end, as Schwartz and Hearst do; -1 for none."""
    position = len(before)
    for number in range(len(core) - 1, -1, -1):
        position = _previous(before, core[number], position, earliest, number == 0)
        if position < 0:
            return -1
    return position


def _previous(text: str, character: str, position: int, earliest: int, word_start: bool) -> int:
    """The last place before ``position`` with that character (at the start of a word); -1 where there is none."""
    for index in range(position - 1, earliest - 1, -1):
        if text[index].lower() == character and not (word_start and index > 0 and text[index - 1].isalnum()):
            return index
    return -1

"""Which method reached a number, and on which benchmark or data set, by the words of its sentence.

A number belongs first to what stands in front of its parenthesis ("CQL (43.6%)").

Benchmark: of as many numbers in a row as resources in the sentence each to its own; else the resource that comes after
it with a preposition and before the next number ("27% on CLEVR-Robot"), else the last one before it, in its sentence or
the one before; else the paper's own or only one. A simulator counts where a sentence has no other.

Method: what is said to reach it ("Fast Downward achieves 85.3%", "58.5% obtained by GPT-4o"); the 15 of "from 15% to
27%" belongs to what the paper's own method is compared with, if that is named; else it is of the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperatlas.extraction.draft import Draft, Term
from paperatlas.model import Span

_FRONT = re.compile(r"\s?\(\+?|'s ")
_ROW = re.compile(r"[^\w]{0,4}(?:and|or|vs\.?)?(?: only| about)?[^\w]{0,4}")
"""What stands between numbers in a row."""

_FROM_TO = re.compile(
    r"\bfrom \$?(?P<before>\d)[\d.,]*(?:\s?[^\d\s]{1,5}){0,2},? (?:up |down |only )?to \$?(?P<after>\d)", re.IGNORECASE
)
"""Two numbers that were reached, one before and one after, whatever verb stands in front of them."""

_TOWARDS = re.compile(r"[^;:)]*\b(?:on|in|for|over|across|to|of|with|using)\b[^,;:)]{0,40}")
_REACHES = re.compile(
    r"[^,;]{0,30}?\b(?:achieve[sd]?|reach(?:es|ed)?|attain(?:s|ed)?|obtain(?:s|ed)?|gets?|got|score[sd]?|yield(?:s|ed)?"
    r"|ha[sd]|performs?)\s[^;]{0,60}",
    re.IGNORECASE,
)
_BEATEN = re.compile(
    r"\b(?:outperform|surpass|exceed|than|over|includ|vs|versus|unlike|compar|match)\w*\W(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:vs\.?|versus|against|up from|compared (?:to|with)) \(?[\$~]*$", re.IGNORECASE)
_REACHED_BY = re.compile(
    r"\S{0,2} (?:(?:for|with|by) (?:the |an? )?"
    r"|[^,;]{0,30}\b(?:obtained|achieved|reached|attained|scored|reported) by [^,;]{0,20})"
)


class Attribution:
    """The numbers of a sentence and what they may belong to."""

    def __init__(self, draft: Draft, sentence: Span, numbers: Sequence[Span]) -> None:
        self._text, self._sentence, self._numbers = draft.text, sentence, numbers
        place = draft.sentences.index(sentence)
        self._methods = draft.terms_in(sentence, "Method")
        self._resources = _resources(draft, sentence)
        self._earlier = _resources(draft, draft.sentences[place - 1]) if place else []
        self._main = min(
            (t for t in draft.terms if t.own and t.type == "Method"), key=lambda t: (-t.score, t.start), default=None
        )
        every = _resources(draft, (0, len(draft.text)))
        one = len({(t.type, self._text[slice(*t.span)]) for t in every}) == 1
        self._usual = [t for t in every if t.own] or (every if one else [])
        self._changes = {m.start("before"): m.start("after") for m in _FROM_TO.finditer(draft.text, *sentence)}
        self._rows = self._in_rows()

    def resource(self, number: Span) -> Span | None:
        """The benchmark, data set or simulator that a number belongs to."""
        if not self._resources:
            return _last(self._earlier) or _first(self._usual)
        if in_front := _in_front(self._text, self._resources, number):
            return in_front
        after = self._changes.get(number[0])
        number = next((n for n in self._numbers if n[0] == after), number)
        row, limit = self._row_of(number)
        if 1 < len(row) == len(self._resources):
            return self._resources[row.index(number)].span
        follow = [t for t in self._resources if row[-1][1] <= t.start < limit]
        if follow and _TOWARDS.fullmatch(self._text, row[-1][1], follow[0].start):
            return follow[row.index(number) if len(row) == len(follow) else 0].span
        return _last([t for t in self._resources if t.end <= number[0]]) or _first(self._resources)

    def method(self, number: Span) -> Span | None:
        """The method that a number belongs to."""
        reached = _in_front(self._text, self._methods, number) or self._who_reaches(number)
        if reached:
            return reached
        if number[0] in self._changes or _COMPARED.search(self._text[self._sentence[0] : number[0]]):
            return _first([t for t in self._methods if not t.own])
        own = _nearest([t for t in self._methods if t.own], number) or (self._main.span if self._main else None)
        return own or _nearest(self._methods, number)

    def _who_reaches(self, number: Span) -> Span | None:
        """The method that the words around a number name as the one that reached it."""
        before = next((t for t in reversed(self._methods) if t.end <= number[0]), None)
        is_first = before and not any(before.end <= n[0] < number[0] for n in self._numbers)
        if before and is_first and _REACHES.fullmatch(self._text, before.end, number[0]):
            lead = self._text[self._sentence[0] : before.start]
            return None if _BEATEN.search(lead) else before.span
        after = next((t for t in self._methods if t.start >= number[1]), None)
        return after.span if after and _REACHED_BY.fullmatch(self._text, number[1], after.start) else None

    def _in_rows(self) -> list[list[Span]]:
        rows = [[self._numbers[0]]]
        for one, other in pairwise(self._numbers):
            if _ROW.fullmatch(self._text, one[1], other[0]):
                rows[-1].append(other)
            else:
                rows.append([other])
        return rows

    def _row_of(self, number: Span) -> tuple[list[Span], int]:
        """The row of a number, and where the next one begins."""
        place = next(i for i, row in enumerate(self._rows) if number in row)
        following = self._rows[place + 1 : place + 2]
        return self._rows[place], following[0][0][0] if following else self._sentence[1]


def _resources(draft: Draft, where: Span) -> list[Term]:
    return draft.terms_in(where, "Benchmark", "Dataset") or draft.terms_in(where, "Simulator")


def _in_front(text: str, terms: Sequence[Term], number: Span) -> Span | None:
    """The term that stands directly in front of the parenthesis in which a number is first."""
    return next((t.span for t in terms if _FRONT.fullmatch(text, t.end, number[0])), None)


def _first(terms: Sequence[Term]) -> Span | None:
    return terms[0].span if terms else None


def _last(terms: Sequence[Term]) -> Span | None:
    return terms[-1].span if terms else None


def _nearest(terms: Sequence[Term], number: Span) -> Span | None:
    """The term nearest to a number; of two equally near the first."""
    found = min(terms, key=lambda t: (max(t.start - number[1], number[0] - t.end), t.start), default=None)
    return found.span if found else None

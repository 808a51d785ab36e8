"""The vocabulary matcher: text in, spans of curated concepts out.

1. The text is folded character by character (lower case; hyphens, slashes and white space become a blank), so that
   offsets stay true; so are the labels, also without their blanks (Meta-World, MetaWorld) and in the plural.
2. One Aho-Corasick automaton finds all labels in one pass.
3. A hit must stand at word boundaries; a following ``*``, ``+``, ``#`` or ``-2`` makes it another name; a
   case-sensitive label must stand in its letter case and, where the entry lists context words, near one of them.
4. Of overlapping hits the longest, then the leftmost, stays.

Source: A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 18(6), 1975.
Known weakness: a label that is also an ordinary phrase is always taken for the concept, unless marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from paperatlas.ontology.vocabulary import Entry, Vocabulary, load_vocabulary

_BLANKS = re.compile(r"[\s\-_/~\u00ad\u2010-\u2015\u2212]")
_AFTER = re.compile(r"[\w+*#]|-\d|\.\d")
_BEFORE = re.compile(r"[\w*#]|\d\.")


@dataclass(frozen=True, slots=True)
class Match:
    """A curated concept at ``text[start:end]``."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Label:
    entry: Entry
    text: str
    exact: bool


class Matcher:
    """Finds the entries of a vocabulary in texts.

    >>> [(m.start, m.end, m.entry.name) for m in vocabulary_matcher().find("We train PPO in Isaac-Gym.")]
    [(9, 12, 'PPO'), (16, 25, 'Isaac Gym')]
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        from ahocorasick_rs import AhoCorasick

        labels: dict[str, list[_Label]] = defaultdict(list)
        for entry in (entry for entry in vocabulary if not entry.class_only):
            for text in entry.labels:
                label = _Label(entry, _spaced(text), text in entry.case_sensitive)
                for form in _forms(text):
                    labels[form].append(label)
        self._labels = [labels[form] for form in sorted(labels)]
        self._automaton = AhoCorasick(sorted(labels))

    def find(self, text: str) -> list[Match]:
        """The matches in a text, in order, none overlapping. Two entries of different families may share a span."""
        found: dict[tuple[int, int], list[Match]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(_folded(text), overlapping=True):
            if not _stands_alone(text, start, end):
                continue
            matches = [
                Match(start, end, label.entry)
                for label in self._labels[number]
                if not label.exact or _is_exact(label, text, start, end)
            ]
            if matches:
                found[start, end] = matches
        return [match for span in _longest(found) for match in found[span]]


@cache
def vocabulary_matcher() -> Matcher:
    """The matcher of the shipped vocabulary."""
    return Matcher(load_vocabulary())


def _spaced(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _folded(text: str) -> str:
    """Lower case with blanks for separators, each character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _spaced(lower)


def _forms(label: str) -> set[str]:
    """The folded strings by which a label is searched: as it is, without blanks, and the plural of each."""
    folded = _folded(label)
    forms = {folded}
    if len(folded.split()) == 2 and not re.search(r"\d \d", folded):
        forms.add(folded.replace(" ", ""))
    plurals = {form + "s" for form in forms if form[-1].isalpha() and not form.endswith("s")}
    plurals |= {form[:-1] + "ies" for form in forms if re.search(r"[^aeiou]y$", form)}
    return forms | plurals


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the span is a name of its own and no part of a longer word, symbol or version."""
    return not _AFTER.match(text, end) and not any(
        _BEFORE.fullmatch(text, max(0, start - width), start) for width in (1, 2)
    )


def _is_exact(label: _Label, text: str, start: int, end: int) -> bool:
    """Whether a case-sensitive label stands as it is written (a plural s aside) and in its context."""
    form = _spaced(text[start:end])
    if form not in (label.text, label.text + "s"):
        return False
    context = label.entry.context
    return not context or any(re.search(r"(?<!\w)" + re.escape(word), text, re.IGNORECASE) for word in context)


def _longest(spans: dict[tuple[int, int], list[Match]]) -> list[tuple[int, int]]:
    """Spans without those that overlap a longer (or equally long, earlier) one, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)

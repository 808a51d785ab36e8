"""The vocabulary matcher: text in, spans of curated concepts out.

1. Text and labels are folded character by character (lower case, a blank for whatever is no letter or digit), so that
   offsets stay true; labels are searched also without their blank (Meta-World, MetaWorld) and in the plural.
2. One Aho-Corasick automaton finds all labels, each between two blanks, in one pass.
3. A hit must have the label's punctuation; a following ``*``, ``+``, ``#`` or ``-2`` makes it another name; a
   case-sensitive label must stand in its letter case and, where the entry lists context words, in a text with one;
   beside it, labels in another letter case give way (MATH, math).
4. Of overlapping hits the longest, then the leftmost, stays.
5. A robot's name beside a label of a broader concept (Spot quadruped robot, humanoid robot Atlas) is one mention.

Labels that are not searched (`Entry.link_only`, `Entry.class_only`) only count in step 5.

Source: A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 18(6), 1975.
Known weakness: a label that is also an ordinary phrase is always taken for the concept, unless marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from paperatlas.ontology.label_forms import LETTERS, SEPARATORS, label_forms
from paperatlas.ontology.vocabulary import Entry, Vocabulary, load_vocabulary
from paperatlas.text.normal_form import STARS


@dataclass(frozen=True, slots=True)
class Match:
    """A curated concept at ``text[start:end]``."""

    start: int
    end: int
    entry: Entry


class _Label(NamedTuple):
    """A form of a label, with its text; ``exact`` ones must be written so, ``silent`` ones are not searched for."""

    entry: Entry
    form: str
    text: str
    exact: bool
    context: tuple[str, ...]
    silent: bool


class _Hit(NamedTuple):
    start: int
    end: int
    entries: tuple[Entry, ...]
    silent: bool


class Matcher:
    """Finds the entries of a vocabulary in texts.

    With ``torn`` it also searches for the link-only labels, of which papers do not agree what type they name; then a
    span may be of two families, and the caller decides by its context.

    >>> [(m.start, m.end, m.entry.name) for m in vocabulary_matcher().find("We train PPO in Isaac-Gym.")]
    [(9, 12, 'PPO'), (16, 25, 'Isaac Gym')]
    """

    def __init__(self, vocabulary: Vocabulary, torn: bool = False) -> None:
        from ahocorasick_rs import AhoCorasick

        labels: dict[str, list[_Label]] = {}
        for entry in vocabulary:
            for label in _labels(entry, torn):
                labels.setdefault(f" {label.form.translate(LETTERS)} ", []).append(label)
        self._labels = list(labels.values())
        self._automaton = AhoCorasick(list(labels))
        self._broader = {e.key: frozenset(vocabulary.ancestors(e.key)) for e in vocabulary if e.type == "Robot"}

    def find(self, text: str) -> list[Match]:
        """The matches in a text, in order, none overlapping. Two entries of different families may share a span."""
        text = text.translate(STARS) if not text.isascii() else text
        hits = self._joined(text, _longest(self._hits(text)))
        return [Match(hit.start, hit.end, entry) for hit in hits if not hit.silent for entry in hit.entries]

    def _hits(self, text: str) -> Iterator[_Hit]:
        words = f" {text.translate(LETTERS)} "
        for number, start, end in self._automaton.find_matches_as_indexes(words, overlapping=True):
            end -= 2
            if not _stands_alone(text, start, end):
                continue
            labels = _written(self._labels[number], text[start:end].translate(SEPARATORS), words)
            for silent in (False, True):
                entries = {label.entry.key: label.entry for label in labels if label.silent == silent}
                if entries:
                    yield _Hit(start, end, tuple(entries.values()), silent)
                    break

    def _joined(self, text: str, hits: list[_Hit]) -> list[_Hit]:
        """The hits with each robot's name and the broader label right before or behind it as one."""
        joined: list[_Hit] = []
        for hit in hits:
            one = self._union(joined[-1], hit) if joined and text[joined[-1].end : hit.start] in (" ", "-") else None
            if one:
                joined[-1] = one
            else:
                joined.append(hit)
        return joined

    def _union(self, left: _Hit, right: _Hit) -> _Hit | None:
        if left.silent and right.silent:
            return None
        for name, kind in ((left, right), (right, left)):
            broader = self._broader.get(name.entries[0].key, frozenset())
            if not name.silent and broader.intersection(entry.key for entry in kind.entries):
                return _Hit(left.start, right.end, name.entries, False)
        return None


@cache
def vocabulary_matcher(torn: bool = False) -> Matcher:
    """The matcher of the shipped vocabulary."""
    return Matcher(load_vocabulary(), torn)


def _labels(entry: Entry, torn: bool) -> Iterator[_Label]:
    context = tuple(f" {word.translate(LETTERS)}" for word in entry.context)
    for text in entry.labels:
        exact = text in entry.case_sensitive
        silent = entry.class_only or (text in entry.link_only and not torn)
        spaced = text.translate(SEPARATORS)
        for form in label_forms(spaced):
            yield _Label(entry, form, spaced, exact, context if exact else (), silent)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the span, which has no letter or digit at its sides, is no part of a longer symbol or version."""
    after = text[end : end + 2]
    if after and (after[0] in "_+*#" or (after[0] in "-." and after[1:].isdigit())):
        return False
    before = text[start - 2 : start] if start > 1 else text[:start]
    return not before or (before[-1] not in "_*#" and not (before[-1] == "." and before[0].isdigit()))


def _written(labels: list[_Label], surface: str, words: str) -> list[_Label]:
    """The labels that stand as they are written; beside a case-sensitive one only those that are spelled like it."""
    fitting = [label for label in labels if _is_written(label, surface, words)]
    if len(fitting) > 1 and any(label.exact for label in fitting):
        return [label for label in fitting if label.exact or label.text == surface]
    return fitting


def _is_written(label: _Label, surface: str, words: str) -> bool:
    """Whether a label stands as it is written (a plural s aside), for a case-sensitive one also in its context."""
    if not label.exact:
        return surface.lower() == label.form
    fits = surface == label.text or (len(surface) > len(label.text) and surface == label.text + "s")
    return fits and (not label.context or any(word in words for word in label.context))


def _longest(hits: Iterator[_Hit]) -> list[_Hit]:
    """Hits without those that overlap a longer (or equally long, earlier) one, in order; silent ones give way."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.silent, h.start - h.end, h.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)

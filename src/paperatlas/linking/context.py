"""Context: which reading of a short form the other names in a paper speak for.

Naive Bayes on the words of the names: those of a paper against those in the papers that give a reading, smoothed
towards how frequent a word is everywhere.

Source: D. Yarowsky, "One sense per collocation", HLT 1993, for the idea; the smoothing and the limits were chosen on
416 short forms of 50,000 abstracts whose own spelling was hidden (of the third that is decided, 95 % are right).
Known weakness: a reading of one paper has few words, so that in small atlases little is decided.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from paperatlas.linking.name_words import content_words
from paperatlas.linking.observe import Observed, Use
from paperatlas.model import Unit
from paperatlas.text.normal_form import normal_form

_LEAST = 5
"""Papers that must have a word for it to count."""
_SMOOTHING = 50
_TRUST = 0.5
"""Part of the evidence of words that counts, since the words of a paper hang together."""


@dataclass(frozen=True)
class Reading:
    """A meaning of a short form: its units, the papers that give it in atlas and table, and its uses in the atlas."""

    units: list[Unit]
    weight: int
    uses: list[Use]

    @property
    def unit(self) -> Unit:
        """The least of its units."""
        return self.units[0]

    @cached_property
    def beside(self) -> Counter[str]:
        """In how many of its papers each word stands."""
        return Counter(word for use in self.uses for word in words_beside(use))


class Context:
    """The words of the names that stand beside each other in papers, and how frequent they are."""

    def __init__(self, observed: Observed) -> None:
        self.observed = observed

    @cached_property
    def _frequencies(self) -> Counter[str]:
        """In how many papers a word stands, at most."""
        counts: Counter[str] = Counter()
        for unit, papers in self.observed.papers().items():
            for word in content_words(unit.name):
                counts[word] += papers
        return counts

    def likeliest(self, use: Use, readings: list[Reading], papers: int) -> tuple[Reading, float]:
        """The likeliest reading of a use, and how likely it is; ``papers`` spell the short form out in any way."""
        units = [unit for reading in readings for unit in reading.units]
        words = words_beside(use) - {units[0].name}.union(*(content_words(unit.long_form) for unit in units))
        scores = [math.log(reading.weight / papers) + self._evidence(words, reading) for reading in readings]
        best = max(range(len(scores)), key=lambda place: (scores[place], -place))
        others = max(0.0, 1 - sum(reading.weight for reading in readings) / papers)
        return readings[best], math.exp(scores[best]) / math.fsum([others, *map(math.exp, scores)])

    def _evidence(self, words: set[str], reading: Reading) -> float:
        """How much more likely some words are beside a reading than elsewhere, as a logarithm."""
        total, papers = max(self.observed.count, 1), len(reading.uses)
        found = []
        for word in sorted(words):
            frequency = self._frequencies[word]
            if frequency >= _LEAST:
                part = min(frequency / total, 1.0)
                found.append(math.log((reading.beside[word] + _SMOOTHING * part) / (papers + _SMOOTHING) / part))
        return _TRUST * math.fsum(found)


def words_beside(use: Use) -> set[str]:
    """The words of all names in the paper of a use."""
    return {word for name in use.beside for word in content_words(normal_form(name))}

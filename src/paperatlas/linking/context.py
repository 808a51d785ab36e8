"""Context: which reading of a short form the other names in a paper speak for.

Naive Bayes on the words of the names: those of a paper against those in the papers that give a reading, smoothed
towards how frequent a word is everywhere. How frequent that is was counted once (`word_papers`) and ships, so that what
a short form stands for depends on the papers that use it, and on no others.

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
from paperatlas.linking.word_papers import load_word_shares
from paperatlas.model import Unit
from paperatlas.text.normal_form import normal_form

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
    """The words of the names that stand beside each other in papers."""

    def __init__(self, observed: Observed) -> None:
        self.observed = observed
        self._shares = load_word_shares()

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
        papers = len(reading.uses)
        parts = ((word, self._shares[word]) for word in words if word in self._shares)
        return _TRUST * math.fsum(
            math.log((reading.beside[word] + _SMOOTHING * part) / (papers + _SMOOTHING) / part) for word, part in parts
        )


def words_beside(use: Use) -> set[str]:
    """The words of all names in the paper of a use."""
    return {word for name in use.beside for word in content_words(normal_form(name))}

"""From a reading to claims with confidence: what the ontology allows, what the votes say, and the mention that won."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.joint.features import Row, pair_rows, role_rows
from paperatlas.extraction.joint.gather import Found, best_of_forms, pair_scores
from paperatlas.extraction.joint.network import PAIRS, ROLES, Reading
from paperatlas.extraction.joint.texts import Texts
from paperatlas.extraction.joint.votes import Votes
from paperatlas.model import Span
from paperatlas.ontology.schema import load_schema

TITLE_HANDICAP = 1.5
"""Logits by which a mention in the title must lead to be the evidence: a title names, it seldom states."""


@dataclass(frozen=True)
class Said:
    """A claim: places of subject (None for the paper) and object, and the mentions at which it was read."""

    subject: int | None
    predicate: str
    object: int
    row: Row
    confidence: float
    span: Span
    subject_span: Span | None = None


@dataclass(frozen=True)
class Claims:
    """All claims about the concepts of a reading that the ontology allows and that are sure enough."""

    reading: Reading
    texts: Texts
    found: Sequence[Found]
    sure: Sequence[float]
    votes: Mapping[str, Votes]
    least: float = 0.0

    def __iter__(self) -> Iterator[Said]:
        """The claims: of the paper by predicate, then those between concepts."""
        if self.found:
            yield from self._of_the_paper()
        if self.reading.index is not None:
            yield from self._between_concepts()

    def _of_the_paper(self) -> Iterator[Said]:
        features = [f.features for f in self.found]
        leads = self.reading.roles - TITLE_HANDICAP * self._in_title()[:, None]
        for role, (predicate, rows) in enumerate(zip(ROLES, role_rows(features, self.sure), strict=True)):
            confidence = self.votes["roles"].confidence(predicate, rows)
            for place in map(int, np.flatnonzero(confidence >= self.least)):
                if _allows("Paper", predicate, features[place].kind):
                    span = self._winner(self.found[place], leads[:, role])
                    yield Said(None, predicate, place, rows[place], float(confidence[place]), span)

    def _in_title(self) -> NDArray[np.bool_]:
        """Of each mention whether it stands in the title."""
        return np.array([self.texts.is_in_title(self._mention(i)) for i in range(len(self.reading.mentions))], bool)

    def _winner(self, found: Found, leads: NDArray[np.floating]) -> Span:
        """The mention of a concept with the greatest lead of all (mentions,); of equals the first."""
        mine = [number for form in found.forms for number in self.reading.mentions_of[form]]
        return self._mention(mine[int(leads[mine].argmax())])

    def _mention(self, number: int) -> Span:
        return self.texts.written(self.reading.pieces.characters(*self.reading.mentions[number]))

    def _between_concepts(self) -> Iterator[Said]:
        assert self.reading.index is not None
        scores, best = best_of_forms(pair_scores(self.reading), self.found), self._places()
        features = [f.features for f in self.found]
        for predicate in PAIRS[:3]:
            ends = _ends(predicate, [f.kind for f in features])
            if not len(ends):
                continue
            rows = pair_rows(predicate, scores, ends, features, self.sure)
            confidence = self.votes["pairs"].confidence(predicate, rows)
            for i in np.flatnonzero(confidence >= self.least):
                a, b = map(int, ends[i])
                pair = self._best_pair(best, a, b, PAIRS.index(predicate))
                object_ = self._mention(int(self.reading.index.object_mention[pair]))
                subject = self._mention(int(self.reading.index.subject_mention[pair]))
                yield Said(a, predicate, b, rows[i], float(confidence[i]), object_, subject)

    def _places(self) -> NDArray[np.int64]:
        """(forms, forms) the place of each pair in the reading."""
        assert self.reading.index is not None
        place = np.zeros((len(self.reading.forms),) * 2, np.int64)
        place[self.reading.index.subject, self.reading.index.object] = np.arange(len(self.reading.pairs))
        return place

    def _best_pair(self, place: NDArray[np.int64], subject: int, object_: int, predicate: int) -> int:
        pairs = place[np.ix_(self.found[subject].forms, self.found[object_].forms)].ravel()
        return int(pairs[self.reading.pairs[pairs, predicate].argmax()])


@cache
def _allows(subject: str, predicate: str, object_: str) -> bool:
    return load_schema().allows(subject, predicate, object_)


def _ends(predicate: str, kinds: Sequence[str]) -> NDArray[np.int64]:
    """(pairs, 2) the places of concepts between which the ontology allows a predicate."""
    allowed = [
        (a, b)
        for a, left in enumerate(kinds)
        for b, right in enumerate(kinds)
        if a != b and _allows(left, predicate, right)
    ]
    return np.array(allowed, np.int64).reshape(-1, 2)

"""From a reading to concepts: forms joined, each with its type and what the votes are told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.cues import BETTER, COMPARED, EXTENDS, REACH
from paperatlas.extraction.draft import Term
from paperatlas.extraction.joint.features import LOW, Concept, concept_row
from paperatlas.extraction.joint.merge import Named, join, name_forms
from paperatlas.extraction.joint.network import PAIRS, Reading
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.extraction.joint.texts import Texts
from paperatlas.extraction.joint.votes import Votes
from paperatlas.extraction.phrases import is_name_like
from paperatlas.model import Span
from paperatlas.ontology.schema import load_schema
from paperatlas.ontology.vocabulary import load_vocabulary
from paperatlas.text.normal_form import normal_form, squeezed

VOCABULARY_WEIGHT = 0.7
"""What the vocabulary's type counts beside the network's types, as a share of the network's weight."""

_SAYS_WHOSE = re.compile(r"\s|-[a-z]+$")

RULED_BY_VOCABULARY = ("Benchmark", "Dataset", "Robot", "Simulator", "Metric")
"""Types that a name has everywhere; whether a phrase is a Method or a Task is the paper's to say."""


@dataclass(frozen=True)
class Found:
    """A concept of the paper: its forms (places in the reading), names, spans of the text, and what the votes know.

    ``types`` (`TYPES`,) sum to 1.
    """

    forms: tuple[int, ...]
    named: tuple[Named, ...]
    spans: tuple[Span, ...]
    entry: Term | None
    types: NDArray[np.float32]
    features: Concept

    @property
    def family(self) -> str:
        """The family of its likeliest type."""
        return load_schema().family_of[self.features.kind]

    @property
    def proper_names(self) -> set[str]:
        """Its names of one word, folded: what is called "SAC" is not "DSAC", whatever else is alike."""
        curated = [self.entry.name] if self.entry and self.entry.name else []
        return _proper([*(one.variants[0] for one in self.named), *curated])


def pair_scores(reading: Reading) -> NDArray[np.float32]:
    """(forms, forms, `PAIRS`) what the network says of each ordered pair; `LOW` where it says nothing."""
    size = len(reading.forms)
    scores = np.full((size, size, len(PAIRS)), LOW, np.float32)
    if reading.index is not None:
        scores[reading.index.subject, reading.index.object] = reading.pairs
    return scores


def best_of_forms(scores: NDArray[np.floating], found: Sequence[Found]) -> NDArray[np.floating]:
    """(concepts, concepts, ...) the best of scores (forms, forms, ...) over the forms of each two concepts."""
    order = np.concatenate([one.forms for one in found])
    starts = np.cumsum([0, *(len(one.forms) for one in found[:-1])])
    best: NDArray[np.floating] = np.maximum.reduceat(scores[np.ix_(order, order)], starts, 0)
    return np.maximum.reduceat(best, starts, 1)


def confidences(found: Sequence[Found], votes: Votes) -> list[float]:
    """How sure the votes are of each concept."""
    kinds, rows = [f.features.kind for f in found], [concept_row(f.features) for f in found]
    return votes.confidences(kinds, np.array(rows))


class Gathering:
    """Makes concepts of the forms of one reading."""

    def __init__(self, reading: Reading, texts: Texts) -> None:
        self._reading, self._texts = reading, texts
        self._terms = texts.terms(reading.pieces)
        pairs = texts.draft.pairs
        self._long_of = {normal_form(p.short): normal_form(p.long) for p in pairs}
        self._defined = {*self._long_of, *self._long_of.values()}
        entries = {place: [t for t in there if t.key] for place, there in self._terms.items()}
        spelling = texts.spelling.joined({p.short: p.long for p in pairs})
        self._named = name_forms(reading, entries, spelling, texts.words)
        self._roles = np.maximum(reading.roles_of_forms, LOW)
        self._weighed = np.array([one.form.types * one.form.weight for one in self._named])
        self._known: dict[tuple[int, ...], Found] = {}

    def concepts(self) -> list[Found]:
        """The concepts in the order of their first mention, joined as far as names say."""
        return self._of(join(self._named, self._long_of))

    def joined(self, groups: Iterable[Sequence[int]]) -> list[Found]:
        """The concepts that groups of forms are, each told of the names around it."""
        return _nested(self._of(groups))

    def _of(self, groups: Iterable[Sequence[int]]) -> list[Found]:
        return [self._known.get(tuple(group)) or self._found(tuple(group)) for group in groups]

    def _found(self, group: tuple[int, ...]) -> Found:
        named = tuple(self._named[i] for i in group)
        places = sorted(mention for one in named for mention in one.form.mentions)
        spans = tuple(self._texts.written(self._reading.pieces.characters(*place)) for place in places)
        terms = [term for place in places for term in self._terms.get(place, ())]
        shares = _types(self._weighed[list(group)].sum(0), terms)
        kind, share = TYPES[int(shares.argmax())], float(shares.max())
        family = load_schema().family_of
        before = [(self._texts.draft.sentence_of(span)[0], span[0]) for span in spans]
        entry = next((t for t in terms if t.key and family[t.type] == family[kind]), None)
        if entry and _is_another(named, entry):
            entry = None
        score = max(one.form.score for one in named)
        features = Concept(
            kind=kind,
            keep=max(float(self._reading.keep[i]) for i in group),
            span=float(np.log(score / max(1 - score, 1e-3) + 1e-9)),
            type_share=share,
            mentions=len(places),
            words=max(len(one.written.split()) for one in named),
            roles=self._roles[list(group)].max(0),
            in_title=any(map(self._texts.is_in_title, spans)),
            in_vocabulary=any(term.key for term in terms),
            vocabulary_agrees=entry is not None and entry.type == kind,
            is_own=any(term.own for term in terms),
            is_abbreviated=any(one.form.key in self._defined for one in named),
            is_name=any(is_name_like(word) for one in named for word in one.written.split()),
            is_compared=self._is_cued(COMPARED, before),
            is_beaten=self._is_cued(BETTER, before),
            is_extended=self._is_cued(EXTENDS, before, REACH // 2),
            forms=len(group),
        )
        self._known[group] = Found(group, named, spans, entry, shares, features)
        return self._known[group]

    def _is_cued(self, cue: re.Pattern[str], before: Sequence[Span], reach: int = REACH) -> bool:
        """Whether a cue stands at the end of one of some spans: what is before the mentions in their sentences."""
        text = self._texts.draft.text
        return any(cue.search(text, max(start, end - reach), end) for start, end in before)


def _proper(names: Iterable[str]) -> set[str]:
    """The proper names among some, folded; "PPO-based" says whose it is, and is none."""
    return {squeezed(normal_form(name)) for name in names if is_name_like(name) and not _SAYS_WHOSE.search(name)}


def _is_another(named: Sequence[Named], entry: Term) -> bool:
    """Whether a concept goes by a proper name that a curated one, which has such a name, has not."""
    curated = load_vocabulary().entries.get(entry.key or "")
    own = _proper(one.variants[0] for one in named)
    return bool(curated and own and _proper([curated.name]) and own.isdisjoint(_folded(curated.key)))


@cache
def _folded(key: str) -> frozenset[str]:
    return frozenset(squeezed(normal_form(label)) for label in load_vocabulary().entries[key].labels)


def _nested(found: list[Found]) -> list[Found]:
    """The concepts, each told of the names that hold its own and of those that its own holds."""
    words = [{frozenset(normal_form(name).split()) for n in one.named for name in n.variants[:2]} for one in found]
    inside, around = [LOW] * len(found), [LOW] * len(found)
    for a, b in permutations(range(len(found)), 2):
        if any(x < y for x in words[a] for y in words[b]):
            inside[a] = max(inside[a], found[b].features.keep)
            around[b] = max(around[b], found[a].features.keep)
    return [
        replace(one, features=replace(one.features, inside=low, around=high))
        for one, low, high in zip(found, inside, around, strict=True)
    ]


def _types(shares: NDArray[np.float64], terms: Sequence[Term]) -> NDArray[np.float32]:
    """The share of each type, of what the network sees of each and what the vocabulary says."""
    ruled = {t.type for t in terms if t.key and t.type in RULED_BY_VOCABULARY}
    if len(ruled) == 1:
        shares[TYPES.index(ruled.pop())] += VOCABULARY_WEIGHT * shares.sum()
    return np.asarray(shares / shares.sum(), np.float32)

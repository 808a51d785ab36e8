"""Which concepts of a paper are one under two names: "our controller" of the title, spelled otherwise in the abstract.

What names alone decide (`paperatlas.extraction.joint.merge`) comes first. This is a vote over pairs of what is left:
the network's same-concept score, how alike the names, the states and the roles of both are, and where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.joint.features import Row
from paperatlas.extraction.joint.gather import Found, best_of_forms, pair_scores
from paperatlas.extraction.joint.naming import signs
from paperatlas.extraction.joint.network import PAIRS, ROLES, Reading
from paperatlas.extraction.joint.texts import Texts
from paperatlas.extraction.joint.votes import Votes
from paperatlas.model import Span
from paperatlas.text.abbreviations import spells_out
from paperatlas.text.normal_form import normal_form

SAME = (
    "one",
    "score",
    "lower score",
    "states",
    "types",
    "one type",
    "words",
    "letters",
    "inside",
    "first word",
    "last word",
    "spelled out",
    "signs differ",
    "both names",
    "name and phrase",
    "both known",
    "roles",
    "less proposed",
    "more proposed",
    "less kept",
    "both in title",
    "title only and not",
    "share of sentences",
    "apposition",
)
_SAME, _PROPOSES = PAIRS.index("same"), ROLES.index("proposes")
_APPOSITION = re.compile(r"\W*(?:\(|called|named|dubbed|termed|coined|denoted|namely|i\.e\.|aka|, an?|, our|:|–|—)\W*")
_NEAR = 24
MIXED = "mixed"
"""The kind of a pair of two types."""


@dataclass(frozen=True)
class Doubles:
    """Concepts of a paper and the pairs of them that may be one: places in ``found``, with ``rows`` (pairs, `SAME`)."""

    found: Sequence[Found]
    pairs: Sequence[tuple[int, int]]
    rows: Row

    @classmethod
    def of(cls, found: Sequence[Found], reading: Reading, texts: Texts) -> Doubles:
        """The pairs of one family that are not two concepts of the vocabulary, nor have two names of one word."""
        proper = [one.proper_names for one in found]
        pairs = [
            (a, b)
            for a, b in combinations(range(len(found)), 2)
            if found[a].family == found[b].family and not _two_entries(found[a], found[b])
            if not (proper[a] and proper[b] and proper[a].isdisjoint(proper[b]))
        ]
        return cls(found, pairs, _rows(pairs, found, reading, texts))

    @property
    def kinds(self) -> list[str]:
        """The type of both of each pair, or `MIXED`."""
        types = [one.features.kind for one in self.found]
        return [types[a] if types[a] == types[b] else MIXED for a, b in self.pairs]

    def joined(self, votes: Votes) -> list[list[int]]:
        """The forms of each concept once those that the votes take for one are joined, by first mention.

        The surest pairs are joined first, none so that two concepts of the vocabulary would meet.
        """
        kinds = self.kinds
        sure = votes.confidences(kinds, self.rows)
        likely = [i for i, kind in enumerate(kinds) if votes.accepts(kind, sure[i])]
        groups = [([place], {one.entry.key} if one.entry else set()) for place, one in enumerate(self.found)]
        for i in sorted(likely, key=lambda i: (-sure[i], self.pairs[i])):
            (places, entries), (others, more) = (groups[place] for place in self.pairs[i])
            if places is not others and len(entries | more) < 2:
                both = sorted(places + others), entries | more
                for place in both[0]:
                    groups[place] = both
        first = [places for number, (places, _) in enumerate(groups) if places[0] == number]
        return [sorted(form for place in places for form in self.found[place].forms) for places in first]


def _two_entries(one: Found, other: Found) -> bool:
    return bool(one.entry and other.entry and one.entry.key != other.entry.key)


def _rows(pairs: Sequence[tuple[int, int]], found: Sequence[Found], reading: Reading, texts: Texts) -> Row:
    if not pairs:
        return np.zeros((0, len(SAME)))
    a, b = np.array(pairs).T
    names = [_Names.of(one) for one in found]
    sentences = [{texts.draft.sentence_of(span) for span in one.spans} for one in found]
    ones = np.ones((len(pairs), 1))
    likeness = np.array([_likeness(names[i], names[j]) for i, j in pairs])
    places = np.array([_places(sentences[i], sentences[j], found[i], found[j], texts) for i, j in pairs])
    return np.hstack([ones, _alike(found, reading)[a, b], likeness, _looks(found)[a, b], places])


def _alike(found: Sequence[Found], reading: Reading) -> NDArray[np.float64]:
    """(concepts, concepts, 5): the network's score, its lower direction, how near states and types are, one type."""
    scores = pair_scores(reading)[:, :, _SAME].astype(float)
    of_forms = ((scores + scores.T) / 2, np.minimum(scores, scores.T), reading.states @ reading.states.T)
    best = [best_of_forms(one, found) for one in of_forms]
    types = np.stack([one.types for one in found])
    shared = np.minimum(types[:, None], types[None]).sum(2)
    kinds = np.array([one.features.kind for one in found])
    return np.stack([*best, shared, kinds[:, None] == kinds], 2)


def _looks(found: Sequence[Found]) -> NDArray[np.float64]:
    """(concepts, concepts, 8): digits, looks of names, roles; of what has an order the lesser and the greater."""
    signed = [{signs(n.written) for n in one.named} for one in found]
    name, known = (np.array([getattr(f.features, x) for f in found]) for x in ("is_name", "in_vocabulary"))
    roles, keep = np.stack([one.features.roles for one in found]), np.array([one.features.keep for one in found])
    proposed = roles[:, _PROPOSES]
    return np.stack(
        [
            [[one.isdisjoint(other) for other in signed] for one in signed],
            name[:, None] & name,
            name[:, None] != name,
            known[:, None] & known,
            np.abs(roles[:, None] - roles).mean(2) / 4,
            np.minimum.outer(proposed, proposed) / 4,
            np.maximum.outer(proposed, proposed) / 4,
            np.minimum.outer(keep, keep) / 4,
        ],
        2,
    )


@dataclass(frozen=True)
class _Names:
    """The plainest names of a concept, folded: words and letter triples of each."""

    names: tuple[tuple[str, Sequence[str], set[str], set[str]], ...]

    @classmethod
    def of(cls, one: Found) -> _Names:
        folded = dict.fromkeys(normal_form(v) for named in one.named for v in named.variants[:2])
        return cls(tuple((name, name.split(), set(name.split()), _triples(name)) for name in folded))


def _likeness(one: _Names, other: _Names) -> tuple[float, ...]:
    """How alike two concepts' names are: share of words, share of letter triples, and four facts."""
    every = [
        (
            len(a & b) / len(a | b),
            2 * len(letters & theirs) / (len(letters) + len(theirs)),
            a < b or b < a,
            words[0] == others[0],
            words[-1] == others[-1],
            _spells_out(name, words, other_name, others),
        )
        for name, words, a, letters in one.names
        for other_name, others, b, theirs in other.names
    ]
    return tuple(map(max, zip(*every, strict=True)))


def _spells_out(name: str, words: Sequence[str], other: str, others: Sequence[str]) -> bool:
    """Whether one name of a single word abbreviates the other."""
    if len(words) == len(others) or min(len(words), len(others)) > 1:
        return False
    short, long = (name, other) if len(words) < len(others) else (other, name)
    return spells_out(short.upper(), long)


def _triples(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def _places(sentences: set[Span], others: set[Span], one: Found, other: Found, texts: Texts) -> tuple[float, ...]:
    """Title, sentences, and whether one explains the other."""
    title, theirs = ([texts.is_in_title(span) for span in both.spans] for both in (one, other))
    explained = any(
        0 <= later[0] - sooner[1] < _NEAR and _APPOSITION.fullmatch(texts.draft.text, sooner[1], later[0])
        for x in one.spans
        for y in other.spans
        for sooner, later in [sorted((x, y))]
    )
    return (
        any(title) and any(theirs),
        (all(title) and not any(theirs)) or (all(theirs) and not any(title)),
        len(sentences & others) / min(len(sentences), len(others)),
        explained,
    )

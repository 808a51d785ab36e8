"""Which forms of a paper are one concept.

Two forms are joined when one is a variant of the other, when the text defines one as the abbreviation of the other,
when the vocabulary knows them as one concept, or when the network's same-concept score passes its threshold; never
across families, and but for abbreviations and the vocabulary never across digits and ``+ * #``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from paperatlas.extraction.draft import Term
from paperatlas.extraction.joint.forms import Form
from paperatlas.extraction.joint.naming import Spelling, mended, signs, variants
from paperatlas.extraction.joint.network import PAIRS, Reading
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.ontology.schema import load_schema
from paperatlas.text.normal_form import normal_form

_SAME = PAIRS.index("same")


@dataclass(frozen=True)
class Named:
    """A form with its names: ``written`` as the text has it first, ``variants`` that mean the same; ``entry``
    is the vocabulary's term for it.
    """

    form: Form
    kind: str
    written: str
    variants: tuple[str, ...]
    entry: Term | None

    @property
    def family(self) -> str:
        """The family of its likeliest type."""
        return _family(self.kind)


def name_forms(
    reading: Reading,
    entries: Mapping[tuple[int, int], Sequence[Term]],
    spelling: Spelling,
    words: Mapping[str, int],
) -> list[Named]:
    """The forms of a reading with their names. ``entries`` are the vocabulary's, by pieces, ``words`` known words."""
    named = []
    for form in reading.forms:
        start, end = reading.pieces.characters(*form.mentions[0])
        written = mended(reading.pieces.text[start:end], words.__contains__) or reading.pieces.text[start:end]
        kind = TYPES[int(form.types.argmax())]
        known = [e for m in form.mentions for e in entries.get(m, ())]
        entry = next((e for e in known if _family(e.type) == _family(kind)), None)
        named.append(Named(form, kind, written, tuple(variants(written, kind, spelling)), entry))
    return named


def _family(kind: str) -> str:
    return load_schema().family_of.get(kind, kind)


def join(named: Sequence[Named], reading: Reading, abbreviations: Mapping[str, str], same: float) -> list[list[int]]:
    """Places of the forms of each concept, in the order of their first mention.

    ``abbreviations`` maps the normal forms of short forms that the text defines to those of their long forms; ``same``
    is the least mean logit of the network's same-concept score in both directions.
    """
    parent = list(range(len(named)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    for a, b in _ties(named, reading, abbreviations, same):
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(named)):
        groups[root(place)].append(place)
    return list(groups.values())


def _ties(
    named: Sequence[Named], reading: Reading, abbreviations: Mapping[str, str], same: float
) -> list[tuple[int, int]]:
    ties = []
    by_key: dict[str, list[int]] = defaultdict(list)
    by_entry: dict[str, int] = {}
    for place, one in enumerate(named):
        by_key[one.form.key].append(place)
        if one.entry and one.entry.key:
            ties.append((by_entry.setdefault(one.entry.key, place), place))
    for place, one in enumerate(named):
        for key in {normal_form(v) for v in one.variants} - {one.form.key}:
            ties += [(place, other) for other in by_key.get(key, ()) if _may_join(one, named[other])]
        long = abbreviations.get(one.form.key)
        ties += [(place, other) for other in by_key.get(long, ())] if long else []
    if reading.index is not None and len(reading.pairs):
        ties += _learned_ties(named, reading, same)
    return ties


def _learned_ties(named: Sequence[Named], reading: Reading, same: float) -> list[tuple[int, int]]:
    assert reading.index is not None
    scores = np.full((len(named), len(named)), -np.inf)
    scores[reading.index.subject, reading.index.object] = reading.pairs[:, _SAME]
    likely = np.argwhere((scores + scores.T) / 2 >= same)
    return [
        (int(a), int(b))
        for a, b in likely
        if a < b and _may_join(named[a], named[b]) and signs(named[a].written) == signs(named[b].written)
    ]


def _may_join(one: Named, other: Named) -> bool:
    """Whether two forms are of one family and not two concepts of the vocabulary."""
    two = one.entry and other.entry and one.entry.key != other.entry.key
    return one.family == other.family and not two

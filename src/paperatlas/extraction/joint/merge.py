"""Which forms of a paper are one concept by their names.

Two forms are joined when one is a variant of the other, when the text defines one as the abbreviation of the other, or
when the vocabulary knows them as one concept; never across families. What else is one concept is put to the vote
(`paperatlas.extraction.joint.same`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperatlas.extraction.draft import Term
from paperatlas.extraction.joint.forms import Form
from paperatlas.extraction.joint.naming import Spelling, mended, variants
from paperatlas.extraction.joint.network import Reading
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.ontology.schema import load_schema
from paperatlas.text.normal_form import normal_form
from paperatlas.union_find import UnionFind


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


def join(named: Sequence[Named], abbreviations: Mapping[str, str]) -> list[list[int]]:
    """Places of the forms of each concept, in the order of their first mention.

    ``abbreviations`` maps the normal forms of short forms that the text defines to those of their long forms.
    """
    sets = UnionFind(range(len(named)))
    for one, other in _ties(named, abbreviations):
        sets.union(one, other)
    return sets.sets()


def _ties(named: Sequence[Named], abbreviations: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    by_entry: dict[str, int] = {}
    for place, one in enumerate(named):
        by_key[one.form.key].append(place)
        if one.entry and one.entry.key:
            yield by_entry.setdefault(one.entry.key, place), place
    for place, one in enumerate(named):
        for key in {normal_form(v) for v in one.variants} - {one.form.key}:
            yield from ((place, other) for other in by_key.get(key, ()) if _may_join(one, named[other]))
        long = abbreviations.get(one.form.key)
        yield from ((place, other) for other in by_key.get(long, ())) if long else ()


def _may_join(one: Named, other: Named) -> bool:
    """Whether two forms are of one family and not two concepts of the vocabulary."""
    two = one.entry and other.entry and one.entry.key != other.entry.key
    return one.family == other.family and not two

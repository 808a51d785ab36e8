"""Neighbours: names and records that linking may compare, told by keys that they share.

Every rule of this stage joins, or tells apart, only what shares a key: a form of the name, a label of the vocabulary,
the slug that a concept's key would have; an identifier, a title or a part of it. So what becomes of a name or a record
depends on its *neighbourhood* alone, which is all that can be reached from it over shared keys (for names, also over
the pairs that papers join): to link a whole neighbourhood gives for its members what to link everything gives.

The keys are those of everything that a rule *might* compare, whatever was observed: a neighbourhood that is too large
costs time, one that is too small would be an error. A new rule of linking needs its key here;
`tests/pipeline/test_incremental.py` fails without.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.linking.kind_words import without_kind
from paperatlas.linking.name_words import content_words
from paperatlas.linking.names import GUESSED
from paperatlas.linking.papers import possible_keys
from paperatlas.linking.rules import named_unit
from paperatlas.linking.same_work import WORK_SCHEMES
from paperatlas.linking.short_forms import load_usages
from paperatlas.linking.titles import folded_title, title_parts
from paperatlas.model import Paper, Unit
from paperatlas.ontology import Vocabulary
from paperatlas.text.normal_form import squeezed
from paperatlas.text.slug import slug


def unit_keys(unit: Unit, vocabulary: Vocabulary) -> set[str]:
    """The keys of a name.

    >>> from paperatlas.ontology import load_vocabulary
    >>> one, other = Unit("Method", "policy search"), Unit("Method", "tree search")
    >>> bool(unit_keys(one, load_vocabulary()) & unit_keys(other, load_vocabulary()))
    False
    >>> one, other = Unit("Method", "spo", "simple policy optimization"), Unit("Method", "spo")
    >>> bool(unit_keys(one, load_vocabulary()) & unit_keys(other, load_vocabulary()))
    True
    """
    return set(_unit_keys(unit, vocabulary))


def _unit_keys(unit: Unit, vocabulary: Vocabulary) -> Iterator[str]:
    yield from _name_keys(unit)
    named = named_unit(unit, vocabulary)
    if named:
        yield vocabulary.by_name[unit.family, unit.name]
        yield from _name_keys(named)


def _name_keys(unit: Unit) -> Iterator[str]:
    family = unit.family.lower()
    yield f"{family}/{slug(unit.name)}"
    if unit.long_form:
        yield f"{family}/{slug(unit.long_form.removeprefix(GUESSED))}"
        return
    yield f"{family}\tsqueezed\t{squeezed(unit.name)}"
    if " " in unit.name:
        yield _words_key(family, content_words(unit.name))
    for proper in (True, False):
        rest, _ = without_kind(unit.family, unit.name, proper)
        yield "\t".join((family, "kind", *(content_words(rest) if " " in rest else (rest,))))
    usage = load_usages().get(unit.name)
    if usage and usage.readings:
        yield _words_key(family, max(usage.readings.items(), key=lambda pair: pair[1])[0])


def _words_key(family: str, words: tuple[str, ...]) -> str:
    return "\t".join((family, "words", *words))


def record_keys(paper: Paper) -> set[str]:
    """The keys of a record.

    >>> record_keys(Paper("CARP: Routing Cables")) & record_keys(Paper("Routing cables"))
    {'title\\trouting cable'}
    """
    titles = {folded_title(paper.title), *title_parts(paper.title)} - {""}
    identifiers = {f"id\t{i.scheme}\t{i.value}" for i in paper.identifiers if i.scheme in WORK_SCHEMES}
    return {f"title\t{title}" for title in titles} | identifiers | possible_keys(paper)

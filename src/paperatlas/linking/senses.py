"""Senses: what a bare short form stands for.

A short form with several long forms is several concepts. For one that a paper does not spell out:

1. The readings are the long forms that papers of the atlas give it; how likely each is at first is its part of all
   papers that spell the short form out, those of the atlas and those of `short_forms`.
2. Where one reading has nearly all of them, the bare name joins it. So does one that no paper of the atlas spells out
   and that usually stands for a name that the atlas has.
3. Otherwise each paper decides by its context (`context`). Where no reading is likely enough, the name stays an
   ambiguous concept and is listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from paperatlas.linking.context import Context, Reading
from paperatlas.linking.name_words import content_words
from paperatlas.linking.names import GUESSED
from paperatlas.linking.observe import Observed, Use
from paperatlas.linking.short_forms import Usage, Words, load_usages
from paperatlas.model import LinkRecord, Unit
from paperatlas.union_find import UnionFind

ONLY, USUAL, CONTEXT = "only long form", "usual long form", "context"
DOMINANT = 0.75
"""The part of all papers from which on a reading is the only one."""
SURE = 0.95
"""How likely a reading must be in its context."""


@dataclass
class Senses:
    """Records that join bare short forms, the units of uses that their context decides, and what stays ambiguous."""

    records: list[LinkRecord] = field(default_factory=list)
    decided: list[tuple[Use, Unit]] = field(default_factory=list)
    ambiguous: list[tuple[Unit, list[Unit]]] = field(default_factory=list)


def find_senses(observed: Observed, sets: UnionFind[Unit], curated: Container[Unit]) -> Senses:
    """What bare short forms stand for.

    ``sets`` is the closure of all other rules, which tells whether two long forms are one concept; ``curated`` are the
    names in the vocabulary, which need no long form. A short form that a person has joined to a reading is decided.
    """
    senses = Senses()
    spelled: dict[Unit, list[Unit]] = defaultdict(list)
    for unit in sorted(unit for unit in observed.types if unit.long_form):
        spelled[Unit(unit.family, unit.name)].append(unit)
    context = Context(observed)
    for bare, units in spelled.items():
        if bare in observed.types and bare not in curated:
            meanings = {sets.find(unit) for unit in units}
            if sets.find(bare) not in meanings:
                _decide(bare, _readings(units, observed, sets), context, senses)
    senses.records += _usual(observed, sets, spelled, curated)
    return senses


def _readings(units: list[Unit], observed: Observed, sets: UnionFind[Unit]) -> list[Reading]:
    groups: dict[Unit, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[sets.find(unit)].append(unit)
    usage = load_usages().get(units[0].name, Usage())
    readings = []
    for group in groups.values():
        uses = [use for unit in group for use in observed.uses[unit]]
        usual = {content_words(unit.long_form): usage.of(unit.long_form) for unit in group}
        readings.append(Reading(group, len(uses) + sum(usual.values()), uses))
    return readings


def _decide(bare: Unit, readings: list[Reading], context: Context, senses: Senses) -> None:
    """Join a bare short form, or let each of its papers decide."""
    known = sum(reading.weight for reading in readings)
    own = sum(len(reading.uses) for reading in readings)
    papers = max(known, load_usages().get(bare.name, Usage()).papers + own)
    if len(readings) == 1 and known >= DOMINANT * papers:
        senses.records.append(LinkRecord(bare, readings[0].unit, ONLY))
        return
    support: Counter[Unit] = Counter()
    least: dict[Unit, float] = {}
    for use in context.observed.uses[bare]:
        reading, sure = context.likeliest(use, readings, papers)
        if sure >= SURE:
            guessed = Unit(bare.family, bare.name, GUESSED + reading.unit.long_form)
            senses.decided.append((use, guessed))
            support[guessed] += 1
            least[guessed] = min(sure, least.get(guessed, 1.0))
    for unit, count in support.items():
        long = Unit(unit.family, unit.long_form.removeprefix(GUESSED))
        senses.records.append(LinkRecord(long, unit, CONTEXT, round(least[unit], 2), count))
    if support.total() < len(context.observed.uses[bare]):
        senses.ambiguous.append((bare, [unit for reading in readings for unit in reading.units]))


def _usual(
    observed: Observed, sets: UnionFind[Unit], spelled: Container[Unit], curated: Container[Unit]
) -> Iterator[LinkRecord]:
    """Records for short forms that no paper spells out and that usually stand for a name that is there."""
    usages = load_usages()
    names: dict[tuple[str, Words], Unit] = {}
    for unit in sets:
        if not unit.long_form and " " in unit.name:
            block = unit.family, content_words(unit.name)
            names[block] = min(unit, names.get(block, unit))
    for bare in sorted(observed.types):
        usage = usages.get(bare.name)
        if usage and not bare.long_form and bare not in spelled and bare not in curated and observed.is_short(bare):
            words, papers = max(usage.readings.items(), key=lambda pair: pair[1], default=((), 0))
            long = names.get((bare.family, words))
            if long and papers >= DOMINANT * usage.papers:
                yield LinkRecord(bare, long, USUAL, round(papers / usage.papers, 2), papers)

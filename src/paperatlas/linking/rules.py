"""The rules that join units across papers. Each looks at the whole set of units and gives link records.

Strongest first: what a person decided, the vocabulary, an abbreviation that a paper spells out, the normal form, an
alias of one paper, and a bare short form that has only one long form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from paperatlas.linking.names import squeezed
from paperatlas.linking.union_find import UnionFind
from paperatlas.model import Ambiguity, LinkRecord, Unit
from paperatlas.ontology import Vocabulary, load_schema
from paperatlas.text.normal_form import normal_form

RULES = ("curation", "vocabulary", "abbreviation", "normal form", "alias", "only long form")


def vocabulary_units(vocabulary: Vocabulary) -> dict[Unit, str]:
    """The unit of each curated concept's name, with its key."""
    family_of = load_schema().family_of
    return {Unit(family_of[entry.type], normal_form(entry.name)): entry.key for entry in vocabulary}


def join_vocabulary(units: Iterable[Unit], vocabulary: Vocabulary) -> list[LinkRecord]:
    """A bare name that is a label of a curated concept joins that concept's name."""
    family_of = load_schema().family_of
    records = []
    for unit in units:
        key = None if unit.long_form else vocabulary.by_name.get((unit.family, unit.name))
        if key:
            entry = vocabulary.entries[key]
            named = Unit(family_of[entry.type], normal_form(entry.name))
            if named != unit:
                records.append(LinkRecord(unit, named, "vocabulary"))
    return records


def join_normal_forms(units: Iterable[Unit]) -> list[LinkRecord]:
    """Bare names of a family that differ only in blanks join the least of them."""
    blocks: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in sorted(units):
        if not unit.long_form:
            blocks[unit.family, squeezed(unit.name)].append(unit)
    return [LinkRecord(block[0], unit, "normal form") for block in blocks.values() for unit in block[1:]]


def join_only_long_forms(
    units: Iterable[Unit], sets: UnionFind[Unit], curated: set[Unit]
) -> tuple[list[LinkRecord], list[tuple[Unit, list[Unit]]]]:
    """A bare short form joins its long form where all papers mean one; else it is ambiguous.

    ``sets`` is the closure of all other rules, which tells whether two long forms are one concept; ``curated`` are the
    names in the vocabulary, which need no long form. Returns the records, and the ambiguous units with their readings;
    one that a person has joined to a reading is decided.
    """
    blocks: dict[Unit, list[Unit]] = defaultdict(list)
    for unit in sorted(units):
        if unit.long_form:
            blocks[Unit(unit.family, unit.name)].append(unit)
    records, ambiguous = [], []
    for bare, readings in blocks.items():
        if bare not in sets or bare in curated:
            continue
        meanings = {sets.find(reading) for reading in readings}
        if len(meanings) == 1:
            records.append(LinkRecord(bare, readings[0], "only long form"))
        elif sets.find(bare) not in meanings:
            ambiguous.append((bare, readings))
    return records, ambiguous


def describe(bare: Unit, readings: list[Unit], key_of: dict[Unit, str]) -> Ambiguity:
    """The ambiguity of a bare short form, as a report lists it."""
    keys = tuple(sorted({key_of[reading] for reading in readings if reading in key_of}))
    longs = "; ".join(reading.long_form for reading in readings)
    return Ambiguity("short form", f"{bare.family.lower()}/{bare.name}", keys, f"it stands for: {longs}")

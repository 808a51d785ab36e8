"""The rules that join units across papers. Each looks at the whole set of units and gives link records.

Strongest first: what a person decided, the vocabulary, an abbreviation that a paper spells out, the normal form, names
of the same words or with a kind word more (`similarity`), an alias that holds for all papers (`aliases`), and what a
bare short form stands for (`senses`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from paperatlas.model import Ambiguity, LinkRecord, Unit
from paperatlas.ontology import Vocabulary, load_schema
from paperatlas.text.normal_form import normal_form, squeezed

ALIAS = "alias"
RULES = (
    "curation",
    "vocabulary",
    "abbreviation",
    "normal form",
    "same words",
    "kind word",
    ALIAS,
    "only long form",
    "usual long form",
    "context",
)


def vocabulary_units(vocabulary: Vocabulary) -> dict[Unit, str]:
    """The unit of each curated concept's name, with its key."""
    family_of = load_schema().family_of
    return {Unit(family_of[entry.type], normal_form(entry.name)): entry.key for entry in vocabulary}


def join_vocabulary(units: Iterable[Unit], vocabulary: Vocabulary) -> list[LinkRecord]:
    """A bare name that is a label of a curated concept joins that concept's name."""
    pairs = ((unit, named_unit(unit, vocabulary)) for unit in units)
    return [LinkRecord(unit, named, "vocabulary") for unit, named in pairs if named and named != unit]


def named_unit(unit: Unit, vocabulary: Vocabulary) -> Unit | None:
    """The unit of the name of the curated concept that has this bare name among its labels, if there is one."""
    key = None if unit.long_form else vocabulary.by_name.get((unit.family, unit.name))
    if key is None:
        return None
    entry = vocabulary.entries[key]
    return Unit(load_schema().family_of[entry.type], normal_form(entry.name))


def join_normal_forms(units: Iterable[Unit]) -> list[LinkRecord]:
    """Bare names of a family that differ only in blanks join the least of them."""
    blocks: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if not unit.long_form:
            blocks[unit.family, squeezed(unit.name)].append(unit)
    several = (sorted(block) for block in blocks.values() if len(block) > 1)
    return [LinkRecord(block[0], unit, "normal form") for block in several for unit in block[1:]]


def describe(bare: Unit, readings: Iterable[Unit], key_of: dict[Unit, str]) -> Ambiguity:
    """The ambiguity of a bare short form, as a report lists it."""
    keys = tuple(sorted({key_of[reading] for reading in readings if reading in key_of}))
    longs = "; ".join(reading.long_form for reading in readings)
    return Ambiguity(
        "short form", f"{bare.family.lower()}/{bare.name}", keys, f"it stands for: {longs}; its context does not tell"
    )

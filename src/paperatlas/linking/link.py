"""From the candidates of all papers to the concepts of the graph.

1. Count the units that papers use, with their surfaces and types (`observe`).
2. Join them by the exact rules (`rules`), strongest first, with a guard (`closure`); curation cuts and adds records.
3. Join bare short forms to their only long form, decided on that closure.
4. Each component becomes a concept (`concepts`); broader curated concepts join it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paperatlas.curation import Operation
from paperatlas.linking.closure import Closure
from paperatlas.linking.concepts import name_concepts
from paperatlas.linking.curated import Curation
from paperatlas.linking.curated_concepts import curate
from paperatlas.linking.names import unit_name
from paperatlas.linking.observe import observe
from paperatlas.linking.rules import (
    describe,
    join_normal_forms,
    join_only_long_forms,
    join_vocabulary,
    vocabulary_units,
)
from paperatlas.model import Ambiguity, Concept, Extraction, LinkRecord, Unit
from paperatlas.ontology import Vocabulary


@dataclass(frozen=True)
class Linked:
    """Concepts by key, the concept of each unit, and the records behind them. A forbidden concept has no key."""

    concepts: dict[str, Concept]
    key_of: dict[Unit, str]
    records: tuple[LinkRecord, ...]
    ambiguities: tuple[Ambiguity, ...]
    problems: tuple[str, ...]


def link(extractions: Iterable[Extraction], vocabulary: Vocabulary, operations: Sequence[Operation] = ()) -> Linked:
    """Link the accepted candidates of all papers, one extraction a paper."""
    observed = observe(extractions)
    curated = vocabulary_units(vocabulary)
    units = set(observed.surfaces)
    from_vocabulary = join_vocabulary(sorted(units), vocabulary)
    units |= {record.right for record in from_vocabulary}
    curation = Curation(operations, units)
    units |= set(curation.added_units())
    curation = Curation(operations, units)
    exact = [*observed.records(), *from_vocabulary, *join_normal_forms(units)]
    closure = Closure(units, curated)
    closure.add(curation.replay(exact))
    known = {Unit(family, name) for family, name in vocabulary.by_name}
    only, ambiguous = join_only_long_forms(units, closure.sets, known)
    closure.add(curation.cut(only))
    curation.check_splits()
    named, key_of = name_concepts(closure.sets.sets(), observed, vocabulary, {bare for bare, _ in ambiguous})
    concepts = curate(named, key_of, vocabulary, curation)
    key_of = {unit: key for unit, key in key_of.items() if key in concepts}
    return Linked(
        concepts,
        key_of,
        tuple(sorted(closure.accepted)),
        tuple(describe(bare, readings, key_of) for bare, readings in ambiguous if bare in key_of),
        (*curation.problems, *(_refusal(record) for record in closure.refused)),
    )


def _refusal(record: LinkRecord) -> str:
    names = f"{unit_name(record.left)} and {unit_name(record.right)}"
    return f"linking: {names} stay apart: the vocabulary has both ({record.rule})"

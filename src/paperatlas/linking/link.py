"""From the candidates of all papers to the concepts of the graph.

1. Count the units that papers use, with their surfaces and types (`observe`).
2. Join them by the strong rules (`rules`, `similarity`), strongest first, with a guard (`closure`); curation cuts and
   adds records.
3. On that closure, join the aliases that hold for all papers (`aliases`), then what bare short forms stand for
   (`senses`).
4. Each component becomes a concept (`concepts`); broader curated concepts join it.

No rule compares pairs of names: each puts them into blocks by a key, so that the work grows with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from paperatlas.curation import Operation
from paperatlas.linking.aliases import trusted_aliases
from paperatlas.linking.closure import Closure
from paperatlas.linking.concepts import name_concepts
from paperatlas.linking.curated import Curation
from paperatlas.linking.curated_concepts import ByHand, curate
from paperatlas.linking.names import guessed_units, make_unit, unit_name
from paperatlas.linking.observe import Observed, accepted_candidates, candidate_unit, observe
from paperatlas.linking.rules import (
    ALIAS,
    describe,
    join_normal_forms,
    join_vocabulary,
    vocabulary_units,
)
from paperatlas.linking.senses import Senses, find_senses
from paperatlas.linking.similarity import join_kind_words, join_same_words
from paperatlas.model import Ambiguity, Candidate, Concept, Extraction, LinkRecord, Mention, Unit
from paperatlas.ontology import Vocabulary


@dataclass(frozen=True)
class Linked:
    """Concepts by key, the concept of each unit, and the records behind them. A forbidden concept has no key."""

    concepts: Mapping[str, Concept]
    key_of: Mapping[Unit, str]
    records: tuple[LinkRecord, ...]
    ambiguities: tuple[Ambiguity, ...]
    problems: tuple[str, ...]
    senses: dict[tuple[str, str], Unit] = field(default_factory=dict)
    """The unit of each use of a short form that its context decides, by record and candidate."""
    papers: dict[str, int] = field(default_factory=dict)
    """How many papers have a candidate that became each concept; at least one."""
    by_hand: ByHand = field(default_factory=ByHand)
    """What a person said of single concepts."""
    unknown: frozenset[str] = frozenset()
    """Names of single concepts in operations of a person that no concept has."""

    def type_of(self, key: str) -> str:
        """The type of a concept."""
        return self.concepts[key].type

    def unit(self, extraction: Extraction, candidate: Candidate) -> Unit | None:
        """The unit under which a candidate is linked; None for one whose name cannot be compared."""
        return self.senses.get((extraction.record, candidate.id)) or candidate_unit(candidate)

    def mentions(self, candidate: Candidate, key: str | None) -> dict[str | None, list[Mention]]:
        """The mentions of a candidate by the concept that each names: its own, under ``key``, but where a mention has
        the name of another concept, that one. Something always names its own.
        """
        own = candidate_unit(candidate) if key else None
        if own is None:
            return {key: list(candidate.mentions)}
        found: dict[str | None, list[Mention]] = {key: []}
        for mention in candidate.mentions:
            unit = _other_unit(mention, own)
            found.setdefault(self.key_of.get(unit, key) if unit else key, []).append(mention)
        return found if found[key] else {key: list(candidate.mentions)}


def spoken_units(extraction: Extraction) -> set[Unit]:
    """The names, others than that of the candidate, under which an extraction mentions its candidates."""
    pairs = ((candidate_unit(c), m) for c in accepted_candidates(extraction) for m in c.mentions)
    return {unit for own, mention in pairs if own and (unit := _other_unit(mention, own))}


def _other_unit(mention: Mention, own: Unit) -> Unit | None:
    """The unit of the text of a mention, where it is not a name of its candidate."""
    unit = make_unit(own.family, mention.text)
    return None if unit is None or unit.name in (own.name, own.long_form) else unit


def link(extractions: Iterable[Extraction], vocabulary: Vocabulary, operations: Sequence[Operation] = ()) -> Linked:
    """Link the accepted candidates of all papers, one extraction a paper."""
    return link_observed(observe(extractions), vocabulary, operations)


def link_observed(observed: Observed, vocabulary: Vocabulary, operations: Sequence[Operation] = ()) -> Linked:
    """Link what was observed, of all names or of those of whole neighbourhoods (`neighbours`)."""
    units = set(observed.surfaces)
    from_vocabulary = join_vocabulary(sorted(units), vocabulary)
    units |= {record.right for record in from_vocabulary}
    units |= set(Curation(operations, units).added_units())
    curation = Curation(operations, units | guessed_units(units))
    closure = Closure(units, vocabulary_units(vocabulary))
    _join_names(observed, from_vocabulary, curation, closure)
    known = {Unit(family, name) for family, name in vocabulary.by_name}
    senses = find_senses(observed, closure.sets, known)
    gone = _move(senses, observed, closure)
    closure.add(curation.cut(senses.records))
    curation.check_splits()
    components = [component for component in closure.sets.sets() if not gone.issuperset(component)]
    named, key_of = name_concepts(components, observed, vocabulary, {bare for bare, _ in senses.ambiguous})
    concepts, by_hand = curate(named, key_of, vocabulary, curation)
    key_of = {unit: key for unit, key in key_of.items() if key in concepts}
    return Linked(
        concepts,
        key_of,
        tuple(sorted(closure.accepted)),
        tuple(describe(bare, readings, key_of) for bare, readings in senses.ambiguous if bare in key_of),
        tuple(sorted({*curation.problems, *map(_refusal, closure.refused)})),
        {(use.record, use.id): unit for use, unit in senses.decided},
        {key: number for key, number in _paper_counts(key_of, observed).items() if number},
        by_hand,
        frozenset(curation.unknown),
    )


def _paper_counts(key_of: Mapping[Unit, str], observed: Observed) -> dict[str, int]:
    papers: dict[str, set[int]] = defaultdict(set)
    for unit, key in key_of.items():
        papers[key].update(observed.places.get(unit, ()))
    return {key: len(found) for key, found in papers.items()}


def _join_names(observed: Observed, known: list[LinkRecord], curation: Curation, closure: Closure) -> None:
    """Join names by all rules but those on short forms; ``known`` are the records of the vocabulary."""
    units = list(closure.sets)
    said = observed.records()
    strong = [*(record for record in said if record.rule != ALIAS), *known, *join_normal_forms(units)]
    strong += [*join_same_words(units), *join_kind_words(units, observed.surfaces)]
    closure.add(curation.replay(strong))
    aliases = curation.cut(record for record in said if record.rule == ALIAS)
    closure.add(trusted_aliases(aliases, closure, observed))


def _move(senses: Senses, observed: Observed, closure: Closure) -> set[Unit]:
    """Count the uses that their context decides under their new units; the units that no paper uses any longer."""
    gone = set()
    for use, unit in senses.decided:
        closure.sets.add(unit)
        if observed.move(use, unit):
            gone.add(use.unit)
    return gone


def _refusal(record: LinkRecord) -> str:
    names = f"{unit_name(record.left)} and {unit_name(record.right)}"
    return f"linking: {names} stay apart: the vocabulary has both ({record.rule})"

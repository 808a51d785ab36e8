"""What a person says of single concepts, and the broader curated concepts that join them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paperatlas.linking.concepts import curated_concept
from paperatlas.linking.curated import Curation
from paperatlas.model import Concept, Unit
from paperatlas.ontology import Vocabulary, load_schema


@dataclass(frozen=True)
class ByHand:
    """What a person says of single concepts, by key: which are left out, how they are called, of what type they are."""

    forbidden: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)

    def applied(self, concepts: Mapping[str, Concept]) -> dict[str, Concept]:
        """Concepts without the forbidden, renamed and retyped."""
        return {key: self._changed(concept) for key, concept in concepts.items() if key not in self.forbidden}

    def _changed(self, concept: Concept) -> Concept:
        name, kind = self.names.get(concept.key), self.types.get(concept.key)
        if name is not None:
            concept = _renamed(concept, name)
        return _retyped(concept, kind) if kind and is_of_family(concept, kind) else concept


def curate(
    named: Mapping[str, Concept], key_of: Mapping[Unit, str], vocabulary: Vocabulary, curation: Curation
) -> tuple[dict[str, Concept], ByHand]:
    """The concepts of the graph by key, with all broader ones, and what a person said of them."""
    everything = add_broader(named, vocabulary)
    forbidden, names, types = (curation.about(op, key_of, everything) for op in ("forbid", "rename", "retype"))
    by_hand = ByHand(frozenset(forbidden), names, types)
    kept = {key: concept for key, concept in named.items() if key not in forbidden}
    concepts = add_broader(kept, vocabulary)
    for key, kind in types.items():
        if key in concepts and key not in forbidden and not is_of_family(concepts[key], kind):
            curation.problems.append(f"curation: retype of {key} to {kind} does not apply: not a type of its family")
    return by_hand.applied(concepts), by_hand


def add_broader(concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> dict[str, Concept]:
    """The concepts with all curated concepts that are broader than one of them, by key."""
    known = [concept.vocabulary for concept in concepts.values() if concept.vocabulary]
    keys = {ancestor for key in known for ancestor in vocabulary.ancestors(key)} - set(concepts)
    broader = {key: curated_concept(vocabulary.entries[key]) for key in keys}
    return dict(sorted({**concepts, **broader}.items()))


def is_of_family(concept: Concept, kind: str) -> bool:
    """Whether a concept can be of a type: one of its own family."""
    families = load_schema().family_of
    return families.get(kind) == families[concept.type]


def _renamed(concept: Concept, name: str) -> Concept:
    return replace(concept, name=name, aliases=tuple(sorted({concept.name, *concept.aliases} - {name})))


def _retyped(concept: Concept, kind: str) -> Concept:
    others = tuple(sorted({concept.type, *concept.other_types} - {kind}))
    return replace(concept, type=kind, other_types=others)

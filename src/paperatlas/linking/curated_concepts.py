"""What a person says of single concepts, and the broader curated concepts that join them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from paperatlas.linking.concepts import curated_concept
from paperatlas.linking.curated import Curation
from paperatlas.model import Concept, Unit
from paperatlas.ontology import Vocabulary, load_schema


def curate(
    named: Mapping[str, Concept], key_of: Mapping[Unit, str], vocabulary: Vocabulary, curation: Curation
) -> dict[str, Concept]:
    """The concepts of the graph by key: without the forbidden, with all broader ones, renamed and retyped."""
    everything = add_broader(named, vocabulary)
    forbidden = set(curation.about("forbid", key_of, everything))
    kept = {key: concept for key, concept in named.items() if key not in forbidden}
    concepts = {key: concept for key, concept in add_broader(kept, vocabulary).items() if key not in forbidden}
    for key, name in curation.about("rename", key_of, everything).items():
        if key in concepts:
            concepts[key] = _renamed(concepts[key], name)
    for key, kind in curation.about("retype", key_of, everything).items():
        if key in concepts and load_schema().family_of.get(kind) == load_schema().family_of[concepts[key].type]:
            concepts[key] = _retyped(concepts[key], kind)
        elif key in concepts:
            curation.problems.append(f"curation: retype of {key} to {kind} does not apply: not a type of its family")
    return concepts


def add_broader(concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> dict[str, Concept]:
    """The concepts with all curated concepts that are broader than one of them, by key."""
    known = [concept.vocabulary for concept in concepts.values() if concept.vocabulary]
    keys = {ancestor for key in known for ancestor in vocabulary.ancestors(key)} - set(concepts)
    broader = {key: curated_concept(vocabulary.entries[key]) for key in keys}
    return dict(sorted({**concepts, **broader}.items()))


def _renamed(concept: Concept, name: str) -> Concept:
    return replace(concept, name=name, aliases=tuple(sorted({concept.name, *concept.aliases} - {name})))


def _retyped(concept: Concept, kind: str) -> Concept:
    others = tuple(sorted({concept.type, *concept.other_types} - {kind}))
    return replace(concept, type=kind, other_types=others)

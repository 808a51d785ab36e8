"""Edges between concepts that no paper states: BROADER from the vocabulary, and SAME_NAME between families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import combinations

from paperatlas.model import Assertion, Concept
from paperatlas.ontology import Vocabulary
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug


def concept_assertions(concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> Iterator[Assertion]:
    """All such edges between some concepts."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, concept in sorted(concepts.items()):
        yield from broader_in_vocabulary(concept, vocabulary, concepts)
        for name in plain_names(concept):
            by_name[name].append(key)
    yield from same_names(by_name.values())


def broader_in_vocabulary(concept: Concept, vocabulary: Vocabulary, concepts: Container[str]) -> Iterator[Assertion]:
    """BROADER from a curated concept to those that the vocabulary puts above it, as far as the graph has them."""
    entry = vocabulary.entries.get(concept.vocabulary or "")
    for broader in entry.broader if entry else ():
        if broader in concepts:
            yield Assertion(concept.key, "broader", broader, None, 1.0, origin="vocabulary")


def same_names(groups: Iterable[Iterable[str]]) -> Iterator[Assertion]:
    """SAME_NAME between concepts of different families; each group holds the keys that share a plain name.

    >>> [(a.subject, a.object) for a in same_names([["robot/spot", "method/spot", "method/spot-2"]])]
    [('method/spot', 'robot/spot'), ('method/spot-2', 'robot/spot')]
    """
    for left, right in sorted({pair for keys in groups for pair in combinations(sorted(keys), 2)}):
        if left.partition("/")[0] != right.partition("/")[0]:
            yield Assertion(left, "sameName", right, None, 1.0, origin="linking")


def plain_names(concept: Concept) -> set[str]:
    """What two concepts of one name in two families have in common."""
    return {concept.key.partition("/")[2], slug(normal_form(concept.name))}

"""Names that papers use often and the vocabulary lacks, as a table that a person edits and `add_entries` then reads.

1. Count the papers that speak of each concept of a graph that is in no vocabulary.
2. Guess from the name alone what an entry needs: the broader concept is the longest ending of the name that the
   vocabulary knows (cable routing, of underwater cable routing); an ordinary word or a short acronym gets a case mark.

Known weakness: the type is what most papers' extraction says; a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.model import Concept, Graph
from paperatlas.ontology.check import ordinary_words
from paperatlas.ontology.schema import load_schema
from paperatlas.ontology.vocabulary import Vocabulary
from paperatlas.text.normal_form import normal_form

EXTRA = ("papers", "other_types", "other_entries")
"""Columns behind those of an entry, for the reader's eye: how many papers, further types, entries of that name."""

_ACRONYM = 3


@dataclass(frozen=True)
class VocabularyCandidate:
    """A concept of a graph that the vocabulary lacks, with the number of papers that speak of it."""

    concept: Concept
    papers: int
    broader: str
    other_entries: tuple[str, ...]

    def row(self) -> dict[str, str]:
        """A row of the table, with an empty definition for a person to write."""
        concept = self.concept
        return {
            "type": concept.type,
            "name": concept.name,
            "aliases": "; ".join(concept.aliases),
            "case_sensitive": "; ".join(n for n in (concept.name, *concept.aliases) if _needs_case(n)),
            "broader": self.broader,
            "papers": str(self.papers),
            "other_types": "; ".join(concept.other_types),
            "other_entries": "; ".join(self.other_entries),
        }


def find_candidates(graph: Graph, vocabulary: Vocabulary, least: int = 3) -> list[VocabularyCandidate]:
    """The concepts without a curated entry that at least ``least`` papers speak of, most papers first."""
    papers = _papers_by_concept(graph)
    families = sorted(set(load_schema().family_of.values()))
    found = [
        VocabularyCandidate(concept, len(papers[concept.key]), _broader(concept, vocabulary), others)
        for concept in graph.concepts
        if concept.vocabulary is None and len(papers[concept.key]) >= least
        for others in [tuple(_entries_named(concept.name, families, vocabulary))]
    ]
    return sorted(found, key=lambda c: (-c.papers, c.concept.type, c.concept.name))


def _papers_by_concept(graph: Graph) -> dict[str, set[str]]:
    papers: dict[str, set[str]] = defaultdict(set)
    for assertion in graph.assertions:
        if assertion.paper is not None:
            for end in (assertion.subject, assertion.object):
                papers[end].add(assertion.paper)
    return papers


def _broader(concept: Concept, vocabulary: Vocabulary) -> str:
    """The name of the entry that the longest proper ending of the name is a label of, or nothing."""
    family = load_schema().family_of[concept.type]
    words = normal_form(concept.name).split()
    for start in range(1, len(words)):
        key = vocabulary.by_name.get((family, " ".join(words[start:])))
        if key:
            return vocabulary.entries[key].name
    return ""


def _entries_named(name: str, families: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    keys = (vocabulary.by_name.get((family, normal_form(name))) for family in families)
    yield from (key for key in keys if key)


def _needs_case(name: str) -> bool:
    """Whether a label counts only in its letter case: a word that is also ordinary, or a short acronym."""
    return name != name.lower() and (name.lower() in ordinary_words() or (len(name) <= _ACRONYM and name.isupper()))

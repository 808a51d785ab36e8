"""How far the vocabulary reaches on annotated papers, and how often it is right about types.

Known: of the concepts that a paper must show and that are not its own, the share that the vocabulary has under one of
the annotated names, with a type that the annotation gives or calls fair.
Typed: of the vocabulary's matches in a paper (each entry once) that have a name in the paper's annotation, the share
whose type the annotation gives or calls fair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperatlas.evaluation.folding import fold_name
from paperatlas.evaluation.gold import GoldEntity, GoldPaper
from paperatlas.ontology import Entry, Vocabulary
from paperatlas.ontology.matcher import Matcher

OWN = ("proposes", "introduces")
TYPES = ("Method", "Task", "Benchmark", "Dataset", "Simulator", "Robot", "Metric")


class Effect(NamedTuple):
    """Counts by type: concepts asked for and known, matches in the text, those annotated by name, those of its type."""

    papers: int
    asked: Counter[str]
    known: Counter[str]
    matches: Counter[str]
    named: Counter[str]
    typed: Counter[str]

    def known_share(self, *types: str) -> float:
        """The share of the concepts of these types that the vocabulary knows; of all types without any."""
        return _share(self.known, self.asked, types or TYPES)

    def typed_share(self, *types: str) -> float:
        """The share of annotated matches of entries of these types that are right; of all types without any."""
        return _share(self.typed, self.named, types or TYPES)


def measure(papers: Iterable[GoldPaper], vocabulary: Vocabulary) -> Effect:
    """The effect of a vocabulary on annotated papers."""
    types_of: dict[str, set[str]] = {}
    for entry in vocabulary:
        for label in entry.labels:
            types_of.setdefault(fold_name(label), set()).add(entry.type)
    matcher = Matcher(vocabulary)
    counts = [Counter[str]() for _ in range(5)]
    asked, known, matches, named, typed = counts
    number = 0
    for paper in papers:
        number += 1
        for gold in _asked(paper):
            asked[gold.type] += 1
            known[gold.type] += any(gold.may_be(t) for name in gold.names for t in types_of.get(name, ()))
        for entry in _entries(matcher, paper):
            matches[entry.type] += 1
            annotated = _annotated(entry, paper)
            named[entry.type] += bool(annotated)
            typed[entry.type] += any(gold.may_be(entry.type) for gold in annotated)
    return Effect(number, *counts)


def _asked(paper: GoldPaper) -> Iterator[GoldEntity]:
    own = {relation.triple[2] for relation in paper.relations if relation.triple[1] in OWN}
    return (gold for gold in paper.entities if gold.must and gold.id not in own)


def _entries(matcher: Matcher, paper: GoldPaper) -> list[Entry]:
    text = f"{paper.title}\n\n{paper.abstract}"
    return list({match.entry.key: match.entry for match in matcher.find(text)}.values())


def _annotated(entry: Entry, paper: GoldPaper) -> list[GoldEntity]:
    names = {fold_name(label) for label in entry.labels}
    return [gold for gold in paper.entities if names & gold.names]


def _share(part: Counter[str], whole: Counter[str], types: Iterable[str]) -> float:
    total = sum(whole[kind] for kind in types)
    return sum(part[kind] for kind in types) / total if total else 0.0

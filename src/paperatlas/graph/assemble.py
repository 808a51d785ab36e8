"""From papers, extractions and linked concepts to the graph.

One assertion is (subject, predicate, object, paper) with all its evidence and the highest confidence of its claims.
What the ontology does not allow, or what names nothing, is refused and listed, never dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperatlas.curation import Operation
from paperatlas.graph.concept_edges import concept_assertions
from paperatlas.graph.denials import statement_of, unmet, without_denied
from paperatlas.graph.hierarchy import broader_by_name
from paperatlas.graph.metadata import metadata_assertions, people, venues
from paperatlas.graph.results import paper_results, result_assertions
from paperatlas.linking.link import Linked
from paperatlas.linking.observe import accepted_candidates
from paperatlas.model import PAPER, Ambiguity, Assertion, Candidate, Evidence, Extraction, Graph, PaperNode, Result
from paperatlas.ontology import Vocabulary, load_schema


@dataclass(frozen=True)
class Assembled:
    """A graph, why claims were refused, counted, and the assertions that a person denied."""

    graph: Graph
    refused: Counter[str]
    denied: tuple[Assertion, ...]


def assemble_graph(
    papers: Sequence[PaperNode],
    extractions: Mapping[str, Extraction],
    linked: Linked,
    vocabulary: Vocabulary,
    ambiguities: Sequence[Ambiguity] = (),
    operations: Sequence[Operation] = (),
) -> Assembled:
    """The whole graph. ``extractions`` holds, by the paper's key, what was read from its text.

    Of the operations of the curation file those count here that deny a statement.
    """
    read = [(node, extractions[node.key]) for node in papers]
    said = [paper_statements(node, extraction, linked) for node, extraction in read]
    results = [result for statements in said for result in statements.results]
    assertions = [
        *(assertion for statements in said for assertion in statements.assertions),
        *metadata_assertions(papers),
        *concept_assertions(linked.concepts, vocabulary),
        *broader_by_name(linked.concepts, linked.papers),
    ]
    assertions, denied = without_denied(assertions, operations)
    refused = sum((statements.refused for statements in said), Counter[str]())
    graph = Graph(
        papers=tuple(with_links(n, e) for n, e in sorted(read, key=lambda pair: pair[0].key)),
        concepts=tuple(linked.concepts[key] for key in sorted(linked.concepts)),
        persons=people(papers),
        venues=venues(papers),
        results=tuple(sorted(results, key=lambda result: result.key)),
        assertions=tuple(sorted(assertions, key=assertion_key)),
        links=linked.records,
        ambiguities=tuple(sorted((*ambiguities, *linked.ambiguities), key=lambda a: (a.kind, a.name))),
        problems=(*linked.problems, *unmet(operations, set(map(statement_of, denied))), *refusals(refused)),
    )
    return Assembled(graph, refused, tuple(denied))


def with_links(node: PaperNode, extraction: Extraction) -> PaperNode:
    """A paper with the links that its text has."""
    return replace(node, links=extraction.links)


def refusals(refused: Counter[str]) -> list[str]:
    """Why claims were refused, with their number."""
    return [f"graph: {count} x {why}" for why, count in sorted(refused.items())]


def assertion_key(assertion: Assertion) -> tuple[str, str, str, str]:
    """What makes an assertion one assertion."""
    return assertion.subject, assertion.predicate, assertion.object, assertion.paper or ""


@dataclass(frozen=True)
class Statements:
    """What one paper says: assertions, those about results too, the results, and why claims were refused, counted."""

    assertions: list[Assertion]
    results: list[Result]
    refused: Counter[str]


def paper_statements(node: PaperNode, extraction: Extraction, linked: Linked) -> Statements:
    """What one paper says, in terms of the concepts that its candidates became."""
    reading = _Reading(node.key, linked)
    keys = reading.keys(extraction)
    reading.add(extraction, keys)
    results = paper_results(node.key, extraction, keys)
    return Statements([*reading.assertions(), *result_assertions(results)], results, reading.refused)


class _Reading:
    """Claims of one paper, gathered by assertion."""

    def __init__(self, paper: str, linked: Linked) -> None:
        self._paper = paper
        self._linked = linked
        self._schema = load_schema()
        self._found: dict[tuple[str, str, str], tuple[float, set[Evidence]]] = {}
        self.refused: Counter[str] = Counter()

    def keys(self, extraction: Extraction) -> dict[str, str]:
        """The concept of each accepted candidate that has one, by the candidate's id."""
        keys = {}
        for candidate in accepted_candidates(extraction):
            unit = self._linked.unit(extraction, candidate)
            key = self._linked.key_of.get(unit) if unit else None
            if key:
                keys[candidate.id] = key
        return keys

    def add(self, extraction: Extraction, keys: Mapping[str, str]) -> None:
        """Take in what the paper mentions and claims."""
        for candidate in extraction.candidates:
            if candidate.accepted:
                self._mention(candidate, keys.get(candidate.id), extraction)
        ends = {PAPER: self._paper, **keys}
        for claim in extraction.claims:
            if claim.accepted:
                pair = ends.get(claim.subject), ends.get(claim.object)
                self._claim(pair, claim.predicate, claim.confidence, claim.evidence)

    def assertions(self) -> Iterator[Assertion]:
        """All assertions so far."""
        for (subject, predicate, object_), (confidence, evidence) in self._found.items():
            yield Assertion(subject, predicate, object_, self._paper, confidence, tuple(sorted(evidence, key=repr)))

    def _mention(self, candidate: Candidate, key: str | None, extraction: Extraction) -> None:
        for mentioned, mentions in self._linked.mentions(candidate, key).items():
            evidence = [
                Evidence(m.field, extraction.model, extraction.version, (m.start, m.end), sentence=m.sentence)
                for m in mentions
            ]
            self._claim((self._paper, mentioned), "mentions", candidate.confidence, evidence)

    def _claim(
        self, ends: tuple[str | None, str | None], predicate: str, confidence: float, evidence: Iterable[Evidence]
    ) -> None:
        subject, object_ = ends
        if subject is None or object_ is None:
            self.refused[f"{predicate}: an end is no concept of the graph"] += 1
        elif subject == object_:
            self.refused[f"{predicate}: both ends are one concept"] += 1
        elif not self._schema.allows(self._type(subject), predicate, self._type(object_)):
            self.refused[f"{predicate} from {self._type(subject)} to {self._type(object_)} is not in the ontology"] += 1
        else:
            known, gathered = self._found.setdefault((subject, predicate, object_), (confidence, set()))
            gathered.update(evidence)
            self._found[subject, predicate, object_] = max(known, confidence), gathered

    def _type(self, key: str) -> str:
        return "Paper" if key == self._paper else self._linked.type_of(key)

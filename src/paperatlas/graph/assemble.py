"""From papers, extractions and linked concepts to the graph.

One assertion is (subject, predicate, object, paper) with all its evidence and the highest confidence of its claims.
What the ontology does not allow, or what names nothing, is refused and listed, never dropped in silence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from paperatlas.curation import Operation
from paperatlas.graph.denials import without_denied
from paperatlas.graph.hierarchy import broader_by_name
from paperatlas.graph.metadata import metadata_assertions, people, venues
from paperatlas.graph.results import paper_results, result_assertions
from paperatlas.linking.link import Linked
from paperatlas.model import PAPER, Ambiguity, Assertion, Candidate, Concept, Evidence, Extraction, Graph, PaperNode
from paperatlas.ontology import Schema, Vocabulary, load_schema
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug


def assemble_graph(
    papers: Sequence[PaperNode],
    extractions: Mapping[str, Extraction],
    linked: Linked,
    vocabulary: Vocabulary,
    ambiguities: Sequence[Ambiguity] = (),
    operations: Sequence[Operation] = (),
) -> Graph:
    """The whole graph. ``extractions`` holds, by the paper's key, what was read from its text.

    Of the operations of the curation file those count here that deny a statement.
    """
    assembly = _Assembly(linked, load_schema())
    read = [(node, extractions[node.key]) for node in papers]
    for node, extraction in read:
        assembly.add_paper(node, extraction)
    results = [r for node, extraction in read for r in paper_results(node.key, extraction, assembly.keys(extraction))]
    assertions = [
        *assembly.assertions(),
        *result_assertions(results),
        *metadata_assertions(papers),
        *_concept_assertions(linked.concepts, vocabulary),
        *broader_by_name(linked.concepts, assembly.paper_counts()),
    ]
    assertions, unmet = without_denied(assertions, operations)
    return Graph(
        papers=tuple(replace(n, links=e.links) for n, e in sorted(read, key=lambda pair: pair[0].key)),
        concepts=tuple(linked.concepts[key] for key in sorted(linked.concepts)),
        persons=people(papers),
        venues=venues(papers),
        results=tuple(sorted(results, key=lambda result: result.key)),
        assertions=tuple(sorted(assertions, key=assertion_key)),
        links=linked.records,
        ambiguities=tuple(sorted((*ambiguities, *linked.ambiguities), key=lambda a: (a.kind, a.name))),
        problems=(*linked.problems, *unmet, *assembly.problems()),
    )


def assertion_key(assertion: Assertion) -> tuple[str, str, str, str]:
    """What makes an assertion one assertion."""
    return assertion.subject, assertion.predicate, assertion.object, assertion.paper or ""


class _Assembly:
    """Claims of all papers, gathered by assertion."""

    def __init__(self, linked: Linked, schema: Schema) -> None:
        self._linked = linked
        self._schema = schema
        self._found: dict[tuple[str, str, str, str], tuple[float, set[Evidence]]] = {}
        self._refused: Counter[str] = Counter()

    def keys(self, extraction: Extraction) -> dict[str, str]:
        """The concept of each accepted candidate that has one, by the candidate's id."""
        keys = {}
        for candidate in extraction.candidates:
            if candidate.accepted and candidate.type in self._schema.family_of:
                unit = self._linked.unit(extraction, candidate)
                key = self._linked.key_of.get(unit) if unit else None
                if key:
                    keys[candidate.id] = key
        return keys

    def add_paper(self, node: PaperNode, extraction: Extraction) -> None:
        """Take in what one paper mentions and claims."""
        keys = {PAPER: node.key, **self.keys(extraction)}
        for candidate in extraction.candidates:
            if candidate.accepted:
                self._mention(node.key, candidate, keys, extraction)
        for claim in extraction.claims:
            if claim.accepted:
                ends = keys.get(claim.subject), keys.get(claim.object)
                self._claim(node.key, ends, claim.predicate, claim.confidence, claim.evidence)

    def assertions(self) -> Iterator[Assertion]:
        """All assertions so far."""
        for (subject, predicate, object_, paper), (confidence, evidence) in self._found.items():
            yield Assertion(subject, predicate, object_, paper, confidence, tuple(sorted(evidence, key=repr)))

    def paper_counts(self) -> Counter[str]:
        """How many papers mention each concept."""
        return Counter(object_ for _, predicate, object_, _ in self._found if predicate == "mentions")

    def problems(self) -> tuple[str, ...]:
        """Why claims were refused, with their number."""
        return tuple(f"graph: {count} x {why}" for why, count in sorted(self._refused.items()))

    def _mention(self, paper: str, candidate: Candidate, keys: Mapping[str, str], extraction: Extraction) -> None:
        key = keys.get(candidate.id)
        for mentioned, mentions in self._linked.mentions(candidate, key).items():
            evidence = [
                Evidence(m.field, extraction.model, extraction.version, (m.start, m.end), sentence=m.sentence)
                for m in mentions
            ]
            self._claim(paper, (paper, mentioned), "mentions", candidate.confidence, evidence)

    def _claim(
        self,
        paper: str,
        ends: tuple[str | None, str | None],
        predicate: str,
        confidence: float,
        evidence: Iterable[Evidence],
    ) -> None:
        subject, object_ = ends
        if subject is None or object_ is None:
            self._refused[f"{predicate}: an end is no concept of the graph"] += 1
        elif subject == object_:
            self._refused[f"{predicate}: both ends are one concept"] += 1
        elif not self._schema.allows(self._type(subject), predicate, self._type(object_)):
            self._refused[
                f"{predicate} from {self._type(subject)} to {self._type(object_)} is not in the ontology"
            ] += 1
        else:
            key = (subject, predicate, object_, paper)
            known, gathered = self._found.setdefault(key, (confidence, set()))
            gathered.update(evidence)
            self._found[key] = max(known, confidence), gathered

    def _type(self, key: str) -> str:
        concept = self._linked.concepts.get(key)
        return concept.type if concept else "Paper"


def _concept_assertions(concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> Iterator[Assertion]:
    """BROADER from the vocabulary, and SAME_NAME between families."""
    for key, concept in concepts.items():
        entry = vocabulary.entries.get(concept.vocabulary or "")
        for broader in entry.broader if entry else ():
            if broader in concepts:
                yield Assertion(key, "broader", broader, None, 1.0, origin="vocabulary")
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, concept in sorted(concepts.items()):
        for name in {key.partition("/")[2], slug(normal_form(concept.name))}:
            by_name[name].append(key)
    for left, right in sorted({pair for keys in by_name.values() for pair in combinations(keys, 2)}):
        if left.partition("/")[0] != right.partition("/")[0]:
            yield Assertion(left, "sameName", right, None, 1.0, origin="linking")

"""The graph as RDF.

Every edge is the direct triple, plus an assertion resource that names subject, predicate, object and paper, with its
confidence and evidence (``pa:evidence`` is a ``prov:wasDerivedFrom``), and the triple (subject, ``pas:`` predicate,
assertion), by which a query comes from an edge to its evidence without searching. Node keys end the IRIs.

Sources: RDF 1.1 Concepts (W3C, 2014); PROV-O (W3C, 2013), section 3.1; SKOS Reference (W3C, 2009), sections 5, 8.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from paperatlas.graph.property_graph import sentence_of
from paperatlas.model import Assertion, Concept, Evidence, Graph, PaperNode, Result
from paperatlas.ontology.namespaces import IDENTITY, ONTOLOGY, PREFIXES, STATEMENT

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple


def graph_triples(graph: Graph, whole: Graph | None = None) -> Iterator[Triple]:
    """All triples of the graph, each once, nodes first, in the order of their keys.

    Where ``graph`` is a part of a graph, ``whole`` has the papers of its assertions.
    """
    writer = _Writer()
    papers = {node.key: node for node in (whole or graph).papers}
    for node in graph.papers:
        yield from writer.paper(node)
    for concept in graph.concepts:
        yield from writer.concept(concept)
    for person in graph.persons:
        yield from writer.node(person.key, "Author", [("name", person.name)])
    for venue in graph.venues:
        yield from writer.node(venue.key, "Venue", [("name", venue.name)])
    for result in graph.results:
        yield from writer.result(result)
    before = None
    for assertion in graph.assertions:
        said = (assertion.subject, assertion.predicate, assertion.object)
        if said != before:  # assertions of several papers follow each other
            yield from writer.direct(assertion)
        yield from writer.assertion(assertion, papers.get(assertion.paper or ""))
        before = said


def iri(key: str) -> str:
    """The IRI of a node key. Letters of any script stay; what an IRI cannot hold is percent-encoded.

    >>> iri("method/rrt-star")
    'https://w3id.org/paperatlas/id/method/rrt-star'
    """
    return IDENTITY + "".join(c if c.isalnum() or c in "/-._~:%" or _is_mark(c) else quote(c, safe="") for c in key)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def assertion_iri(assertion: Assertion) -> str:
    """The IRI of an assertion, derived from what makes it one."""
    parts = (assertion.subject, assertion.predicate, assertion.object, assertion.paper or "")
    return IDENTITY + "assertion/" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


OFTEN = frozenset({"origin", "field", "foundBy", "version"})
"""Properties of few different values, whose terms are made once."""

Values = Iterable[tuple[str, str | int | bool | None]]


class _Writer:
    """Makes triples with terms of `pyoxigraph`, which is imported only here."""

    def __init__(self) -> None:
        import pyoxigraph

        self._rdf = pyoxigraph
        self._type = pyoxigraph.NamedNode(PREFIXES["rdf"] + "type")
        self._decimal = pyoxigraph.NamedNode(PREFIXES["xsd"] + "decimal")
        self._broader = pyoxigraph.NamedNode(PREFIXES["skos"] + "broader")
        labels = {
            "prefLabel": pyoxigraph.NamedNode(PREFIXES["skos"] + "prefLabel"),
            "alias": pyoxigraph.NamedNode(PREFIXES["skos"] + "altLabel"),
            "definition": pyoxigraph.NamedNode(PREFIXES["skos"] + "definition"),
            "homepage": pyoxigraph.NamedNode(PREFIXES["schema"] + "url"),
        }
        self._term = cache(lambda name: labels.get(name) or pyoxigraph.NamedNode(ONTOLOGY + name))
        self._states = cache(lambda name: pyoxigraph.NamedNode(STATEMENT + name))
        self._confidence = cache(lambda value: pyoxigraph.Literal(f"{value:.4f}", datatype=self._decimal))
        self._often = cache(pyoxigraph.Literal)
        self._named = cache(lambda key: pyoxigraph.NamedNode(iri(key)))

    def node(self, key: str, kind: str, values: Values) -> Iterator[Triple]:
        subject = self._named(key)
        yield self._rdf.Triple(subject, self._type, self._term(kind))
        yield from self._values(subject, values)

    def paper(self, node: PaperNode) -> Iterator[Triple]:
        paper = node.paper
        values: list[tuple[str, str | int | bool | None]] = [
            ("title", paper.title),
            ("abstract", paper.abstract or None),
            ("year", paper.year),
        ]
        values += [("link", link) for link in sorted({*node.links, *([paper.url] if paper.url else [])})]
        values += [("identifier", f"{i.scheme}:{i.value}") for i in paper.identifiers]
        yield from self.node(node.key, "Paper", values)

    def concept(self, concept: Concept) -> Iterator[Triple]:
        values: list[tuple[str, str | int | bool | None]] = [
            ("name", concept.name),
            ("prefLabel", concept.name),
            ("ambiguous", concept.ambiguous or None),
        ]
        values += [("alias", alias) for alias in concept.aliases]
        values += [("otherType", kind) for kind in concept.other_types]
        values += [("definition", concept.definition), ("homepage", concept.homepage)]
        yield from self.node(concept.key, concept.type, values)

    def result(self, r: Result) -> Iterator[Triple]:
        values = [("value", r.value), ("unit", r.unit), ("comparison", r.comparison), ("metricName", r.metric_text)]
        yield from self.node(r.key, "Result", values)
        subject = self._named(r.key)
        yield self._rdf.Triple(subject, self._term("confidence"), self._confidence(r.confidence))

    def direct(self, a: Assertion) -> Iterator[Triple]:
        subject, object_ = self._named(a.subject), self._named(a.object)
        yield self._rdf.Triple(subject, self._term(a.predicate), object_)
        if a.predicate == "broader":
            yield self._rdf.Triple(subject, self._broader, object_)

    def assertion(self, a: Assertion, paper: PaperNode | None) -> Iterator[Triple]:
        rdf, term, triple = self._rdf, self._term, self._rdf.Triple
        subject, object_ = self._named(a.subject), self._named(a.object)
        statement = rdf.NamedNode(assertion_iri(a))
        yield triple(subject, self._states(a.predicate), statement)
        yield triple(statement, self._type, term("Assertion"))
        yield triple(statement, term("subject"), subject)
        yield triple(statement, term("predicate"), term(a.predicate))
        yield triple(statement, term("object"), object_)
        yield triple(statement, term("confidence"), self._confidence(a.confidence))
        yield from self._values(statement, [("origin", a.origin)])
        if a.paper:
            yield triple(statement, term("paper"), self._named(a.paper))
        for number, evidence in enumerate(a.evidence, 1):
            part = rdf.NamedNode(f"{statement.value}/{number}")
            yield triple(statement, term("evidence"), part)
            yield triple(part, self._type, term("Evidence"))
            yield from self._values(part, _evidence_values(evidence, paper))

    def _values(self, subject: NamedNode, values: Values) -> list[Triple]:
        triple, term, literal, often = self._rdf.Triple, self._term, self._rdf.Literal, self._often
        return [
            triple(subject, term(name), often(value) if name in OFTEN else literal(value))
            for name, value in values
            if value is not None
        ]


_BOUNDS = (("start", "end"), ("subjectStart", "subjectEnd"), ("sentenceStart", "sentenceEnd"))


def _evidence_values(evidence: Evidence, paper: PaperNode | None) -> Values:
    values: list[tuple[str, str | int | bool | None]] = [
        ("field", evidence.field),
        ("foundBy", evidence.by),
        ("version", evidence.version),
        ("record", evidence.record),
        ("sentence", sentence_of(evidence, paper) or None),
    ]
    for names, span in zip(_BOUNDS, (evidence.span, evidence.subject, evidence.sentence), strict=True):
        if span:
            values += zip(names, span, strict=True)
    return values

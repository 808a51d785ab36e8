"""The terms of the ontology, as its page tells of them."""

import pytest

from paperatlas.exports.site.terms import ANNOTATION, CLASS, EDGE, STATEMENT_PROPERTY, VALUE, read_ontology
from paperatlas.ontology import load_schema
from paperatlas.ontology.shapes import ontology_graph


@pytest.fixture(scope="module")
def ontology():
    return read_ontology()


@pytest.fixture(scope="module")
def by_anchor(ontology):
    return {term.anchor: term for term in ontology.terms}


def test_all_of_the_ontology_is_there_each_term_once(ontology, by_anchor):
    from rdflib import OWL, RDF

    graph = ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    own = {str(s) for kind in kinds for s in graph.subjects(RDF.type, kind) if "w3id.org/paperatlas" in str(s)}
    assert {term.iri for term in ontology.terms} == own
    assert len(by_anchor) == len(ontology.terms)
    assert {term.anchor for term in ontology.of(CLASS)} == set(load_schema().classes)
    assert {term.anchor for term in ontology.of(EDGE)} == set(load_schema().edges)
    assert len(ontology.of(CLASS, EDGE, STATEMENT_PROPERTY, VALUE, ANNOTATION)) == len(ontology.terms)


def test_every_term_of_ours_that_is_referred_to_is_explained(ontology, by_anchor):
    refs = [
        ref
        for term in ontology.terms
        for refs in (term.parents, term.children, term.domain, term.range, term.inverse, term.disjoint, term.see)
        for ref in refs
    ]
    assert {ref.address[1:] for ref in refs if ref.address.startswith("#")} <= by_anchor.keys()
    assert all(ref.address.startswith(("#", "http://", "https://")) for ref in refs)


def test_classes_stand_right_below_what_they_are_a_kind_of(ontology):
    order = [(term.anchor, term.depth) for term in ontology.of(CLASS)]

    assert order[order.index(("Resource", 1)) :][:4] == [
        ("Resource", 1), ("Benchmark", 2), ("Dataset", 2), ("Simulator", 2),
    ]  # fmt: skip


def test_what_is_said_of_terms(by_anchor):
    named = lambda refs: [ref.name for ref in refs]  # noqa: E731
    uses, broader, states = by_anchor["usesRobot"], by_anchor["broader"], by_anchor["states"]

    assert (named(uses.domain), named(uses.range), uses.cypher) == (["pa:Paper"], ["pa:Robot"], "USES_ROBOT")
    assert named(broader.parents) == ["skos:broader"]
    assert named(states.inverse) == ["pa:subject"]
    assert named(by_anchor["subject"].inverse) == ["pa:states"]
    assert len(states.children) == len(load_schema().edges)
    assert by_anchor["statement-uses"].iri == "https://w3id.org/paperatlas/statement#uses"
    assert by_anchor["title"].traits == ("at most one value", "required")
    assert by_anchor["sameName"].traits == ("symmetric",)
    assert named(by_anchor["Robot"].disjoint) == ["pa:Method", "pa:Metric", "pa:Resource", "pa:Task"]
    assert named(by_anchor["Paper"].see) == ["schema:ScholarlyArticle"]

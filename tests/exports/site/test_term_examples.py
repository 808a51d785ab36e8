"""Counts and examples of terms, from an atlas."""

import pytest
from tests.exports.explorer.field import make_field
from tests.exports.hostile import HOSTILE

from paperatlas.exports.site.site import Site
from paperatlas.exports.site.term_examples import FEW, LONGEST, TermExamples
from paperatlas.model import Graph
from paperatlas.ontology import load_schema


def examples_of(graph):
    return TermExamples(Site(graph), lambda key: f"at:{key}")


@pytest.fixture(scope="module")
def field():
    return examples_of(make_field(200))


def test_counts_are_those_of_the_graph(field):
    graph = make_field(200)

    assert field.counts["Paper"] == len(graph.papers) == 100
    assert field.counts["Concept"] == 100
    assert field.counts["Resource"] == field.counts["Benchmark"] == 25
    assert field.counts["Assertion"] == len(graph.assertions)
    assert field.counts["usesRobot"] == sum(a.predicate == "usesRobot" for a in graph.assertions) > 0
    assert field.counts["cites"] == field.counts["Author"] == 0


def test_individuals_are_those_that_are_spoken_of_most(field):
    site = Site(make_field(200))
    robots = [c for c in site.graph.concepts if c.type == "Robot"]
    most = sorted(robots, key=lambda c: (-site.count(c.key), c.key))[:FEW]

    assert [e.address for e in field.individuals("Robot")] == [f"at:{c.key}" for c in most]
    assert {e.kind for e in field.individuals("Concept")} <= set(load_schema().concept_types)
    assert {e.kind for e in field.individuals("Paper")} == {"Paper"}
    assert [e.name for e in field.individuals("Result")] == ["87.5% success rate on diffusion benchmark 2"]


def test_an_edge_is_shown_with_its_sentence_and_what_it_marks(field):
    stated = field.statement("usesRobot")

    assert stated.subject.kind == "Paper"
    assert stated.object.kind == "Robot"
    assert (stated.object.name, 1) in stated.parts
    assert stated.paper == stated.subject
    assert field.statement("broader").paper is None
    assert field.statement("cites") is None


def test_hostile_names_are_short_and_each_end_is_known():
    examples = examples_of(HOSTILE)
    names = [e.name for kind in load_schema().classes for e in examples.individuals(kind)]
    stated = [s for edge in load_schema().edges if (s := examples.statement(edge))]

    assert examples.individuals("Author")[0].name == 'Ann "O\'Neil" <a&b>'
    assert examples.individuals("Venue")[0].name == "CoRL; \\"
    assert stated
    assert all(0 < len(name) <= LONGEST for name in [*names, *(s.object.name for s in stated)])


@pytest.mark.parametrize("graph", [Graph(), HOSTILE], ids=["empty", "hostile"])
def test_every_class_and_edge_can_be_asked_for(graph):
    examples = examples_of(graph)

    for name in load_schema().classes:
        assert len(examples.individuals(name)) == min(FEW, examples.counts[name]) or name in ("Assertion", "Evidence")
    for name in load_schema().edges:
        assert (examples.statement(name) is None) == (examples.counts[name] == 0)

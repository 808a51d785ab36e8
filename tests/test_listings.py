"""Papers, concepts and statements of a graph, listed."""

import pytest
from tests.builders import small_graph

from paperatlas.analyses.explanation import explain
from paperatlas.errors import UsageError
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page
from paperatlas.listings import all_statements, draw, list_concepts, list_papers
from paperatlas.model import Graph
from paperatlas.stores.cypher import CypherStore


@pytest.fixture(scope="module")
def graph() -> Graph:
    return small_graph()


def test_papers_stand_in_the_order_of_the_graph(graph):
    papers = list_papers(graph)

    assert list(papers) == list(graph.papers)
    assert papers.table().columns == ("key", "title", "year", "venue", "authors")
    assert [row[1] for row in papers.table()] == [node.paper.title for node in graph.papers]


def test_concepts_of_a_type_a_family_and_all(graph):
    assert {concept.type for concept in list_concepts(graph, "Robot")} == {"Robot"}
    assert {c.type for c in list_concepts(graph, "Resource")} <= {"Benchmark", "Dataset", "Simulator"}
    assert list(list_concepts(graph)) == list(list_concepts(graph, "Concept")) == list(graph.concepts)


@pytest.mark.parametrize("name", ["robot", "Paper", "Robots", "<b>"])
def test_an_unknown_type_is_told_with_those_there_are(graph, name):
    with pytest.raises(UsageError, match=f"no type of concepts is called '{name}'; there are: .*Robot"):
        list_concepts(graph, name)


def test_all_statements_hold_what_explain_finds_directly(graph, tmp_path):
    statements = set(all_statements(graph))
    names = {concept.name for concept in graph.concepts}
    with CypherStore(tmp_path / "store") as store:
        store.load(graph)
        found = {s for name in names for other in names - {name} for s in explain(store, name, other)}

    direct = {s for s in found if s.subject in names and s.object in names}
    assert direct
    assert direct <= statements


def test_every_assertion_is_a_statement(graph):
    statements = all_statements(graph)

    assert len(statements) >= len(graph.assertions)
    assert list(statements) == sorted(statements)
    assert {s.paper for s in statements} >= {node.paper.title for node in graph.papers if _speaks(graph, node.key)}


def _speaks(graph: Graph, key: str) -> bool:
    return any(assertion.paper == key for assertion in graph.assertions)


def test_an_empty_graph_has_listings_with_columns():
    assert all_statements(Graph()).table().rows == ()
    assert all_statements(Graph()).table().columns[0] == "subject"


def test_the_picture_is_the_exported_page(graph, tmp_path):
    export_page(graph, tmp_path / "page.html", ExportOptions(most=5))

    assert draw(graph, ExportOptions(most=5)).html.encode() == (tmp_path / "page.html").read_bytes()

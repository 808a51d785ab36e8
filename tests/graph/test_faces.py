"""The faces of the graph: tables, triples, digest."""

from dataclasses import fields, replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import WALK, candidate, evidence, extraction, graph_of, node, small_graph

from paperatlas.analyses.network import to_networkx
from paperatlas.graph import graph_digest
from paperatlas.graph.property_graph import edge_tables, node_tables, sentence_of
from paperatlas.graph.triples import graph_triples, iri
from paperatlas.model import Author, Claim, Evidence, Graph, Identifier, Paper
from paperatlas.ontology import load_schema
from paperatlas.ontology.namespaces import PREFIXES

GRAPH = small_graph()


def hostile_graph(name, text):
    """A graph whose every word is one string."""
    paper = Paper(text, text, id=text, authors=(Author(name),), venue=name, url=text, keywords=(text,))
    claim = Claim("paper", "uses", "e", 0.5, (Evidence("abstract", text, text, (0, 1), None, (0, len(text))),))
    return graph_of([(paper, extraction(candidate(name, id_="e"), paper=paper, claims=(claim,), links=(text,)))])


HOSTILE = [
    "\"quoted\" 'x' \\ back",
    "<b>&amp;</b> {curly} $x",
    "new line) DETACH DELETE n //",
    '""" . <a> <b> "',
    "π₀ \U0001f916 语 हि ا",
    "% %20 %zz ?q#f",
    "`tick`, ;",
]


def turtle(graph: Graph) -> bytes:
    written = pyoxigraph.serialize(graph_triples(graph), format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert written is not None
    return written


def table(tables, label):
    (found,) = (t for t in tables if getattr(t, "label", getattr(t, "type", "")) == label)
    return [dict(zip([c.name for c in found.columns], row, strict=True)) for row in found.rows]


def test_there_is_a_table_for_every_label_and_edge_of_the_ontology_even_in_an_empty_graph():
    schema = load_schema()
    assert {t.label for t in node_tables(Graph())} == {*schema.concept_types, "Paper", "Author", "Venue", "Result"}
    kinds = {(t.type, t.source, t.target) for t in edge_tables(Graph())}
    assert ("EVALUATED_ON", "Paper", "Dataset") in kinds
    assert ("EVALUATED_ON", "Paper", "Robot") not in kinds
    assert {kind for kind, _, _ in kinds} == {p.cypher for p in schema.edges.values()}
    assert not any(t.rows for t in (*node_tables(Graph()), *edge_tables(Graph())))


def test_every_node_and_assertion_is_a_row_of_its_columns():
    nodes, edges = node_tables(GRAPH), edge_tables(GRAPH)
    parts = (GRAPH.papers, GRAPH.concepts, GRAPH.persons, GRAPH.venues, GRAPH.results)
    assert sum(len(t.rows) for t in nodes) == sum(map(len, parts))
    assert sum(len(t.rows) for t in edges) == len(GRAPH.assertions)
    assert all(len(row) == len(t.columns) for t in (*nodes, *edges) for row in t.rows)
    kinds = {"string": str, "integer": int, "number": float, "boolean": bool, "strings": list, "integers": list}
    for t in (*nodes, *edges):
        for row in t.rows:
            assert all(v is None or isinstance(v, kinds[c.kind]) for c, v in zip(t.columns, row, strict=True))


def test_the_row_of_a_paper():
    row = next(row for row in table(node_tables(GRAPH), "Paper") if row["year"] == 2023)
    assert (row["id"], row["title"], row["venue"]) == ("paper/arxiv-2301.00001", WALK.title, "CoRL")
    assert (row["arxiv"], row["doi"], row["links"]) == ("2301.00001", None, [])


def test_the_row_of_a_concept():
    row = next(row for row in table(node_tables(GRAPH), "Method") if row["id"] == "method/ppo")
    assert (row["name"], row["curated"], row["ambiguous"]) == ("PPO", True, False)
    assert row["aliases"] == ["Proximal Policy Optimization"]
    assert row["definition"] == "Clipped policy gradient."


def test_an_edge_carries_its_evidence_as_parallel_lists():
    (row,) = table([t for t in edge_tables(GRAPH) if t.type == "OUTPERFORMS"], "OUTPERFORMS")
    assert (row["paper"], row["confidence"], row["origin"]) == ("paper/arxiv-2301.00001", 0.7, "text")
    assert (row["ev_field"], row["ev_start"], row["ev_end"]) == (["abstract"], [28], [31])
    assert (row["ev_subject_start"], row["ev_subject_end"]) == ([-1], [-1])
    assert (row["ev_by"], row["sentences"]) == (["rule"], ["It beats PPO on ANYmal."])


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (evidence(sentence=(0, 18)), "We propose STRIDE."),
        (evidence(sentence=None), ""),
        (evidence(field="title", sentence=(0, 6)), "STRIDE"),
        (evidence(field="authors"), ""),
    ],
)
def test_the_sentence_of_an_evidence(found, sentence):
    assert sentence_of(found, node(WALK)) == sentence
    assert sentence_of(found, None) == ""


def test_rdflib_and_oxigraph_read_as_many_triples_as_were_written():
    from rdflib import Graph as RdfGraph

    written = turtle(GRAPH)
    triples = len(set(graph_triples(GRAPH)))
    assert len(set(pyoxigraph.parse(written, pyoxigraph.RdfFormat.TURTLE))) == triples
    assert len(RdfGraph().parse(data=written, format="turtle")) == triples > 100


def test_equal_graphs_give_equal_turtle():
    assert turtle(small_graph()) == turtle(GRAPH)


def conforms(graph):
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph as RdfGraph

    from paperatlas.ontology.shapes import ontology_graph, shapes_graph

    rdf = RdfGraph().parse(data=turtle(graph), format="turtle")
    good, _, words = pyshacl.validate(rdf, shacl_graph=shapes_graph(), ont_graph=ontology_graph(), inference="none")
    return good, words


def test_the_graph_conforms_to_the_shapes():
    good, words = conforms(GRAPH)
    assert good, words


def test_a_graph_with_a_wrong_edge_does_not_conform():
    for predicate in ("authoredBy", "outperforms"):
        assertions = [replace(a, predicate=predicate) if a.predicate == "addresses" else a for a in GRAPH.assertions]
        assert conforms(replace(GRAPH, assertions=tuple(assertions)))[0] is False


def test_the_direct_edge_and_its_assertion_are_both_there():
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in graph_triples(GRAPH))
    asked = """ASK {
        ?p pa:usesRobot id:robot\\/anymal ; pa:title "Climbing a wall" .
        ?a a pa:Assertion ; pa:subject ?p ; pa:predicate pa:usesRobot ; pa:object id:robot\\/anymal ; pa:paper ?p ;
           pa:confidence 0.7 ; pa:origin "text" ; pa:evidence ?e .
        ?e a pa:Evidence ; pa:field "abstract" ; pa:start 23 ; pa:end 31 ;
           pa:sentence "We compare with PPO on ANYmal C." .
        id:robot\\/anymal skos:broader id:robot\\/quadruped ; skos:prefLabel "ANYmal" ; skos:altLabel "ANYmal C" .
    }"""
    assert bool(store.query(asked, prefixes=PREFIXES))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive_in_triples(name):
    from rdflib import Graph as RdfGraph

    graph = hostile_graph(name, name)
    rdf = RdfGraph().parse(data=turtle(graph), format="turtle")
    assert len(rdf) == len(set(graph_triples(graph)))
    titles = {str(o) for _, p, o in rdf if str(p).endswith(("#title", "#name", "#sentence", "#abstract", "#link"))}
    assert titles == {name}
    good, words = conforms(graph)
    assert good, words


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_any_name_gives_turtle_that_can_be_read(name):
    graph = hostile_graph(f"x{name}", name)
    read = pyoxigraph.parse(turtle(graph), pyoxigraph.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == set(graph_triples(graph))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("method/rrt-star", "method/rrt-star"),
        ("paper/doi-10.1~x%3Cy", "paper/doi-10.1~x%3Cy"),
        ("task/步行", "task/步行"),
        ("task/हि", "task/हि"),
        ("a b<c>", "a%20b%3Cc%3E"),
    ],
)
def test_iris(key, expected):
    assert iri(key) == f"https://w3id.org/paperatlas/id/{expected}"
    assert pyoxigraph.NamedNode(iri(key)).value == iri(key)


def test_the_digest_is_that_of_the_values_not_of_the_object():
    assert graph_digest(small_graph()) == graph_digest(GRAPH) != graph_digest(Graph())


def changes():
    """The graph with one thing changed at a time."""
    paper, assertion, result, venue = GRAPH.papers[0], GRAPH.assertions[0], GRAPH.results[0], GRAPH.venues[0]
    (concept,) = (c for c in GRAPH.concepts if c.key == "resource/libero")
    others = tuple(c for c in GRAPH.concepts if c is not concept)
    texts = {"title": "x", "abstract": "x", "year": 1, "venue": "x", "url": "x", "authors": (Author("x"),)}
    texts |= {"keywords": ("x",), "identifiers": (Identifier("doi", "x"),)}
    for field, value in texts.items():
        changed = replace(paper, paper=replace(paper.paper, **{field: value}))
        yield f"paper {field}", replace(GRAPH, papers=(changed, *GRAPH.papers[1:]))
    yield "links", replace(GRAPH, papers=(replace(paper, links=("x",)), *GRAPH.papers[1:]))
    for field, value in {
        "type": "Dataset", "name": "x", "aliases": ("x",), "other_types": ("Dataset",), "ambiguous": True,
        "vocabulary": None, "definition": "x", "homepage": "x",
    }.items():  # fmt: skip
        yield f"concept {field}", replace(GRAPH, concepts=(replace(concept, **{field: value}), *others))
    for field, value in {"confidence": 0.1, "origin": "x", "paper": None, "evidence": ()}.items():
        changed = replace(assertion, **{field: value})
        yield f"assertion {field}", replace(GRAPH, assertions=(changed, *GRAPH.assertions[1:]))
    for field, value in {"field": "title", "by": "x", "version": "x", "span": (7, 8), "subject": (7, 8)}.items():
        changed = replace(assertion, evidence=(replace(assertion.evidence[0], **{field: value}),))
        yield f"evidence {field}", replace(GRAPH, assertions=(changed, *GRAPH.assertions[1:]))
    for field, value in {"value": "x", "unit": "x", "comparison": "x", "metric_text": "x", "confidence": 0.1}.items():
        yield f"result {field}", replace(GRAPH, results=(replace(result, **{field: value}),))
    yield "venue", replace(GRAPH, venues=(replace(venue, name="x"),))
    yield "an assertion less", replace(GRAPH, assertions=GRAPH.assertions[1:])


CHANGES = dict(changes())


@pytest.mark.parametrize("name", CHANGES)
def test_the_digest_changes_with_everything(name):
    assert graph_digest(CHANGES[name]) != graph_digest(GRAPH)


def test_no_two_changes_have_one_digest():
    assert len({graph_digest(graph) for graph in CHANGES.values()}) == len(CHANGES)


def test_the_network_has_all_nodes_and_edges():
    network = to_networkx(GRAPH)
    assert network.number_of_edges() == len(GRAPH.assertions)
    assert network.nodes["method/ppo"]["label"] == "Method"
    edges = network.get_edge_data("paper/climbing-a-wall", "resource/libero").values()
    assert {edge["type"] for edge in edges} == {"EVALUATED_ON", "MENTIONS"}


def test_the_fields_of_a_graph_are_tuples():
    assert all(isinstance(getattr(GRAPH, field.name), tuple) for field in fields(GRAPH))

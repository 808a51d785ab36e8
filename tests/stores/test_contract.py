"""The contract of the Store protocol, which every store keeps. A new store adds a line to STORES."""

from dataclasses import replace

import pytest

from paperatlas.errors import QueryError
from paperatlas.graph.change import change_between
from paperatlas.graph.difference import first_difference
from paperatlas.graph.facts import graph_facts, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Assertion, Concept, Evidence, Graph, Paper, PaperNode, Person
from paperatlas.queries import load_questions
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.limits import Limits
from paperatlas.stores.neo4j import Neo4jStore
from paperatlas.stores.sparql import SparqlStore
from paperatlas.stores.sparql_server import SparqlServer

STORES = {
    "cypher": lambda request: CypherStore(request.getfixturevalue("tmp_path")),
    "sparql": lambda request: SparqlStore(request.getfixturevalue("tmp_path") / "sparql"),
    "neo4j": lambda request: Neo4jStore(**request.getfixturevalue("neo4j_server")),
    "oxigraph": lambda request: SparqlServer(request.getfixturevalue("oxigraph_server").base, batch=50),
    "fuseki": lambda request: SparqlServer(request.getfixturevalue("fuseki_server").base),
}
MARKS = {name: [pytest.mark.xdist_group(name)] for name in ("oxigraph", "fuseki")}
MARKS["neo4j"] = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
ON_SERVER = [pytest.param(name, marks=MARKS.get(name, [])) for name in STORES]
OF_CYPHER = [param for param in ON_SERVER if param.values[0] in ("cypher", "neo4j")]

CYPHER = {
    "nodes": "MATCH (n) RETURN n",
    "edges": "MATCH ()-[r]->() RETURN r",
    "titles": "MATCH (p:Paper) RETURN p.title AS title",
    "names": "MATCH (m:Method) RETURN m.name AS name",
    "authors": "MATCH (a:Author) RETURN a.name AS name",
    "sentences": "MATCH ()-[r:PROPOSES]->() UNWIND r.sentences AS sentence RETURN sentence",
    "titled": "MATCH (p:Paper) WHERE p.title = $title RETURN p.title AS title",
    "robots": """MATCH (p:Paper)-[u:USES_ROBOT]->(r:Robot)-[:BROADER]->(k:Robot)
        RETURN p.title AS title, p.year AS year, r.name AS robot, k.name AS kind, u.confidence AS confidence
        ORDER BY title""",
    "extensions": "MATCH (m:Method)-[e:EXTENDS]->(o:Method) RETURN m.name AS method, o.name AS other, e.paper AS paper",
    "simulators": "MATCH (s:Simulator) RETURN s.name AS name",
    "write": "CREATE (t:Task {id: 'task/new', name: 'new'})",
    "removal": "MATCH (p:Paper) DETACH DELETE p",
    "mistake": "MATCH (p:Paper RETURN p",
}
SPARQL = {
    "nodes": "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER isLiteral(?o) }",
    "edges": "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER isIRI(?o) }",
    "titles": "SELECT ?title WHERE { ?p a pa:Paper ; pa:title ?title }",
    "names": "SELECT ?name WHERE { ?m a pa:Method ; pa:name ?name }",
    "authors": "SELECT ?name WHERE { ?a a pa:Author ; pa:name ?name }",
    "sentences": "SELECT ?sentence WHERE { ?a pa:predicate pa:proposes ; pa:evidence/pa:sentence ?sentence }",
    "titled": "SELECT ?title WHERE { ?p a pa:Paper ; pa:title ?title }",
    "robots": """SELECT ?title ?year ?robot ?kind ?confidence WHERE {
        ?a pa:predicate pa:usesRobot ; pa:subject ?p ; pa:object ?r ; pa:confidence ?confidence .
        ?p pa:title ?title ; pa:year ?year . ?r pa:name ?robot ; pa:broader/pa:name ?kind } ORDER BY ?title""",
    "extensions": """SELECT ?method ?other (STRAFTER(STR(?p), "/id/") AS ?paper) WHERE {
        ?a pa:predicate pa:extends ; pa:subject/pa:name ?method ; pa:object/pa:name ?other ; pa:paper ?p }""",
    "simulators": "SELECT ?name WHERE { ?s a pa:Simulator ; pa:name ?name }",
    "write": "INSERT DATA { id:new a pa:Task }",
    "removal": "DELETE WHERE { ?s ?p ?o }",
    "mistake": "SELECT ?p WHERE { ?p a",
}
TEXTS = {"cypher": CYPHER, "sparql": SPARQL}

HOSTILE = (
    "a 'single', a \"double\", a `backtick`",
    "back\\slash, \\u0041, \\",
    "two\nlines\tand a tab",
    "x'}) MATCH (n) DETACH DELETE n //",
    'x" . } ; DELETE WHERE { ?s ?p ?o } #',
    "$title {title} %s {{0}} ${title}",
    "λ-policy, 机器人, 🤖, é, \u202eleft",
    "<b>bold</b> &amp; </script>",
    "null",
)


@pytest.fixture(params=ON_SERVER)
def store(request):
    """Each store, empty or filled by another test."""
    with STORES[request.param](request) as opened:
        yield opened


@pytest.fixture(params=OF_CYPHER)
def cypher_store(request):
    """Each store that answers Cypher."""
    with STORES[request.param](request) as opened:
        yield opened


def ask(store, question, parameters=None):
    return store.query(TEXTS[store.language][question], parameters)


def rows(store, question, parameters=None):
    return sorted(ask(store, question, parameters).rows, key=repr)


def all_of(store):
    """Everything that a store holds, in an order of its own."""
    return [sorted(map(_canonical, ask(store, question).rows)) for question in ("nodes", "edges")]


def _canonical(row):
    return repr([sorted(value.items()) if isinstance(value, dict) else value for value in row])


def hostile_graph():
    """A graph whose keys, titles, names, and ids of records are all hostile."""
    keys = {text: text.replace("%", "%25") for text in HOSTILE}  # as identifiers stand in keys
    papers = [PaperNode(f"paper/{key}", Paper(text, text, id=text), ()) for text, key in keys.items()]
    concepts = [Concept(f"method/{key}", "Method", text, (text,)) for text, key in keys.items()]
    persons = [Person(f"author/{key}", text) for text, key in keys.items()]
    edges = [
        Assertion(f"paper/{key}", "proposes", f"method/{key}", f"paper/{key}", 0.9,
                  (Evidence("abstract", text, "1", (0, 1), sentence=(0, len(text)), record=text),))
        for text, key in keys.items()
    ]  # fmt: skip
    return Graph(tuple(papers), tuple(concepts), tuple(persons), assertions=tuple(edges))


def test_rows_have_the_values_of_the_graph(store, graph):
    store.load(graph)
    answer = ask(store, "robots")
    assert answer.columns == ("title", "year", "robot", "kind", "confidence")
    assert answer.rows == (
        ("Walking far", 2023, "Unitree A1", "quadruped", 0.9),
        ("Walking farther", 2024, "Go1", "quadruped", 0.9),
    )


def test_one_relation_that_two_papers_assert_is_two_edges(store, graph):
    store.load(graph)
    assert rows(store, "extensions") == [("Trot", "PPO", "paper/one"), ("Trot", "PPO", "paper/two")]


def test_loading_twice_changes_nothing(store, graph):
    store.load(graph)
    once = all_of(store)
    assert all(once)
    store.load(graph)
    assert all_of(store) == once


def test_a_store_holds_the_last_graph_only(store, graph):
    store.load(Graph(concepts=graph.concepts))
    alone = all_of(store)
    store.load(graph)
    assert all_of(store) != alone
    store.load(Graph(concepts=graph.concepts))
    assert all_of(store) == alone


def test_an_empty_graph_has_no_rows(store, graph):
    store.load(graph)
    store.load(Graph())
    assert all_of(store) == [[], []]
    assert rows(store, "robots") == []


def test_a_label_without_nodes_has_no_rows(store, graph):
    store.load(graph)
    answer = ask(store, "simulators")
    assert (answer.columns, answer.rows) == (("name",), ())


def test_a_parameter_is_a_value(store, graph):
    store.load(graph)
    assert rows(store, "titled", {"title": "Walking far"}) == [("Walking far",)]
    assert rows(store, "titled", {"title": "Walking far' OR true //"}) == []


def test_a_query_can_be_asked_again_after_closing(store, graph):
    store.load(graph)
    store.close()
    store.close()
    assert len(rows(store, "titles")) == 2


@pytest.mark.parametrize("question", ["write", "removal"])
def test_a_write_is_refused_and_changes_nothing(store, graph, question):
    store.load(graph)
    before = all_of(store)
    with pytest.raises(QueryError):
        ask(store, question)
    assert all_of(store) == before


def test_a_mistake_is_an_error_of_one_line(store, graph):
    store.load(graph)
    with pytest.raises(QueryError) as caught:
        ask(store, "mistake")
    assert len(str(caught.value).splitlines()) == 1


def difference(store, graph):
    """The first difference between a store and a graph."""
    if store.language == "cypher":
        return first_difference(lambda: graph_facts(graph), store.facts)
    return first_difference(lambda: triple_facts(graph_triples(graph)), store.facts)


def test_a_store_holds_all_of_a_graph_and_nothing_else(store, graph):
    for held in (graph, hostile_graph(), Graph()):
        store.load(held)
        assert difference(store, held) is None
    assert difference(store, graph) is not None


def without_paper(graph, key):
    """The graph without a paper and all that it says."""
    rest = tuple(a for a in graph.assertions if key not in (a.subject, a.object, a.paper))
    ends = {end for a in rest for end in (a.subject, a.object)}
    return Graph(
        tuple(node for node in graph.papers if node.key != key),
        tuple(concept for concept in graph.concepts if concept.key in ends),
        tuple(person for person in graph.persons if person.key in ends),
        graph.venues,
        tuple(result for result in graph.results if result.paper != key),
        rest,
    )


@pytest.mark.parametrize("key", ["paper/one", "paper/two"])
def test_a_paper_comes_and_goes(store, graph, key):
    less = without_paper(graph, key)
    store.load(less)
    for before, after in ((less, graph), (graph, less)):
        store.update(change_between(before, after))
        assert difference(store, after) is None


@pytest.mark.parametrize("name", [param for param in ON_SERVER if param.values[0] not in ("cypher", "sparql")])
def test_a_server_may_be_sent_a_change_twice(request, graph, name):
    less = without_paper(graph, "paper/one")
    with STORES[name](request) as store:
        store.load(less)
        for before, after in ((less, graph), (less, graph), (graph, less), (graph, less)):
            store.update(change_between(before, after))
            assert difference(store, after) is None


def test_a_change_reaches_every_part(store, graph):
    changed = Graph(
        graph.papers,
        tuple(replace(c, type="Metric", definition=None) if c.key.startswith("task/") else c for c in graph.concepts),
        (Person("author/ann-b", "Ann Bee"),),
        (),
        tuple(replace(result, value="5.0", unit=None) for result in graph.results),
        tuple(replace(a, confidence=0.5) for a in graph.assertions if a.predicate != "addresses"),
    )
    store.load(graph)
    store.update(change_between(graph, changed))
    assert difference(store, changed) is None


def test_rows_beyond_a_limit_are_cut_off(store, graph):
    store.load(graph)
    for rows_, complete in ((1, False), (2, True)):
        answer = store.query(TEXTS[store.language]["titles"], limits=Limits(rows=rows_, seconds=60))
        assert (len(answer.rows), answer.complete) == (rows_, complete)


LONG = {
    "cypher": "UNWIND range(1, 4000) AS a UNWIND range(1, 4000) AS b UNWIND range(1, 4000) AS c "
    "WITH a, b, c WHERE (a * b + c) % 7 = 1 RETURN count(*)",
    "sparql": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i), STR(?l))) = 1) }",
}


def test_a_query_whose_time_is_up_is_an_error(store, graph):
    store.load(graph)
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
        store.query(LONG[store.language], limits=Limits(seconds=0.5))


def test_hostile_text_is_kept_as_it_is(store):
    store.load(hostile_graph())
    kept = sorted(((text,) for text in HOSTILE), key=repr)
    assert [rows(store, question) for question in ("titles", "names", "authors", "sentences")] == [kept] * 4


def test_hostile_text_is_found_by_parameter(store):
    store.load(hostile_graph())
    assert [rows(store, "titled", {"title": text}) for text in HOSTILE] == [[(text,)] for text in HOSTILE]


def test_a_node_is_a_mapping_with_its_label(cypher_store, graph):
    cypher_store.load(graph)
    (row,) = cypher_store.query("MATCH (m:Method) WHERE m.id = 'method/ppo' RETURN m").rows
    assert row[0] == {
        "label": "Method", "id": "method/ppo", "name": "PPO", "aliases": ["proximal policy optimization", "PPO2"],
        "otherTypes": [], "ambiguous": False, "curated": True,
    }  # fmt: skip


def test_an_edge_is_a_mapping_with_its_evidence_as_lists(cypher_store, graph):
    cypher_store.load(graph)
    (row,) = cypher_store.query("MATCH ()-[e:EXTENDS]->() WHERE e.paper = 'paper/two' RETURN e").rows
    assert row[0] == {
        "label": "EXTENDS", "paper": "paper/two", "confidence": 0.9, "origin": "text",
        "ev_field": ["abstract", "abstract"], "ev_start": [11, 28], "ev_end": [15, 31], "ev_subject_start": [-1, 17],
        "ev_subject_end": [-1, 19], "ev_sentence_start": [0, 17], "ev_sentence_end": [16, 32],
        "ev_by": ["rules", "rules"], "ev_version": ["1", "1"], "sentences": ["We propose Pace.", "Trot extends PP"],
    }  # fmt: skip


def test_an_edge_without_a_paper_has_none(cypher_store, graph):
    cypher_store.load(graph)
    text = "MATCH (r:Robot)-[b:BROADER]->(:Robot) WHERE b.paper IS NULL RETURN r.name AS name, b.origin ORDER BY name"
    assert cypher_store.query(text).rows == (("Go1", "vocabulary"), ("Unitree A1", "vocabulary"))
    (row,) = cypher_store.query("MATCH ()-[s:SAME_NAME]->() RETURN s").rows
    assert "paper" not in row[0]


def test_a_parameter_of_no_type_is_an_error(cypher_store, graph):
    cypher_store.load(graph)
    for value in (object(), 2**70, "\ud800"):
        with pytest.raises(QueryError):
            ask(cypher_store, "titled", {"title": value})


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_both_cypher_stores_hold_the_same(request, graph):
    held = []
    for name in ("cypher", "neo4j"):
        with STORES[name](request) as store:
            store.load(graph)
            held.append(all_of(store))
    assert held[0] == held[1]


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_named_questions_have_the_same_answer_everywhere(request, graph):
    answers = {}
    for name, opened in STORES.items():
        with opened(request) as store:
            store.load(graph)
            answers[name] = {q.name: q.ask(store, _values(q, graph)) for q in _questions()}
    assert any(answer.rows for answer in answers["cypher"].values())
    assert answers == dict.fromkeys(STORES, answers["cypher"])


def _questions():
    return load_questions().values()


def _values(question, graph):
    """For each parameter a concept of its type that several others stand below or that papers compare with."""
    names = {"Method": "Trot", "Robot": "quadruped", "Year": 2023}
    first = {concept.type: concept.name for concept in reversed(graph.concepts)}
    return {name: names.get(kind, first.get(kind, "")) for name, kind in question.parameters.items()}

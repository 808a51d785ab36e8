"""What the Neo4j store does beyond the contract."""

from dataclasses import replace

import pytest

from paperatlas.errors import QueryError, StoreError
from paperatlas.model import Assertion, Graph
from paperatlas.stores.neo4j import Neo4jStore

on_server = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def store(neo4j_server):
    """The store, empty."""
    with Neo4jStore(**neo4j_server) as opened:
        opened.load(Graph())
        yield opened


@pytest.fixture
def run(neo4j_server):
    """Runs a statement as someone else would, who may write."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(neo4j_server["uri"], auth=("neo4j", neo4j_server["password"])) as driver:
        yield lambda text: driver.execute_query(text).records
        driver.execute_query("MATCH (n) WHERE NOT n:Paperatlas DETACH DELETE n")


def inner(store):
    """Nodes and relationships with their inner identifiers, so that one that was made anew shows."""
    nodes = store.query("MATCH (n) RETURN elementId(n), labels(n), properties(n)").rows
    edges = store.query("MATCH (a)-[r]->(b) RETURN elementId(r), a.id, b.id, type(r), properties(r)").rows
    return sorted(map(_text, nodes)), sorted(map(_text, edges))


def schema(run):
    """Constraints, indexes and users. What the server counts for an index, such as its last read, is left out."""
    indexes = "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint"
    return [repr(run(show)) for show in ("SHOW CONSTRAINTS", indexes, "SHOW USERS")]


def _text(row):
    return repr([sorted(v.items()) if isinstance(v, dict) else sorted(v) if isinstance(v, list) else v for v in row])


def count(store, pattern):
    return store.query(f"MATCH {pattern} RETURN count(*)").rows[0][0]


class TestLoad:
    pytestmark = on_server

    def test_labels(self, store, graph):
        store.load(graph)
        kinds = store.query("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label").rows
        assert dict(kinds) == {
            "Author": 1, "Benchmark": 1, "Concept": 8, "Method": 3, "Paper": 2, "Paperatlas": 15 - 2, "Result": 1,
            "Robot": 3, "Task": 1, "Venue": 1,
        }  # fmt: skip

    def test_every_label_has_a_constraint(self, store, graph):
        store.load(graph)
        constraints = store.query("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties").rows
        assert {kind for kind, _, _ in constraints} == {"UNIQUENESS"}
        labels = {label for _, (label,), properties in constraints if properties == ["id"]}
        assert {"Paperatlas", "Concept", "Paper", "Author", "Venue", "Result", "Robot", "Method", "Task"} <= labels

    def test_nothing_is_made_anew_by_loading_again(self, store, graph):
        store.load(graph)
        before = inner(store)
        store.load(graph)
        assert inner(store) == before

    @pytest.mark.parametrize("batch", [1, 2])
    def test_the_size_of_a_batch_changes_nothing(self, store, graph, neo4j_server, batch):
        store.load(graph)
        before = inner(store)
        with Neo4jStore(**neo4j_server, batch=batch) as small:
            small.load(graph)
        assert inner(store) == before
        store.load(Graph())
        with Neo4jStore(**neo4j_server, batch=batch) as small:
            small.load(graph)
        assert (count(store, "(n)"), count(store, "()-[r]->()")) == (13, len(graph.assertions))

    def test_progress_adds_up(self, store, graph):
        told = []
        store.load(graph, lambda step, done: told.append((step, done)))
        assert dict(told) == {"nodes": 13, "relationships": len(graph.assertions)}
        told.clear()
        store.load(Graph(), lambda step, done: told.append((step, done)))
        assert dict(told) == {"removed relationships": len(graph.assertions), "removed nodes": 13}

    def test_a_node_of_another_type_is_relabelled(self, store, graph):
        store.load(graph)
        concepts = tuple(replace(c, type="Metric") if c.key == "task/walking" else c for c in graph.concepts)
        edges = tuple(a for a in graph.assertions if a.predicate != "addresses")
        store.load(replace(graph, concepts=concepts, assertions=edges))
        assert store.query(
            "MATCH (n {id: 'task/walking'}) RETURN n.name, 'Metric' IN labels(n), size(labels(n))"
        ).rows == (("walking", True, 3),)
        assert count(store, "(:Task)") == 0
        assert count(store, "()-[:ADDRESSES]->()") == 0

    def test_what_the_graph_no_longer_says_goes(self, store, graph):
        store.load(graph)
        concepts = tuple(replace(c, definition=None) for c in graph.concepts if c.key != "robot/go1")
        edges = tuple(
            a for a in graph.assertions
            if "robot/go1" not in (a.subject, a.object) and (a.predicate, a.paper) != ("extends", "paper/one")
        )  # fmt: skip
        store.load(replace(graph, concepts=concepts, assertions=edges))
        assert count(store, "(n {id: 'robot/go1'})") == 0
        assert count(store, "(n WHERE n.definition IS NOT NULL)") == 0
        assert store.query("MATCH ()-[e:EXTENDS]->() RETURN e.paper").rows == (("paper/two",),)
        assert count(store, "()-[r]->()") == len(edges)

    def test_an_edge_gets_its_new_evidence(self, store, graph):
        store.load(graph)
        store.load(replace(graph, assertions=tuple(replace(a, confidence=0.5, evidence=()) for a in graph.assertions)))
        assert store.query("MATCH ()-[r]->() RETURN DISTINCT r.confidence, r.ev_field").rows == ((0.5, []),)

    def test_an_edge_with_and_one_without_a_paper_stay_two(self, store, graph):
        ends = ("robot/go1", "broader", "robot/quadruped")
        edges = (Assertion(*ends, None, 1.0, origin="vocabulary"), Assertion(*ends, "paper/one", 0.7))
        for order in (edges, edges[::-1], edges):
            store.load(replace(graph, assertions=order))
        found = store.query("MATCH ()-[b:BROADER]->() RETURN b.paper, b.confidence ORDER BY b.confidence").rows
        assert found == (("paper/one", 0.7), (None, 1.0))

    def test_copies_of_an_edge_go(self, store, graph, run):
        store.load(graph)
        run("MATCH (a)-[r:EXTENDS|BROADER]->(b) CREATE (a)-[c:EXTENDS]->(b) SET c = r")
        store.load(graph)
        assert count(store, "()-[r]->()") == len(graph.assertions)

    def test_a_load_that_broke_off_is_mended_by_the_next(self, store, graph, neo4j_server):
        class BrokenOffError(Exception):
            pass

        def break_off(step, done):
            if (step, done) == ("relationships", 5):
                raise BrokenOffError

        with Neo4jStore(**neo4j_server, batch=1) as small, pytest.raises(BrokenOffError):
            small.load(graph, break_off)
        assert count(store, "()-[r]->()") == 5
        store.load(graph)
        assert (count(store, "(n)"), count(store, "()-[r]->()")) == (13, len(graph.assertions))


class TestOthersNodes:
    pytestmark = on_server

    def test_they_stay(self, store, graph, run):
        run("CREATE (:Paper {id: 'theirs', title: 'a'})-[:CITES {note: 'x'}]->(:Paper {id: 'too'}), (:Person), ()")
        theirs = "MATCH (n) WHERE NOT n:Paperatlas RETURN elementId(n), labels(n), properties(n), COUNT {(n)--()}"
        before = store.query(theirs).rows
        store.load(graph)
        run("MATCH (p:Paper {id: 'theirs'}), (o:Paper {id: 'paper/one'}) CREATE (p)-[:CITES]->(o)")
        store.load(graph)
        assert count(store, "(:Paper {id: 'theirs'})-[:CITES]->(:Paper {id: 'paper/one'})") == 1
        store.load(Graph())
        assert store.query(theirs).rows == before

    def test_a_relationship_of_another_type_stays(self, store, graph, run):
        store.load(graph)
        run("MATCH (p:Paper {id: 'paper/one'}), (o:Paper {id: 'paper/two'}) CREATE (p)-[:READ_BEFORE]->(o)")
        store.load(graph)
        assert count(store, "()-[:READ_BEFORE]->()") == 1

    def test_one_that_holds_an_id_of_ours_is_an_error_of_one_line(self, store, graph, run):
        run("CREATE (:Paper {id: 'paper/one', title: 'theirs'})")
        with pytest.raises(StoreError) as caught:
            store.load(graph)
        assert len(str(caught.value).splitlines()) == 1
        assert count(store, "(:Paper {title: 'theirs'})") == 1


class TestQuery:
    pytestmark = on_server

    @pytest.mark.parametrize(
        "text",
        [
            "MERGE (n:Task {id: 'x'})",
            "MATCH (n) SET n.name = 'x'",
            "MATCH (n) REMOVE n:Concept",
            "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
            "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
            "CREATE INDEX FOR (n:Paper) ON (n.year)",
            "DROP CONSTRAINT paperatlas_concept_id",
            "CALL db.createLabel('New')",
            "CREATE USER eve SET PASSWORD 'long enough'",
            "ALTER USER neo4j SET PASSWORD 'long enough'",
            "DROP USER neo4j",
        ],
    )
    def test_whatever_writes_is_refused(self, store, graph, run, text):
        store.load(graph)
        before = inner(store), schema(run)
        with pytest.raises(QueryError, match="Cypher: "):
            store.query(text)
        assert (inner(store), schema(run)) == before

    @pytest.mark.parametrize("text", ["", "RETURN 1/0", "CALL no.such()", "MATCH (n) RETURN m", "RETURN $missing"])
    def test_a_wrong_query_is_an_error_of_one_line(self, store, text):
        with pytest.raises(QueryError) as caught:
            store.query(text)
        assert len(str(caught.value).splitlines()) == 1

    def test_values_are_plain(self, store):
        text = "RETURN 1, 1.5, true, null, 'a', [1, [null]], {a: [date('2024-01-02')]}, duration('P1D')"
        assert store.query(text).rows == ((1, 1.5, True, None, "a", [1, [None]], {"a": ["2024-01-02"]}, "P1D"),)

    def test_a_path_is_its_nodes_and_relationships(self, store, graph):
        store.load(graph)
        (row,) = store.query("MATCH p = (:Robot {id: 'robot/go1'})-[:BROADER]->() RETURN p").rows
        assert [node["id"] for node in row[0]["nodes"]] == ["robot/go1", "robot/quadruped"]
        assert [edge["label"] for edge in row[0]["relationships"]] == ["BROADER"]

    def test_an_unknown_label_says_nothing_on_the_way(self, store, caplog):
        assert store.query("MATCH (n:NoSuch)-[:NEITHER]->(m) RETURN m.nothing").rows == ()
        assert caplog.records == []


class TestConnection:
    @pytest.mark.neo4j
    @pytest.mark.xdist_group("neo4j")
    def test_a_wrong_password_is_not_shown(self, neo4j_server):
        with Neo4jStore(neo4j_server["uri"], password="wrong-secret") as store, pytest.raises(StoreError) as caught:
            store.query("RETURN 1")
        assert str(caught.value) == f"{neo4j_server['uri']}: Neo4j refuses user 'neo4j': check name and password"

    @pytest.mark.neo4j
    @pytest.mark.xdist_group("neo4j")
    @pytest.mark.parametrize("call", [lambda store: store.query("RETURN 1"), lambda store: store.load(Graph())])
    def test_a_database_that_is_not_there(self, neo4j_server, call):
        with (
            Neo4jStore(**neo4j_server, database="nowhere") as store,
            pytest.raises(StoreError, match="nowhere") as caught,
        ):
            call(store)
        assert not isinstance(caught.value, QueryError)

    @pytest.mark.neo4j
    @pytest.mark.xdist_group("neo4j")
    def test_the_scheme_with_routing(self, neo4j_server):
        uri = neo4j_server["uri"].replace("bolt://", "neo4j://")
        with Neo4jStore(uri, password=neo4j_server["password"], database="neo4j") as store:
            assert store.query("RETURN 1 AS one").rows == ((1,),)

    @pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "bolt+s://127.0.0.1:1"])
    def test_no_server(self, uri):
        with Neo4jStore(uri, password="secret") as store, pytest.raises(StoreError) as caught:
            store.load(Graph())
        assert str(caught.value) == f"{uri}: no Neo4j server answers; start it or correct the address"

    @pytest.mark.parametrize(
        "uri",
        [
            "",
            "localhost:7687",
            "http://127.0.0.1:1",
            "bolt://a:secret@127.0.0.1:1",
            "bolt://127.0.0.1:x",
            "bolt://[::1",
        ],
    )
    def test_no_address(self, uri):
        with (
            Neo4jStore(uri, password="secret") as store,
            pytest.raises(StoreError, match="no address of Neo4j") as caught,
        ):
            store.query("RETURN 1")
        assert "secret" not in str(caught.value)

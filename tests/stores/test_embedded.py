"""What the embedded stores do beyond the contract."""

import pytest

from paperatlas.errors import StoreError
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.sparql import SparqlStore


@pytest.mark.parametrize("kind", [CypherStore, SparqlStore])
def test_a_store_that_was_never_filled_is_an_error_of_one_line(kind, tmp_path):
    with kind(tmp_path / "nowhere") as store, pytest.raises(StoreError) as caught:
        store.query("MATCH (n) RETURN n" if store.language == "cypher" else "ASK { ?s ?p ?o }")
    assert str(tmp_path / "nowhere") in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("kind", [CypherStore, SparqlStore])
def test_a_folder_that_cannot_be_made_is_an_error(kind, tmp_path, graph):
    (tmp_path / "file").write_text("not a folder")
    with kind(tmp_path / "file" / "below") as store, pytest.raises(StoreError):
        store.load(graph)


@pytest.mark.parametrize("kind", [CypherStore, SparqlStore])
def test_two_readers_at_once(kind, tmp_path, graph):
    with kind(tmp_path / "store") as first:
        first.load(graph)
        text = {"cypher": "MATCH (p:Paper) RETURN count(p)", "sparql": "SELECT (COUNT(?p) AS ?n) { ?p a pa:Paper }"}
        with kind(tmp_path / "store") as second:
            assert first.query(text[first.language]).rows == second.query(text[first.language]).rows == ((2,),)


def test_every_form_of_a_sparql_answer(tmp_path, graph):
    with SparqlStore(tmp_path / "store") as store:
        store.load(graph)
        assert store.query("ASK { ?s pa:usesRobot id:robot/go1 }".replace("id:robot/go1", "?r")).rows == ((True,),)
        made = store.query("CONSTRUCT { ?r pa:name ?n } WHERE { ?r a pa:Task ; pa:name ?n }")
        assert made.columns == ("subject", "predicate", "object")
        assert [row[2] for row in made.rows] == ["walking"]
        optional = store.query("SELECT ?n ?d WHERE { ?t a pa:Task ; pa:name ?n OPTIONAL { ?t skos:definition ?d } }")
        assert optional.rows == (("walking", None),)


@pytest.mark.parametrize(("literal", "value"), [("7", 7), ("0.5", 0.5), ("1e0", 1.0), ("true", True), ("'a'", "a")])
def test_a_literal_is_a_value_of_its_type(tmp_path, graph, literal, value):
    with SparqlStore(tmp_path / "store") as store:
        store.load(graph)
        (row,) = store.query(f"SELECT ?v WHERE {{ BIND({literal} AS ?v) }}").rows
    assert row == (value,)
    assert type(row[0]) is type(value)

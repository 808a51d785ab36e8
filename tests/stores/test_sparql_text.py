"""Values in SPARQL texts: they hold in every group that names their variables."""

import pyoxigraph as rdf
import pytest

from paperatlas.stores.sparql_text import with_values

DATA = """
<a:p1> <a:on> <a:r1> ; <a:of> "walking" .
<a:p2> <a:on> <a:r2> ; <a:of> "walking" .
<a:r1> <a:name> "A1" .
<a:r2> <a:name> "Spot" .
"""
MINUS = 'SELECT ?p { ?p <a:of> ?t MINUS { BIND(COALESCE(?name, "") AS ?n) ?r <a:name> ?n . ?p <a:on> ?r } }'
INNER = "SELECT ?p { { SELECT ?p { ?p <a:on> ?r . ?r <a:name> ?n FILTER(?n = ?name) } } }"


@pytest.mark.parametrize(("text", "found"), [(MINUS, "a:p2"), (INNER, "a:p1")])
def test_a_value_holds_in_groups_that_see_nothing_of_the_outermost(text, found):
    store = rdf.Store()
    store.load(DATA, format=rdf.RdfFormat.TURTLE)

    assert [row["p"].value for row in store.query(with_values(text, {"name": "A1"}))] == [found]


def test_a_brace_in_a_text_or_comment_is_none():
    text = 'SELECT ?t # MINUS {\n{ ?p <a:of> ?t FILTER(?t != "MINUS {") }'
    assert with_values(text, {"t": "x"}).count("VALUES") == 1

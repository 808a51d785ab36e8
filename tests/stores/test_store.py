"""Telling the language of a query."""

import pytest

from paperatlas.errors import QueryError
from paperatlas.stores import language_of


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n",
        "  optional match (n) return n",
        "// SELECT\nMATCH (n) RETURN n",
        "/* ASK */ UNWIND [1] AS x RETURN x",
    ],
)
def test_cypher(text):
    assert language_of(text) == "cypher"


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ?o }", "# MATCH\nask { }", "prefix a: <http://b#> SELECT * { }"])
def test_sparql(text):
    assert language_of(text) == "sparql"


@pytest.mark.parametrize("text", ["", "CREATE (n)", "INSERT DATA { }", "DROP ALL", "12", "matchless (n)"])
def test_neither(text):
    with pytest.raises(QueryError):
        language_of(text)

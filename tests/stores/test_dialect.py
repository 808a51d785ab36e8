"""What LadybugDB lacks is named in one line, and what the line says to write instead runs."""

import pytest

from paperatlas.errors import QueryError
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.dialect import lacking

PAPERS = "MATCH (p:Paper) RETURN "
LACKING = {
    "type()": "MATCH (p:Paper)-[r:PROPOSES]->(m:Method) RETURN type(r)",
    "shortestPath()": "MATCH q = shortestPath((a:Method)-[*..4]-(b:Method)) RETURN length(q)",
    "allShortestPaths()": "MATCH q = allShortestPaths((a:Method)-[*..4]-(b:Method)) RETURN length(q)",
    "SHORTEST before a pattern": "MATCH q = SHORTEST 1 (a:Robot)-[:BROADER]->+(b:Robot) RETURN count(*)",
    "-[...]->{1,3}": "MATCH (a:Robot)-[:BROADER]->{0,3}(b:Robot) RETURN count(*)",
    "SET n += {...}": "MATCH (p:Paper) SET p += {title: 'x'}",
    "CALL {...}": "MATCH (p:Paper) CALL { WITH p MATCH (p)-[:USES]->(m:Method) RETURN count(m) AS n } RETURN n",
    "CALL db... and apoc procedures": "CALL db.labels() YIELD label RETURN label",
    "apoc functions": PAPERS + "apoc.text.join(p.authors, ',')",
    "FOREACH": "MATCH (p:Paper) FOREACH (x IN [1] | SET p.year = 1)",
    "a list comprehension": PAPERS + "[x IN p.authors WHERE x <> '']",
    "a pattern comprehension": PAPERS + "[(p)-[:USES]->(m:Method) | m.name]",
    "EXISTS {...} or COUNT {...} without MATCH": "MATCH (p:Paper) WHERE EXISTS { (p)-[:USES]->() } RETURN p.title",
    "exists((a)-->(b))": "MATCH (p:Paper) WHERE exists((p)-[:USES]->(:Method)) RETURN p.title",
    "a map projection p{.title}": PAPERS + "p{.title}",
    "WHERE n:Label": "MATCH (p) WHERE p:Paper RETURN p.title",
    "WHERE inside a pattern": "MATCH (p:Paper WHERE p.year > 2000) RETURN p.title",
    "a label expression with & or !": "MATCH (p:Paper&!Method) RETURN p.title",
    "the label Concept": "MATCH (c:Concept) RETURN c.name",
    "USING INDEX": "MATCH (p:Paper) USING INDEX p:Paper(id) RETURN p",
    "OFFSET": PAPERS + "p.title OFFSET 1 LIMIT 1",
    "NULLS FIRST or LAST": PAPERS + "p.title ORDER BY p.year NULLS LAST",
    "list[0]": PAPERS + "p.authors[0]",
    "IS :: TYPE": "MATCH (p:Paper) WHERE p.year IS :: INTEGER RETURN p.title",
    "elementId()": PAPERS + "elementId(p)",
    "startNode()": "MATCH (p:Paper)-[r]->(m) RETURN startNode(r)",
    "endNode()": "MATCH (p:Paper)-[r]->(m) RETURN endNode(r)",
    "head()": PAPERS + "head(p.authors)",
    "last()": PAPERS + "last(p.authors)",
    "tail()": PAPERS + "tail(p.authors)",
    "reduce()": PAPERS + "reduce(s = 0, x IN [1, 2] | s + x)",
    "toString()": PAPERS + "toString(p.year)",
    "toInteger()": PAPERS + "toInteger('3')",
    "toFloat()": PAPERS + "toFloat('3')",
    "toBoolean()": PAPERS + "toBoolean('true')",
    "split()": PAPERS + "split(p.title, ' ')",
    "isEmpty()": PAPERS + "isEmpty(p.title)",
    "char_length()": PAPERS + "char_length(p.title)",
    "datetime()": PAPERS + "datetime()",
    "date()": PAPERS + "date()",
    "timestamp()": PAPERS + "timestamp()",
}
INSTEAD = (
    "MATCH (p:Paper)-[r:PROPOSES]->(m:Method) RETURN label(r)",
    "MATCH p = (a:Method)-[:EXTENDS* SHORTEST 1..6]-(b:Method) RETURN length(p)",
    "MATCH p = (a:Method)-[:EXTENDS* ALL SHORTEST 1..6]-(b:Method) RETURN length(p)",
    "MATCH (a:Method)-[:EXTENDS*1..3]->(b:Method) RETURN count(*)",
    "MATCH (p:Paper) WHERE EXISTS { MATCH (p)-[:PROPOSES]->(:Method) } RETURN p.title",
    "MATCH (p:Paper) OPTIONAL MATCH (p)-[:PROPOSES]->(m:Method) RETURN p.title, collect(m.name)",
    "MATCH (p) WHERE label(p) = 'Paper' RETURN p.title",
    "MATCH (c:Method|Task|Robot|Benchmark|Dataset|Simulator|Metric) RETURN c.name",
    "CALL show_tables() RETURN *",
    PAPERS + "list_filter(p.authors, x -> x <> '')",
    PAPERS + "list_transform(p.authors, x -> upper(x))",
    PAPERS + "list_reduce([1, 2], (sum, x) -> sum + x)",
    PAPERS + "p.authors[1], p.authors[-1], p.authors[2:]",
    PAPERS + "CAST(p.year AS STRING), CAST('3' AS INT64), CAST('3' AS DOUBLE), CAST('true' AS BOOL)",
    PAPERS + "string_split(p.title, ' '), size(p.title), size(p.authors) = 0",
    PAPERS + "p.title SKIP 1",
    PAPERS + "p.title ORDER BY coalesce(p.year, 0)",
    PAPERS + "current_timestamp(), current_date()",
)


@pytest.fixture(scope="module")
def store(graph, tmp_path_factory):
    with CypherStore(tmp_path_factory.mktemp("dialect")) as opened:
        opened.load(graph)
        yield opened


@pytest.mark.parametrize("name", LACKING)
def test_what_is_lacking_is_named_with_what_to_write_instead(store, name):
    with pytest.raises(QueryError, match="the embedded store has no ") as caught:
        store.query(LACKING[name])
    line = str(caught.value)
    assert line.startswith(f"Cypher: the embedded store has no {name}; write instead: ")
    assert "\n" not in line


@pytest.mark.parametrize("text", INSTEAD)
def test_what_to_write_instead_runs(store, text):
    assert store.query(text).rows


def test_a_plain_mistake_is_told_as_ladybug_tells_it(store):
    with pytest.raises(QueryError, match="Cannot find property titel"):
        store.query("MATCH (p:Paper) WHERE p.title <> 'type(r)' RETURN p.titel // shortestPath((a))")


def test_named_questions_have_nothing_that_is_lacking():
    from paperatlas.queries import load_questions

    assert [q.name for q in load_questions().values() if lacking(q.cypher)] == []

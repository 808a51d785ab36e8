"""The named questions on the example papers: what Neo4j answers is what the embedded store answers, row by row."""

import pytest
from tests.queries.examples import example_atlas, values_for

from paperatlas.pipeline import load_graph, open_store
from paperatlas.queries import load_questions
from paperatlas.stores.neo4j import Neo4jStore


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_neo4j_answers_all_named_questions_as_the_embedded_store_does(neo4j_server, tmp_path_factory):
    atlas = example_atlas(tmp_path_factory.getbasetemp())
    with Neo4jStore(**neo4j_server) as server, open_store(atlas, "cypher") as embedded:
        server.load(load_graph(atlas))
        for question in load_questions().values():
            values = values_for(question)
            assert server.query(question.cypher, values) == embedded.query(question.cypher, values), question.name

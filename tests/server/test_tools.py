import json

import pytest

from paperatlas.errors import NotFoundError, QueryError, UsageError
from paperatlas.server import tools

pytestmark = pytest.mark.xdist_group("examples")


def test_search_finds_by_name_alias_and_part(atlas):
    names = [row["name"] for row in tools.search_concepts(atlas, 50, "diffusion policy")["rows"]]
    assert names[0] == "diffusion policy"
    assert "3D Diffusion Policy" in names
    (alias,) = tools.search_concepts(atlas, 50, "Conservative Q-Learning")["rows"]
    assert (alias["name"], alias["label"], alias["key"]) == ("CQL", "Method", "method/cql")
    assert alias["papers"] == 4
    assert all("CQL" in s["sentence"] or "Conservative" in s["sentence"] for s in alias["sentences"])


def test_search_says_the_nearest_names(atlas):
    with pytest.raises(NotFoundError, match=r"near it: .*OpenVLA"):
        tools.search_concepts(atlas, 50, "OpenVLAA")


def test_a_card_has_sentences(atlas):
    (card,) = tools.concept_card(atlas, 5, "CQL")["rows"]
    assert card["definition"]
    assert len(card["neighbours"]["rows"]) == 5
    assert card["neighbours"]["total"] > 5
    assert all(quote["sentence"] for quote in card["sentences"])


def test_a_connection_is_explained_with_its_sentence(atlas):
    rows = tools.explain_connection(atlas, 50, "RVT-2", "RVT")["rows"]
    assert [row for row in rows if row["type"] == "EXTENDS" and "RVT" in row["sentence"]]


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_named_question_is_answered(atlas, language):
    answer = tools.named_question(atlas, 2, "robots-of-task", {"task": "locomotion"}, language)
    assert answer["question"].startswith("Which robots were used for locomotion")
    assert len(answer["rows"]) == 2
    assert answer["note"] == f"the first 2 of {answer['total']} rows; ask more narrowly for others"
    assert all(row["sentence"] for row in answer["rows"])


def test_a_named_question_wants_its_parameters(atlas):
    with pytest.raises(UsageError, match=r"takes: task \(a Task\)"):
        tools.named_question(atlas, 2, "robots-of-task", {})


def test_a_question_in_plain_words_is_answered(atlas):
    answer = tools.ask(atlas, 100, "what beats PerAct?")
    assert (answer["name"], answer["parameters"]) == ("better-than-method", {"method": "PerAct"})
    assert "RVT" in {row["better"] for row in answer["rows"]}


def test_queries_are_answered_and_writing_is_refused(atlas):
    assert tools.cypher(atlas, 5, "MATCH (r:Robot) RETURN r.name AS name")["total"] > 5
    asked = "SELECT ?name WHERE { ?r a pa:Robot ; pa:name ?name }"
    assert tools.sparql(atlas, 5, asked, {"name": "Cassie"})["rows"] == [{"name": "Cassie"}]
    for tool, text in ((tools.cypher, "MATCH (p:Paper) DETACH DELETE p"), (tools.sparql, "DELETE WHERE { ?s ?p ?o }")):
        with pytest.raises(QueryError):
            tool(atlas, 5, text)


def test_the_table_has_its_sentences(atlas):
    answer = tools.table(atlas, 1000, columns="method, robot", where="task ~ locomotion")
    assert {row["column"] for row in answer["rows"]} == {"method", "robot"}
    assert all(row["sentence"] for row in answer["rows"])


def test_every_tool_is_described_and_gives_what_json_holds(atlas):
    assert all(tool.__doc__ for tool in tools.TOOLS.values())
    assert json.loads(json.dumps(tools.list_questions(atlas, 1)))["total"] == 33

"""All questions on the example papers: the same rows in both embedded stores, and answers to nearly all."""

import pytest
from tests.queries.examples import values_for

from paperatlas.queries import load_question, load_questions

pytestmark = pytest.mark.xdist_group("examples")


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_both_stores_give_the_same_rows_in_the_same_order(cypher, sparql, name):
    question = load_question(name)
    values = values_for(question)
    answer = question.ask(cypher, values)
    assert answer == question.ask(sparql, values)
    assert answer.columns[: len(question.parameters)] == tuple(question.parameters)
    assert len(set(answer.rows)) == len(answer.rows)
    assert None not in {value for row in answer.rows for value in row}


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_rows_stand_in_the_order_of_their_columns(cypher, name):
    question = load_question(name)
    answer = cypher.query(question.cypher, values_for(question))
    counted = "DESC" in question.cypher
    place = answer.columns.index("papers") if counted else 0
    assert list(answer.rows) == sorted(answer.rows, key=lambda row: (-row[place] if counted else 0, row))


def test_the_example_papers_answer_nearly_all(cypher):
    answered = [q.name for q in load_questions().values() if cypher.query(q.cypher, values_for(q)).rows]
    assert len(load_questions()) == 33
    assert len(answered) >= 30


def test_a_sentence_stands_in_the_paper_that_is_named(cypher):
    question = load_question("robots-of-task")
    for _, _, paper, sentence in cypher.query(question.cypher, {"task": "locomotion"}).rows:
        ((title, abstract),) = cypher.query(
            "MATCH (p:Paper) WHERE p.title = $title RETURN p.title, p.abstract", {"title": paper}
        ).rows
        assert sentence in f"{title}\n{abstract}"


def test_a_name_that_is_not_there_has_no_answer(cypher, sparql):
    for question in load_questions().values():
        values = {name: 1066 if kind == "Year" else "no such name" for name, kind in question.parameters.items()}
        if values and question.name != "papers-of-task-since":
            assert cypher.query(question.cypher, values).rows == ()
            assert sparql.query(question.sparql, values).rows == ()

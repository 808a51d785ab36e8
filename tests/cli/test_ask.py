import json

import pytest
from tests.queries.examples import example_atlas

pytestmark = pytest.mark.xdist_group("examples")


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    return example_atlas(tmp_path_factory.getbasetemp())


def test_the_answer_says_which_question_it_answers(run, examples):
    ended = run("ask", "which robots were used for locomotion", "--atlas", examples, "--format", "csv")
    assert ended.status == 0
    assert ended.out.startswith("task,used,paper,sentence\nlocomotion,")
    assert ended.err.startswith("Which robots were used for locomotion, or a task of that kind?")
    assert "MATCH (k:Task)" in ended.err
    assert "SELECT DISTINCT ?task" in ended.err
    assert 'paperatlas query --named robots-of-task -p task="locomotion"' in ended.err
    assert "or you meant: " in ended.err


def test_json_has_the_reading_and_the_rows(run, examples):
    answer = json.loads(run("ask", "what beats PerAct?", "--atlas", examples, "--format", "json").out)
    assert answer["question"] == "better-than-method"
    assert answer["values"] == {"method": "PerAct"}
    assert ("RVT", "PerAct") in {(row["better"], row["method"]) for row in answer["rows"]}
    assert len(answer["other_questions"]) == 3


def test_the_command_that_is_named_gives_the_same_answer(run, examples):
    asked = run("ask", "methods proposed in 2024", "--atlas", examples, "--format", "csv")
    named = run("query", "--atlas", examples, "--named", "new-methods-of-year", "-p", "year=2024", "--format", "csv")
    assert asked.out == named.out != ""


def test_other_values_are_shown(run, examples):
    ended = run("ask", "papers using reinforcment learning", "--atlas", examples)
    assert "method might also be: " in ended.err


def test_what_is_no_question_is_refused(fails, examples):
    assert fails("ask", "what is the weather like", "--atlas", examples).endswith("paperatlas questions")

import json

from paperatlas.queries import load_questions
from paperatlas.queries.listing import questions_page


def test_all_questions_are_listed(run):
    lines = run("questions").out.splitlines()
    assert len(lines) == len(load_questions())
    assert any(line.startswith("robots-of-task ") and line.endswith("of that kind?") for line in lines)


def test_one_question_is_shown_in_both_languages(run):
    out = run("questions", "papers-on-robot").out
    assert "MATCH (k:Robot)" in out
    assert "SELECT DISTINCT ?robot" in out


def test_forms(run):
    assert {q["name"] for q in json.loads(run("questions", "--format", "json").out)} == set(load_questions())
    assert run("questions", "--format", "markdown").out == questions_page()


def test_an_unknown_question_is_refused(fails):
    assert fails("questions", "why").startswith("no question is named 'why'")

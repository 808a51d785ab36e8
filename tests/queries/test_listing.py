from pathlib import Path

from paperatlas.queries import load_questions
from paperatlas.queries.listing import by_group, questions_page

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def test_the_page_in_docs_is_the_one_that_the_command_writes():
    assert PAGE.read_text("utf-8") == questions_page()


def test_every_question_is_listed_once():
    assert sorted(q.name for q in by_group()) == sorted(load_questions())
    assert all(f"### {name}\n" in questions_page() for name in load_questions())

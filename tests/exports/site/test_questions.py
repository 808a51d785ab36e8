import shlex

import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import robot_field, rows, site_of, words

from paperatlas.exports.site import questions
from paperatlas.exports.site.question_values import LikelyValues
from paperatlas.exports.site.questions import ADDRESS, question_pages
from paperatlas.queries import load_question, load_questions


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def pages(site):
    return {page.address: page for page in question_pages(site)}


def test_every_named_question_has_a_page_with_both_texts(pages):
    assert set(pages) == {ADDRESS, *(f"question/{name}.html" for name in load_questions())}
    for name, question in load_questions().items():
        text = words(str(pages[f"question/{name}.html"].body))
        assert " ".join(question.cypher.split()) in text
        assert " ".join(question.sparql.split()) in text


def test_an_answer_is_that_of_the_store_with_links(site, pages):
    page = pages["question/papers-on-robot.html"]
    answer = load_question("papers-on-robot").ask(site.store, {"robot": "go1"})

    assert page.title == "Which papers use go1, or a robot of that kind?"
    assert rows(str(page.body))[1:] == [list(row[1:]) for row in answer.rows]
    assert '<a class="node t-paper" href="../paper/pace.html">' in page.body
    assert '<a class="node t-robot" href="../robot/go1.html">' in page.body


def test_the_command_asks_the_same(pages):
    body = words(str(pages["question/papers-on-robot.html"].body))
    assert "paperatlas query --atlas my-atlas --named papers-on-robot -p robot=go1" in body


def test_a_command_survives_any_name(tmp_path):
    field = Field().paper("a", 2020, "usesRobot robot/it's-a-$(robot)")
    page = next(p for p in question_pages(site_of(field, tmp_path)) if p.address == "question/papers-on-robot.html")

    command = words(str(page.body)).partition("paperatlas query")[2].partition(" Cypher")[0]
    assert shlex.split(command)[-1] == "robot=it's a $(robot)"


def test_a_number_is_no_name(tmp_path):
    site = site_of(Field().paper("a", 2020, "usesRobot robot/spot", "uses method/1"), tmp_path)
    body = next(page.body for page in question_pages(site) if page.address == "question/robots-by-papers.html")

    assert rows(str(body))[1] == ["spot", "1", "usesRobot robot/spot here."]
    assert "method/1.html" not in body


def test_what_most_papers_speak_of_is_asked_first_and_what_has_an_answer_is_shown(site, pages):
    (first, *_) = LikelyValues(site).of(load_question("better-than-method"))

    assert first == {"method": "trot"}  # which nothing outperforms
    assert pages["question/better-than-method.html"].title == "Which methods are said to outperform crawl?"


def test_two_values_of_one_type_are_different(site):
    for values in LikelyValues(site).of(load_question("shared-benchmarks")):
        assert values["method"] != values["other"]


def test_long_answers_are_cut_and_say_so(site, monkeypatch):
    monkeypatch.setattr(questions, "MOST", 1)
    pages = {page.address: words(str(page.body)) for page in question_pages(site)}

    assert "The first 1 row" in pages["question/papers-on-robot.html"]
    assert "1 row or more" in pages[ADDRESS]


def test_an_atlas_with_nothing_to_ask_about_says_so(tmp_path):
    pages = {p.address: words(str(p.body)) for p in question_pages(site_of(Field().paper("a", 2020), tmp_path))}

    assert "Which papers use a robot, or a robot of that kind?" in pages["question/papers-on-robot.html"]
    assert "This atlas holds nothing that it could be asked about." in pages["question/papers-on-robot.html"]
    assert "The papers of this atlas do not answer it." in pages["question/robots-by-papers.html"]

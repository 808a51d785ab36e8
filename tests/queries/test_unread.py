"""What no named question reads is refused in one line that says which words and names the questions near it."""

import pytest
from tests.queries.examples import values_for

from paperatlas.errors import NotFoundError
from paperatlas.queries import load_questions, read_question
from paperatlas.queries.sense import Sense, meanings

pytestmark = pytest.mark.xdist_group("examples")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("which papers do not use a robot", "'not'"),
        ("which papers do not compare with PPO", "'not'"),
        ("which papers don't use PPO", "'don't'"),
        ("papers without PPO", "'without'"),
        ("who has never used PPO", "'never'"),
        ("which papers use PPO but not SAC", "'not' and 'SAC'"),
        ("methods not for locomotion tested on ANYmal", "'not'"),
        ("locomotion papers that only use robots", "'only'"),
        ("methods worse than PPO", "'worse'"),
        ("which methods does PPO outperform", "'PPO outperform'"),
        ("methods outperformed by PPO", "'outperformed by PPO'"),
        ("least used robots", "'least'"),
        ("what robots except Cassie were used for locomotion", "'except' and 'Cassie'"),
        ("which simulators were used for locomotion apart from MuJoCo", "'apart from' and 'MuJoCo'"),
        ("how many papers use PPO", "'how many'"),
        ("how many papers are there", "'how many'"),
        ("papers from 2024 on locomotion", "'from 2024'"),
        ("locomotion papers in 2024", "'in 2024'"),
        ("papers on locomotion before 2022", "'before 2022'"),
    ],
)
def test_words_that_turn_the_meaning_are_not_left_unread(cypher, text, unread):
    assert f"' reads {unread}; near it are: " in _refusal(cypher, text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("which labs work on locomotion", "labs"),
        ("who wrote about locomotion", "wrote"),
        ("most popular simulators", "simulators"),
    ],
)
def test_what_is_asked_for_must_be_what_is_answered(cypher, text, asked):
    assert f"' reads '{asked}'; near it are: " in _refusal(cypher, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("papers on locomotion since 2022 with Cassie", "Cassie"), ("what did Levine write in 2024", "2024")],
)
def test_no_name_is_left_unread(cypher, text, name):
    assert f"' reads '{name}'; near it are: " in _refusal(cypher, text)


def test_a_refusal_is_one_line_that_says_what_to_ask(cypher):
    said = _refusal(cypher, "which papers do not compare with PPO")
    assert "\n" not in said
    assert "Which papers compare with PPO, and what do they propose?" in said
    assert said.endswith("ask one of these, or see all with: paperatlas questions")


def _refusal(store, text):
    with pytest.raises(NotFoundError) as refused:
        read_question(store, text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("which papers use no robot for locomotion", "only-in-simulation"),
        ("locomotion papers which are simulation only", "only-in-simulation"),
        ("locomotion methods that weren't tested on ANYmal", "methods-never-on-robot"),
        ("locomotion papers from 2022 onwards", "papers-of-task-since"),
        ("how many papers are there for each robot", "robots-by-papers"),
        ("when was RVT proposed", "origin-of-method"),
        ("which papers written by Levine are there", "papers-of-author"),
        ("methods better than PPO", "better-than-method"),
        ("best methods on RLBench", "results-on-benchmark"),
        ("papers on locomotion", "papers-of-task"),
        ("who wrote RVT", "authors-of-method"),
        ("who are the authors of RVT", "authors-of-method"),
        ("which datasets are used for manipulation", "datasets-of-task"),
    ],
)
def test_what_a_question_reads_is_answered(cypher, text, name):
    assert read_question(cypher, text)[0].question.name == name


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_a_question_reads_its_own_phrasings(cypher, name):
    question = load_questions()[name]
    values = values_for(question)
    texts = [text.format(**values) for text in (question.words, *question.phrasings)]
    read = [read_question(cypher, text)[0] for text in texts]
    assert [(r.question.name, r.values) for r in read] == [(name, values)] * len(texts)


@pytest.mark.parametrize(
    ("text", "turned"),
    [("which papers on <Task> use no robot", "robot"), ("<Task> papers without <Robot>", "<robot>"), ("not yet", "")],
)
def test_what_is_turned_belongs_to_the_meaning(text, turned):
    assert [turn.turned for turn in Sense(text).turns] == [turned]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("which robot datasets are used for <Task>", "dataset"),
        ("which robots work on <Task>", "robot"),
        ("which <Task> papers use robots", "paper"),
        ("in which simulator is <Task> done", "simulator"),
        ("what kind of skills do robots learn", "task"),
        ("by whom was <Method> written", "person"),
        ("papers written by <Author>", "paper"),
    ],
)
def test_the_first_noun_phrase_says_what_is_asked_for(text, sort):
    assert Sense(text).asked.sort == sort


@pytest.mark.parametrize("text", ["", "what is <Method> used for", "who uses <Robot>", "where is <Task> evaluated"])
def test_not_every_text_has_a_noun_for_what_it_asks(text):
    assert Sense(text).asked is None


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_a_question_answers_sorts_that_can_be_asked_for(name):
    question = load_questions()[name]
    asked = {Sense(text).asked for text in (question.words, *question.phrasings)} - {None}
    assert question.answers
    assert {a.sort for a in asked} <= set(question.answers)
    assert meanings(name)

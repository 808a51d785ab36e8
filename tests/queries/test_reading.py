"""Questions in people's own words: the right question and the right values for nearly all of a hundred."""

import re

import pytest
from tests.queries.examples import phrasings

from paperatlas.errors import NotFoundError
from paperatlas.queries import load_question, load_questions, read_question
from paperatlas.queries.names import Names
from paperatlas.queries.phrasings import masked

pytestmark = pytest.mark.xdist_group("examples")


def _first(store, text):
    reading = read_question(store, text)[0]
    return reading.question.name, reading.values


def test_a_hundred_phrasings_are_read_right(cypher):
    read = [(asked, *_first(cypher, asked["text"])) for asked in phrasings()]
    right = [(asked["text"], values == asked["values"]) for asked, name, values in read if name == asked["question"]]
    assert len(read) == 100
    assert len(right) >= 85
    assert sum(fine for _, fine in right) >= 80


def test_no_phrasing_is_among_the_examples(cypher):
    texts = [masked(text, q.parameters) for q in load_questions().values() for text in (q.words, *q.phrasings)]
    examples = {_told(text) for text in texts}
    assert _told("Which robots were used for <Task>?") in examples
    assert [asked["text"] for asked in phrasings() if _told(_masked(cypher, asked)) in examples] == []


def _masked(store, asked):
    """A phrasing with the types of its values in place of the names that stand for them."""
    text, names = asked["text"], Names(store, asked["text"])
    kinds = load_question(asked["question"]).parameters
    found = [
        (name.start, name.end, kinds[parameter])
        for parameter, value in asked["values"].items()
        for name in names.of_type(kinds[parameter])
        if name.value == value
    ]
    for start, end, kind in sorted(found, reverse=True):
        text = f"{text[:start]}<{kind}>{text[end:]}"
    return text


def _told(text):
    """A text without what makes no difference: letter case and punctuation."""
    return " ".join(re.findall(r"<\w+>|\w+", text.lower()))


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("which robots were used for locomotion", "robots-of-task", {"task": "locomotion"}),
        ("Papers on the A1?", "papers-on-robot", {"robot": "Unitree A1"}),
        ("who compares with proximal policy optimization", "compared-with-method", {"method": "PPO"}),
        ("papers using reinforcment learning", "papers-using-method", {"method": "reinforcement learning"}),
        ("what is new this year", "new-methods-of-year", {"year": 2025}),
        ("papers by Levine", "papers-of-author", {"author": "Sergey Levine"}),
    ],
)
def test_names_are_found_by_alias_part_and_misspelling(cypher, text, name, values):
    assert _first(cypher, text) == (name, values)


def test_other_values_and_other_questions_are_kept(cypher):
    first, second, *_ = read_question(cypher, "papers using reinforcment learning")
    assert first.others["method"]
    assert second.nearness <= first.nearness
    assert second.question.name != first.question.name


@pytest.mark.parametrize("text", ["", "?", "what is the weather like in Paris", "zzz qqq"])
def test_what_asks_none_of_the_questions_is_refused(cypher, text):
    with pytest.raises(NotFoundError, match="comes near no named question"):
        read_question(cypher, text)

import pytest

from paperatlas.analyses.explanation import Statement, explain
from paperatlas.errors import NotFoundError

WALK, BEAT = "STRIDE: robots that walk", "It beats PPO on ANYmal."


def test_what_runs_between_two_concepts_and_what_the_paper_of_one_says_of_the_other(store):
    assert explain(store, "stride", "PPO") == [
        Statement("STRIDE", "OUTPERFORMS", "PPO", WALK, 0.7, "rule", BEAT),
        Statement(WALK, "COMPARES_WITH", "PPO", WALK, 0.8, "rule", BEAT),
        Statement(WALK, "MENTIONS", "PPO", WALK, 0.9, "test", ""),
    ]


def test_the_order_of_the_names_does_not_matter(store):
    assert explain(store, "PPO", "stride") == explain(store, "stride", "PPO")


def test_a_robot_of_the_paper_that_proposes_the_method(store):
    statements = explain(store, "STRIDE", "ANYmal")
    assert Statement(WALK, "USES_ROBOT", "ANYmal", WALK, 0.8, "rule", BEAT) in statements
    assert all(statement.paper == WALK for statement in statements)


def test_a_paper_and_a_concept(store):
    assert explain(store, "Climbing a wall", "CLIMB") == [
        Statement("Climbing a wall", "MENTIONS", "CLIMB", "Climbing a wall", 0.9, "test", ""),
        Statement("Climbing a wall", "PROPOSES", "CLIMB", "Climbing a wall", 0.6, "rule", "We co"),
    ]


def test_the_vocabulary_speaks_without_a_paper(store):
    assert explain(store, "ANYmal", "quadruped") == [Statement("ANYmal", "BROADER", "quadruped", "", 1.0, "", "")]


@pytest.mark.parametrize(
    ("left", "right"), [("PPO", "ANYmal"), ("PPO", "PPO"), ("PPO", "proximal policy-optimization")]
)
def test_nothing_between_them(store, left, right):
    assert explain(store, left, right) == []


@pytest.mark.parametrize(("left", "right"), [("PPO", "nobody"), ("nobody", "PPO")])
def test_an_unknown_name_is_refused(store, left, right):
    with pytest.raises(NotFoundError, match="nothing is called 'nobody'"):
        explain(store, left, right)

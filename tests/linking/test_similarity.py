"""Names that are alike, joined or not."""

import pytest
from tests.builders import candidate, linked


def keys(*named, kind="Method"):
    return sorted(linked(*(candidate(name, kind) for name in named)).concepts)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("Task", "deblurring", "deblurring task"),
        ("Task", "robotic grasp detection", "grasp detection problem"),
        ("Dataset", "D4RL", "D4RL dataset"),
        ("Dataset", "Kinetics corpus", "Kinetics dataset"),
        ("Method", "FOO algorithm", "FOO"),
        ("Method", "novel cable routing method", "cable routing approach"),
        ("Robot", "mobile robot", "mobile"),
        ("Robot", "HRP-2 humanoid robot", "HRP-2"),
    ],
)
def test_a_kind_word_more_is_the_same_concept(kind, left, right):
    assert len(keys(left, right, kind=kind)) == 1


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("Dataset", "driving dataset", "driving"),
        ("Dataset", "simulated data", "simulated environment"),
        ("Dataset", "Foo benchmark", "Foo simulator"),
        ("Method", "control strategy", "control"),
        ("Method", "language model", "language"),
        ("Robot", "robot arm", "robot"),
        ("Robot", "mobile robot manipulator", "mobile robot"),
        ("Dataset", "Foo 2 dataset", "Foo dataset"),
    ],
)
def test_a_word_that_tells_more_is_another_concept(kind, left, right):
    assert len(keys(left, right, kind=kind)) == 2


def test_names_of_two_kinds_are_one_where_the_name_without_them_is_there():
    assert len(keys("Foo benchmark", "Foo simulator", "Foo", kind="Dataset")) == 1


def test_similarity_never_joins_two_concepts_of_the_vocabulary():
    result = linked(candidate("RRT algorithm"), candidate("RRT"), candidate("RRT* algorithm"), candidate("RRT*"))
    assert sorted(result.concepts) == ["method/rrt", "method/rrt-star"]


def test_records_name_the_rule_and_how_sure_it_is():
    (record,) = linked(candidate("uncertainty estimation", "Task"), candidate("estimating uncertainty", "Task")).records
    assert (record.rule, record.score) == ("same words", 0.99)
    (record,) = linked(candidate("cable routing", "Task"), candidate("cable routing task", "Task")).records
    assert (record.rule, record.score) == ("kind word", 0.97)

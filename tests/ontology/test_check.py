from dataclasses import replace

import pytest
from tests.builders import vocabulary

from paperatlas.ontology import Entry, load_schema
from paperatlas.ontology.check import check_vocabulary, ordinary_words

GOOD = tuple(
    Entry(f"{family.lower()}/x{kind.lower()}", kind, f"X{kind}", "Defined.")
    for kind, family in load_schema().family_of.items()
)
ROBOT = Entry("robot/zed", "Robot", "Zed", "Defined.")


def problems(*entries):
    return check_vocabulary(vocabulary(*GOOD, *entries))


def test_a_good_vocabulary_has_no_problem():
    assert problems(ROBOT) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (replace(ROBOT, key="robot/zett"), "robot/zett: the key of 'Zed' is robot/zed"),
        (replace(ROBOT, definition=""), "robot/zed: has no skos:definition"),
        (replace(ROBOT, aliases=("...",)), "robot/zed: nothing of the label '...' can be compared"),
        (replace(ROBOT, aliases=("ZED",)), "robot/zed: the label 'ZED' repeats another after folding"),
        (replace(ROBOT, context=("robot",)), "robot/zed: has context words and no case-sensitive label"),
        (replace(ROBOT, broader=("robot/none",)), "robot/zed: its broader concept robot/none is no entry"),
        (
            replace(ROBOT, broader=("method/xmethod",)),
            "robot/zed: its broader concept method/xmethod is of another family",
        ),
        (replace(ROBOT, broader=("robot/zed",)), "robot/zed: is broader than itself"),
        (replace(ROBOT, aliases=("XROBOT",)), "robot/xrobot, robot/zed: share the label 'xrobot' inside one family"),
        (Entry("robot/spot", "Robot", "Spot", "D."), "robot/spot: the label 'Spot' is an ordinary word"),
        (Entry("robot/re-act", "Robot", "Re-Act", "D."), "robot/re-act: the label 'Re-Act' is an ordinary word"),
    ],
)
def test_each_problem_is_found(entry, problem):
    found = problems(entry)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_cycle_is_found_at_both_ends():
    found = problems(
        Entry("task/q", "Task", "Q", "D.", broader=("task/w",)), Entry("task/w", "Task", "W", "D.", broader=("task/q",))
    )
    assert found == ["task/q: is broader than itself", "task/w: is broader than itself"]


def test_a_type_without_entry_is_found():
    assert check_vocabulary(vocabulary(*GOOD[1:])) == [f"{GOOD[0].type}: the type has no entry"]


@pytest.mark.parametrize(
    "entry",
    [
        Entry("robot/spot", "Robot", "Spot", "D.", case_sensitive=("Spot",)),
        Entry("robot/spot", "Robot", "spot", "D."),
        Entry("robot/spot", "Robot", "spot", "D.", case_sensitive=("Spot",), context=("robot",)),
        replace(ROBOT, case_sensitive=("ZED",)),
    ],
)
def test_what_is_marked_is_no_problem(entry):
    assert problems(entry) == []


def test_one_label_in_two_families_is_no_problem():
    assert problems(Entry("task/zed", "Task", "Zed", "D."), ROBOT) == []


def test_ordinary_words_are_lower_case():
    words = ordinary_words()
    assert "spot" in words
    assert all(word == word.lower() for word in words)

import pytest
from tests.analyses.field import Field

from paperatlas.analyses.conflicts import Conflict, find_conflicts
from paperatlas.analyses.quote import Quote

SETUP = {"method": "method/x", "benchmark": "resource/maze", "metric": "metric/success"}


def conflicts(field, folder):
    with field.store(folder) as store:
        return find_conflicts(store)


def test_two_papers_with_different_numbers_for_one_set_up(tmp_path):
    field = Field().paper("new", 2024).paper("old", 2020)
    field.result("new", "61%", **SETUP).result("old", "55.5%", **SETUP)

    found = conflicts(field, tmp_path)

    old, new = Quote("We get 55.5%, number 2.", "On old"), Quote("We get 61%, number 1.", "On new")
    assert found.conflicts == (Conflict("number", "x on maze, success", "55.5%", "61%", old, new),)
    assert found.notes == ("no two methods of this atlas are each said to outperform the other",)


@pytest.mark.parametrize(
    "other",
    [
        {"value": "61.0%"},
        {"value": "70%", "comparison": "more"},
        {"value": "70%", "method": "method/y"},
        {"value": "70%", "benchmark": "resource/hall"},
        {"value": "70%", "metric": "metric/return"},
        {"value": "70", "unit": None},
    ],
)
def test_another_set_up_or_the_same_number_is_no_conflict(tmp_path, other):
    field = Field().paper("a", 2020).paper("b", 2021).result("a", "61%", **SETUP)
    field.result("b", **{**SETUP, **other})

    assert conflicts(field, tmp_path).conflicts == ()


def test_two_numbers_of_one_paper_are_two_settings(tmp_path):
    field = Field().paper("a", 2020).result("a", "61%", **SETUP).result("a", "70%", **SETUP)

    assert conflicts(field, tmp_path).conflicts == ()


def test_opposite_claims_come_once_with_both_sentences(tmp_path):
    field = Field().paper("a", 2020, "method/x outperforms method/y").paper("b", 2021, "method/y outperforms method/x")

    found = conflicts(field, tmp_path)

    assert found.conflicts == (
        Conflict(
            "opposite claims",
            "x and y",
            "x outperforms y",
            "y outperforms x",
            Quote("method/x outperforms method/y here.", "On a"),
            Quote("method/y outperforms method/x here.", "On b"),
        ),
    )
    assert found.answer().rows[0][3:5] == ("method/x outperforms method/y here.", "On a")
    assert len(found.sheets()) == 1


def test_where_there_is_none_a_line_each_says_so(empty_store):
    found = find_conflicts(empty_store)

    assert (found.conflicts, found.sheets(), len(found.notes)) == ((), (), 2)

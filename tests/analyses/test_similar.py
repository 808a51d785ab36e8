from math import log, sqrt

import pytest
from tests.analyses.field import Field

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.similar import similar_papers
from paperatlas.errors import NotFoundError, UsageError


def field():
    field = Field().paper("one", 2020, "mentions method/rare", "mentions task/common", "mentions robot/go1")
    field.paper("two", 2021, "mentions method/rare", "mentions task/common")
    return field.paper("three", None, "mentions task/common", "mentions robot/a1").paper("four", 2022)


def test_shared_rare_concepts_make_papers_alike(tmp_path):
    with field().store(tmp_path) as store:
        found = similar_papers(store, "On one")

    rare, common, single = log(4 / 2), log(4 / 3), log(4)
    cosine = (rare**2 + common**2) / (sqrt(rare**2 + common**2 + single**2) * sqrt(rare**2 + common**2))
    assert [(p.paper, p.year) for p in found.papers] == [("On two", 2021), ("On three", None)]
    assert found.papers[0].similarity == round(cosine, 4)
    assert [(s.name, s.label, s.weight) for s in found.papers[0].shared] == [
        ("rare", "Method", round(rare, 4)),
        ("common", "Task", round(common, 4)),
    ]
    assert found.papers[0].shared[0].there == Quote("mentions method/rare here.", "On two")


@pytest.mark.parametrize("name", ["On two", "on TWO!", "paper/two", "10.1/two", "two"])
def test_a_paper_is_found_by_title_key_identifier_or_words(tmp_path, name):
    with field().store(tmp_path) as store:
        assert similar_papers(store, name).paper == "On two"


def test_words_of_several_titles_are_refused_with_their_keys(tmp_path):
    with field().store(tmp_path) as store, pytest.raises(UsageError, match=r"On four \(paper/four\); On one"):
        similar_papers(store, "on")


@pytest.mark.parametrize("name", ["On twoo", "", "!!"])
def test_an_unknown_paper_is_refused(tmp_path, name):
    with (
        field().store(tmp_path) as store,
        pytest.raises(NotFoundError, match=f"no paper of this atlas is called '{name}'"),
    ):
        similar_papers(store, name)


def test_the_most_similar_ones_only(tmp_path):
    with field().store(tmp_path) as store:
        assert [p.key for p in similar_papers(store, "one", 1).papers] == ["paper/two"]


def test_a_paper_of_which_nothing_is_known(tmp_path):
    with field().store(tmp_path) as store:
        found = similar_papers(store, "four")

    assert (found.papers, found.sheets()) == ((), ())
    assert found.notes == ("nothing was found in 'On four' to compare it by",)


def test_concepts_that_all_papers_mention_weigh_nothing(tmp_path):
    field = Field().paper("a", 2020, "mentions task/common").paper("b", 2020, "mentions task/common")
    with field.store(tmp_path) as store:
        found = similar_papers(store, "On a")

    assert found.papers == ()
    assert found.notes[0].startswith("no other paper of this atlas shares a concept with 'On a'")


def test_tables_and_rows(tmp_path):
    with field().store(tmp_path) as store:
        found = similar_papers(store, "one")

    assert [row[1:4] for row in found.sheets()[0].rows] == [
        ("On two", 2021, "rare, common"),
        ("On three", None, "common"),
    ]
    assert [row[4] for row in found.answer().rows] == ["rare", "common", "common"]

import pytest
from tests.analyses.field import Field

from paperatlas.analyses.lineage import Step, lineage
from paperatlas.analyses.quote import Quote
from paperatlas.errors import NotFoundError


def chain():
    """Pace extends trot extends walk; trot beats crawl; fly extends pace."""
    field = Field().paper("t", 2021, "method/trot extends method/walk", "method/trot outperforms method/crawl")
    field.paper("p", 2023, "method/pace extends method/trot").paper("f", None, "method/fly extends method/pace")
    return field


def steps(found):
    return [(s.year, s.distance, s.subject, s.relation, s.object) for s in found]


def test_both_directions_over_the_years(tmp_path):
    with chain().store(tmp_path) as store:
        found = lineage(store, "trot")

    assert steps(found.earlier) == [
        (2021, 1, "trot", "extends", "walk"),
        (2021, 1, "trot", "outperforms", "crawl"),
    ]
    assert steps(found.later) == [(2023, 1, "pace", "extends", "trot"), (None, 2, "fly", "extends", "pace")]
    assert found.later[0] == Step(
        1,
        2023,
        "pace",
        "extends",
        "trot",
        Quote("method/pace extends method/trot here.", "On p"),
        ("method/pace", "method/trot", "paper/p"),
    )
    assert found.notes == ("the year of 1 claim is not known",)


@pytest.mark.parametrize(("depth", "reached"), [(1, {"trot"}), (2, {"trot", "walk", "crawl"})])
def test_depth_is_steps_from_the_method(tmp_path, depth, reached):
    with chain().store(tmp_path) as store:
        assert {s.object for s in lineage(store, "pace", depth).earlier} == reached


def test_methods_that_beat_each_other_end_the_walk(tmp_path):
    field = Field().paper("a", 2021, "method/x outperforms method/y").paper("b", 2022, "method/y outperforms method/x")
    with field.store(tmp_path) as store:
        found = lineage(store, "x", 9)

    assert steps(found.earlier) == [(2021, 1, "x", "outperforms", "y"), (2022, 2, "y", "outperforms", "x")]


def test_two_papers_with_one_claim_are_two_steps(tmp_path):
    field = Field()
    for name, year in (("a", 2022), ("b", 2021)):
        field.paper(name, year, "method/x extends method/y")
    with field.store(tmp_path) as store:
        assert [s.year for s in lineage(store, "x").earlier] == [2021, 2022]


def test_what_the_papers_do_not_say_is_a_line_each(tmp_path):
    field = Field().paper("a", 2021, "uses method/x")
    with field.store(tmp_path) as store:
        found = lineage(store, "x")

    assert found.sheets() == ()
    assert found.notes == (
        "no paper of this atlas says what x extends or outperforms",
        "no paper of this atlas says what extends or outperforms x",
    )


def test_tables_and_rows(tmp_path):
    with chain().store(tmp_path) as store:
        found = lineage(store, "trot")

    assert [sheet.title for sheet in found.sheets()] == [
        "what trot builds on and beats",
        "what builds on and beats trot",
    ]
    assert [row[:4] for row in found.answer().rows] == [
        ("earlier", 2021, 1, "trot"),
        ("earlier", 2021, 1, "trot"),
        ("later", 2023, 1, "pace"),
        ("later", None, 2, "fly"),
    ]


def test_only_methods_have_a_lineage(store):
    with pytest.raises(NotFoundError, match="no method of this atlas is called 'ANYmal'"):
        lineage(store, "ANYmal")

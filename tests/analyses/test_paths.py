import pytest
from tests.analyses.field import Field

from paperatlas.analyses.paths import Link, find_paths
from paperatlas.analyses.quote import Quote
from paperatlas.errors import NotFoundError


def ways(found):
    return [[path[0].source, *(link.target for link in path)] for path in found.paths]


def test_a_path_through_a_paper_with_its_sentences(tmp_path):
    field = Field().paper("a", 2020, "usesRobot robot/go1", "evaluatedOn resource/maze")
    with field.store(tmp_path) as store:
        found = find_paths(store, "go1", "MAZE")

    assert found.paths == (
        (
            Link("go1", "USES_ROBOT", "On a", False, Quote("usesRobot robot/go1 here.", "On a")),
            Link("On a", "EVALUATED_ON", "maze", True, Quote("evaluatedOn resource/maze here.", "On a")),
        ),
    )
    assert found.sheets()[0].rows[0][:3] == ("go1", "<-USES_ROBOT-", "On a")
    assert [row[:6] for row in found.answer().rows] == [
        (1, 1, "go1", "USES_ROBOT", "On a", False),
        (1, 2, "On a", "EVALUATED_ON", "maze", True),
    ]


def test_a_mention_joins_only_where_nothing_else_does(tmp_path):
    field = (
        Field()
        .paper("a", 2020, "uses method/x", "mentions method/z")
        .paper("b", 2020, "uses method/x", "uses method/y")
    )
    field.paper("c", 2020, "mentions method/x", "mentions method/y")
    with field.store(tmp_path) as store:
        assert ways(find_paths(store, "x", "y")) == [["x", "On b", "y"]]
        assert ways(find_paths(store, "x", "z")) == [["x", "On a", "z"]]


def test_paths_through_what_few_papers_share_come_first(tmp_path):
    field = Field()
    for number in range(6):
        field.paper(f"crowd{number}", 2020, "uses method/hub")
    field.paper("a", 2020, "usesRobot robot/go1", "uses method/hub", "uses method/rare")
    field.paper("b", 2020, "evaluatedOn resource/maze", "uses method/hub", "uses method/rare")
    with field.store(tmp_path) as store:
        both = find_paths(store, "go1", "maze")
        one = find_paths(store, "go1", "maze", 1)

    assert ways(both) == [["go1", "On a", "rare", "On b", "maze"], ["go1", "On a", "hub", "On b", "maze"]]
    assert both.paths[:1] == one.paths


def test_the_vocabulary_joins_without_a_sentence(tmp_path):
    field = Field().paper("a", 2020, "usesRobot robot/go1").broader("robot/go1", "robot/quadruped")
    with field.store(tmp_path) as store:
        (path,) = find_paths(store, "quadruped", "On a").paths

    assert path[0] == Link("quadruped", "BROADER", "go1", False, Quote())


def test_where_nothing_joins_one_line_says_so(tmp_path):
    field = Field().paper("a", 2020, "uses method/x").paper("b", 2020, "uses method/y")
    with field.store(tmp_path) as store:
        found = find_paths(store, "x", "y")
        same = find_paths(store, "x", "method/x")

    assert (found.sheets(), found.notes) == ((), ("nothing in this atlas connects x and y",))
    assert same.notes == ("'x' and 'method/x' are one: x",)


def test_an_unknown_name_is_refused(store):
    with pytest.raises(NotFoundError, match="nothing is called 'nobody'"):
        find_paths(store, "PPO", "nobody")

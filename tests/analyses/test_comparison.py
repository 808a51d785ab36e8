import pytest
from tests.analyses.field import Field

from paperatlas.analyses.comparison import Line, compare
from paperatlas.analyses.quote import Quote
from paperatlas.errors import NotFoundError, UsageError

ON = {"benchmark": "resource/maze", "metric": "metric/success"}


def test_what_both_were_tried_on_and_for_with_a_sentence_of_each(tmp_path):
    field = Field().paper("a", 2021, "proposes method/x", "evaluatedOn resource/maze", "addresses task/escape")
    field.paper("b", 2022, "uses method/y", "evaluatedOn resource/maze", "usesRobot robot/go1")
    field.paper("c", 2022, "comparesWith method/y", "introduces resource/maze", "addresses task/escape")
    with field.store(tmp_path) as store:
        found = compare(store, "x", "y")

    assert [(line.kind, line.name, line.left, line.right) for line in found.lines] == [
        ("task", "escape", "1 paper", "1 paper"),
        ("benchmark", "maze", "1 paper", "2 papers"),
    ]
    assert found.lines[1].left_quote == Quote("evaluatedOn resource/maze here.", "On a")
    assert found.lines[1].right_quote == Quote("evaluatedOn resource/maze here.", "On b")
    assert found.notes == (
        "no paper of this atlas speaks of x and y in one claim",
        "no comparable numbers are known of both x and y",
    )


def test_claims_stand_on_the_side_of_the_method_that_is_spoken_for(tmp_path):
    field = Field().paper("a", 2021, "method/y outperforms method/x", "mentions method/x")
    with field.store(tmp_path) as store:
        found = compare(store, "x", "y")

    quote = Quote("method/y outperforms method/x here.", "On a")
    assert found.lines == (Line("claim", "y outperforms x", "", "", Quote(), quote),)


def test_only_comparable_numbers_are_put_side_by_side(tmp_path):
    field = Field().paper("a", 2021).paper("b", 2022)
    field.result("a", "50%", method="method/x", **ON).result("b", "60%", method="method/y", **ON)
    field.result("b", "9%", "more", method="method/y", **ON)
    field.result("b", "70%", method="method/y", benchmark="resource/hall", metric="metric/success")
    with field.store(tmp_path) as store:
        (line,) = (line for line in compare(store, "x", "y").lines if line.kind == "result")

    assert (line.name, line.left, line.right) == ("success on maze", "50%", "60%")
    assert (line.left_quote.paper, line.right_quote.paper) == ("On a", "On b")


def test_numbers_without_metric_or_benchmark_are_not_comparable(tmp_path):
    field = Field().paper("a", 2021)
    for method in ("method/x", "method/y"):
        field.result("a", "50%", method=method).result("a", "50%", method=method, benchmark="resource/maze")
    with field.store(tmp_path) as store:
        found = compare(store, "x", "y")

    assert found.lines == ()
    assert found.sheets() == ()
    assert len(found.notes) == 3


def test_the_other_way_round_is_the_mirror(tmp_path):
    field = Field().paper("a", 2021, "method/x extends method/y").result("a", "1%", method="method/x", **ON)
    field.result("a", "2%", method="method/y", **ON)
    with field.store(tmp_path) as store:
        one, other = compare(store, "x", "y"), compare(store, "y", "x")

    mirrored = [
        (line.kind, line.name, line.right, line.left, line.right_quote, line.left_quote) for line in other.lines
    ]
    assert [(x.kind, x.name, x.left, x.right, x.left_quote, x.right_quote) for x in one.lines] == mirrored
    assert one.sheets()[0].columns[2::2] == ("x", "y")
    assert one.answer().rows[0][:2] == ("claim", "x extends y")


def test_one_method_cannot_be_compared(store):
    with pytest.raises(UsageError, match="are one method, PPO"):
        compare(store, "PPO", "proximal policy optimization")


def test_an_unknown_method_is_refused(store):
    with pytest.raises(NotFoundError, match="no method of this atlas is called 'PPOO'; near it: PPO"):
        compare(store, "PPO", "PPOO")

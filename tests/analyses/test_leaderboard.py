import pytest
from tests.analyses.field import Field

from paperatlas.analyses.leaderboard import Board, Standing, leaderboard
from paperatlas.analyses.quote import Quote
from paperatlas.errors import NotFoundError, UsageError

LIBERO = {"benchmark": "resource/libero"}
SUCCESS = {**LIBERO, "metric": "metric/success-rate"}


def board(field, folder, name="libero"):
    with field.store(folder) as store:
        return leaderboard(store, name)


def test_comparable_numbers_are_ranked_the_best_first_and_equal_ones_share_a_rank(tmp_path):
    field = Field().paper("a", 2023).paper("b", 2024)
    field.result("a", "76%", method="method/trot", **SUCCESS).result("a", "90.5%", method="method/pace", **SUCCESS)
    field.result("b", "76%", method="method/amble", **SUCCESS).result("b", "9%", **SUCCESS)

    (found,) = board(field, tmp_path).boards

    assert (found.metric, found.unit, found.comparison, found.lowest_first) == ("success rate", "%", "reached", False)
    assert [(s.rank, s.method, s.value, s.year) for s in found.standings] == [
        (1, "pace", "90.5%", 2023),
        (2, "amble", "76%", 2024),
        (2, "trot", "76%", 2023),
        (4, "-", "9%", 2024),
    ]
    assert found.standings[0].quote == Quote("We get 90.5%, number 2.", "On a")


def test_what_is_not_comparable_stands_on_boards_of_its_own(tmp_path):
    field = Field().paper("a", 2023)
    field.result("a", "50%", **SUCCESS).result("a", "20%", "more", **SUCCESS).result("a", "3x", unit="x", **SUCCESS)
    field.result("a", "60%", benchmark="resource/libero", metric="metric/return")

    boards = board(field, tmp_path).boards

    assert [(b.metric, b.unit, b.comparison) for b in boards] == [
        ("return", "%", "reached"),
        ("success rate", "%", "more"),
        ("success rate", "%", "reached"),
        ("success rate", "x", "reached"),
    ]
    assert all(len(b.standings) == 1 for b in boards)


def test_units_that_extraction_does_not_know_are_told_apart(tmp_path):
    field = Field().paper("a", 2023)
    for value in ("6 ms", "0.1 s"):
        field.result("a", value, unit=None, benchmark="resource/libero", metric="metric/inference-time")

    boards = board(field, tmp_path).boards

    assert [(b.unit, b.lowest_first) for b in boards] == [("ms", True), ("s", True)]


@pytest.mark.parametrize(
    ("metric", "comparison", "order"),
    [
        ("tracking-error", "reached", ["1%", "2%"]),
        ("tracking-error", "less", ["2%", "1%"]),
        ("energy-efficiency", "reached", ["2%", "1%"]),
    ],
)
def test_less_is_better_for_errors_but_not_for_how_much_less(tmp_path, metric, comparison, order):
    field = Field().paper("a", 2023)
    for value in ("1%", "2%"):
        field.result("a", value, comparison, benchmark="resource/libero", metric=f"metric/{metric}")

    (found,) = board(field, tmp_path).boards

    assert [s.value for s in found.standings] == order
    assert ("lowest first" in found.title) == (order == ["1%", "2%"])


def test_numbers_without_a_metric_are_listed_last_and_not_ranked(tmp_path):
    field = Field().paper("a", None).result("a", "98%", "more", **LIBERO).result("a", "50%", **SUCCESS)
    field.result("a", "twice", **SUCCESS)

    found = board(field, tmp_path)

    assert [s.value for s in found.boards[0].standings] == ["50%"]
    assert found.boards[1] == Board(
        "",
        "",
        "",
        False,
        (
            Standing(None, "-", "98% more", None, Quote("We get 98%, number 1.", "On a"), "result/1"),
            Standing(None, "-", "twice", None, Quote("We get twice, number 3.", "On a"), "result/3"),
        ),
    )
    assert found.notes == ("the year of 3 results is not known",)


def test_the_texts_own_words_for_a_metric_count_by_normal_form(tmp_path):
    field = Field().paper("a", 2023)
    field.result("a", "1%", metric_text="success rates", **LIBERO).result("a", "2%", **SUCCESS)

    (found,) = board(field, tmp_path).boards

    assert [s.value for s in found.standings] == ["2%", "1%"]


def test_parts_are_not_mixed_in_but_named(tmp_path):
    field = Field().paper("a", 2023).broader("resource/libero-long", "resource/libero")
    field.result("a", "40%", benchmark="resource/libero-long", metric="metric/success-rate")

    found = board(field, tmp_path)

    assert (found.boards, found.sheets()) == ((), ())
    assert found.notes == (
        "no paper of this atlas reports a number on libero",
        "parts of libero have leaderboards of their own: libero long",
    )


def test_a_row_a_standing(tmp_path):
    field = Field().paper("a", 2023).result("a", "50%", method="method/trot", **SUCCESS)

    answer = board(field, tmp_path).answer()

    assert answer.columns[:5] == ("benchmark", "metric", "unit", "comparison", "rank")
    assert answer.rows == (
        ("libero", "success rate", "%", "reached", 1, "trot", "50%", 2023, "We get 50%, number 1.", "On a"),
    )


def test_only_what_is_tested_on_has_a_leaderboard(tmp_path):
    field = Field().paper("a", 2023, "uses method/ppo", "evaluatedOn resource/libero")
    with pytest.raises(NotFoundError, match="no benchmark or dataset or simulator of this atlas is called 'ppo'"):
        board(field, tmp_path, "ppo")


def test_an_ambiguous_name_is_refused_with_the_keys(tmp_path):
    field = Field().paper("a", 2023, "evaluatedOn resource/maze", "evaluatedOn resource/the-maze")
    with pytest.raises(UsageError, match=r"maze \(resource/maze\); the maze \(resource/the-maze\)"):
        board(field, tmp_path, "maze")
    assert board(field, tmp_path, "resource/maze").benchmark == "maze"

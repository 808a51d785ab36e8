from math import sqrt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.analyses.field import Field

from paperatlas.analyses.gaps import find_gaps
from paperatlas.analyses.quote import Quote
from paperatlas.errors import NotFoundError, UsageError


def gaps(field, folder, *arguments, **options):
    with field.store(folder) as store:
        return find_gaps(store, *arguments, **options)


def tried(**cells):
    """A field in which each method is tried on each of its benchmarks, in a paper for each."""
    field = Field()
    for method, benchmarks in cells.items():
        for benchmark in benchmarks.split():
            field.paper(f"{method}{benchmark}", 2024, f"proposes method/{method}", f"evaluatedOn resource/{benchmark}")
    return field


def test_a_gap_is_as_close_as_its_neighbours_by_cosine(tmp_path):
    found = gaps(tried(a="x y", b="x y z", c="w"), tmp_path)

    assert (found.rows, found.columns) == (("b", "a", "c"), ("x", "y", "w", "z"))
    assert found.papers == ((1, 1, 0, 1), (1, 1, 0, 0), (0, 0, 1, 0))
    (gap,) = found.gaps
    rows = 2 / sqrt(2 * 3)  # a and b share x and y
    columns = 1 / sqrt(2 * 1)  # z and x share b, z and y too
    assert (gap.row, gap.column, gap.closeness) == ("a", "z", round((rows + columns) / 2, 4))
    assert (gap.like_row, gap.like_column) == ("b", "x")
    assert gap.quote == Quote("evaluatedOn resource/z here.", "On bz")


def test_gaps_come_the_nearest_first_then_by_name(tmp_path):
    found = gaps(tried(a="x y", b="x y z", c="x q"), tmp_path)

    order = [(-gap.closeness, gap.row, gap.column) for gap in found.gaps]
    assert order == sorted(order)
    assert {(gap.row, gap.column) for gap in found.gaps} == {("a", "z"), ("a", "q"), ("b", "q"), ("c", "y"), ("c", "z")}


def test_a_method_that_is_used_or_compared_with_is_tried_too_a_mentioned_one_not(tmp_path):
    field = Field().paper(
        "one", 2024, "uses method/a", "comparesWith method/b", "mentions method/c", "introduces resource/x"
    )
    assert gaps(field, tmp_path).rows == ("a", "b")


def test_only_papers_on_the_task_or_a_narrower_one(tmp_path):
    field = Field().broader("task/trotting", "task/walking")
    field.paper("one", 2024, "addresses task/trotting", "uses method/a", "evaluatedOn resource/x")
    field.paper("two", 2024, "addresses task/grasping", "uses method/b", "evaluatedOn resource/x")

    found = gaps(field, tmp_path, task="walking")

    assert (found.task, found.rows) == ("walking", ("a",))
    assert found.sheets()[0].title == "papers by method and benchmark for walking"


def test_any_two_labels(tmp_path):
    field = Field(gym="Simulator").paper("one", 2024, "usesRobot robot/go1", "evaluatedOn resource/gym")

    found = gaps(field, tmp_path, "robot", "SIMULATOR")

    assert (found.row_label, found.column_label, found.rows, found.columns) == (
        "Robot",
        "Simulator",
        ("go1",),
        ("gym",),
    )


def test_the_largest_rows_and_columns_are_kept_and_the_others_counted(tmp_path):
    found = gaps(tried(a="x y", b="x", c="x"), tmp_path, most=1)

    assert (found.rows, found.columns) == (("a",), ("x",))
    assert found.notes == (
        "2 methods with fewer papers left out; see more with --most",
        "1 benchmark with fewer papers left out; see more with --most",
    )


def test_where_nothing_meets_one_line_says_so(tmp_path):
    field = Field().paper("one", 2024, "addresses task/walking", "uses method/a")

    found = gaps(field, tmp_path, task="walking")

    assert found.sheets() == ()
    assert found.notes == ("no paper of this atlas on walking works with both a method and a benchmark",)


def test_a_row_a_cell_filled_ones_first(tmp_path):
    answer = gaps(tried(a="x", b="x z"), tmp_path).answer()

    assert answer.columns[:4] == ("row", "column", "papers", "closeness")
    assert [row[:3] for row in answer.rows] == [("a", "x", 1), ("b", "x", 1), ("b", "z", 1), ("a", "z", 0)]


@pytest.mark.parametrize(
    ("rows", "columns", "message"),
    [
        ("Colour", "Benchmark", "papers work with no 'Colour'; there are: .*Benchmark"),
        ("Metric", "Benchmark", "papers work with no 'Metric'"),
        ("Method", "method", "rows and columns are both Method"),
    ],
)
def test_labels_that_make_no_matrix_are_refused(store, rows, columns, message):
    with pytest.raises(UsageError, match=message):
        find_gaps(store, rows, columns)


def test_an_unknown_task_is_refused_with_the_nearest(store):
    with pytest.raises(NotFoundError, match=r"no task .* 'locomotio'; near it: locomotion"):
        find_gaps(store, task="locomotio")


names = st.lists(st.sampled_from("vwxyz"), min_size=1, max_size=4, unique=True).map(" ".join)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.dictionaries(st.sampled_from("abcde"), names, min_size=1))
def test_gaps_are_empty_cells_and_closeness_a_share(tmp_path_factory, cells):
    found = gaps(tried(**cells), tmp_path_factory.mktemp("gaps"))

    filled = {(row, column) for row in cells for column in cells[row].split()}
    for gap in found.gaps:
        assert (gap.row, gap.column) not in filled
        assert 0 < gap.closeness <= 1
        assert (gap.row, gap.like_column) in filled or not gap.like_column
        assert (gap.like_row, gap.column) in filled or not gap.like_row
    assert sum(map(sum, found.papers)) == len(filled)

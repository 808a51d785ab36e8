import pytest
from tests.analyses.field import Field

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_columns import COLUMNS, CONCEPTS
from paperatlas.analyses.survey_rows import Entry
from paperatlas.analyses.survey_table import ROWS, SurveyTable, default_columns, survey_table
from paperatlas.errors import UsageError
from paperatlas.ontology import load_schema

WALK, CLIMB = "STRIDE: robots that walk", "Climbing a wall"


def cells(table, column):
    """The entries of a column by the name of the row."""
    place = table.columns.index(column)
    return {row.name: row.cells[place] for row in table.rows}


def names(table, column):
    return {row: [entry.name for entry in cell] for row, cell in cells(table, column).items()}


def test_rows_are_papers_in_the_order_of_years_unknown_ones_last(tmp_path):
    field = Field().paper("b", 2024).paper("c", None).paper("a", 2024).paper("z", 1999)
    with field.store(tmp_path) as store:
        table = survey_table(store, ["year"])

    assert [row.name for row in table.rows] == ["On z", "On a", "On b", "On c"]
    assert cells(table, "year")["On z"] == (Entry("1999"),)
    assert cells(table, "year")["On c"] == ()


def test_cells_hold_names_with_their_sentences(store):
    table = survey_table(store, ["method", "baseline", "robot", "task", "benchmark", "result"])

    assert (table.kind, table.columns) == ("paper", ("method", "baseline", "robot", "task", "benchmark", "result"))
    assert cells(table, "method")[WALK] == (Entry("STRIDE", (Quote("We propose STRIDE.", WALK),)),)
    assert cells(table, "baseline")[CLIMB] == (Entry("PPO", (Quote("We compare with PPO on ANYmal C.", CLIMB),)),)
    assert names(table, "task")[WALK] == ["quadruped locomotion"]
    assert cells(table, "benchmark") == {WALK: (), CLIMB: (Entry("LIBERO", (Quote("", CLIMB),)),)}
    assert cells(table, "result")[CLIMB] == (
        Entry("91% success on LIBERO", (Quote("It reaches 91% success.", CLIMB),)),
    )


def test_what_only_records_say_has_no_sentence(store):
    table = survey_table(store, ["venue", "url", "authors"])

    assert cells(table, "venue") == {WALK: (Entry("CoRL"),), CLIMB: ()}
    assert table.notes == (
        "no record of these papers names any url",
        "no record of these papers names any author",
    )


def test_a_column_of_authors_keeps_their_order_and_other_columns_are_sorted(tmp_path):
    field = Field().paper("a", 2020, "uses method/Zoo", "uses method/b", "uses method/A")
    with field.store(tmp_path) as store:
        assert names(survey_table(store, ["uses"]), "uses") == {"On a": ["A", "b", "Zoo"]}


def test_rows_of_robots_gather_what_their_papers_say(tmp_path):
    field = Field().paper("one", 2020, "usesRobot robot/go1", "addresses task/walk", "usesRobot robot/a1")
    field.paper("two", 2021, "usesRobot robot/go1", "addresses task/walk").paper("three", 2022, "addresses task/walk")
    with field.store(tmp_path) as store:
        table = survey_table(store, ["robot", "paper", "task", "year"], "robots")

    assert (table.kind, [row.key for row in table.rows]) == ("robot", ["robot/a1", "robot/go1"])
    assert names(table, "paper") == {"a1": ["On one"], "go1": ["On one", "On two"]}
    assert names(table, "year") == {"a1": ["2020"], "go1": ["2020", "2021"]}
    quotes = Quote("addresses task/walk here.", "On one"), Quote("addresses task/walk here.", "On two")
    assert cells(table, "task")["go1"] == (Entry("walk", quotes),)
    assert [entry.name for entry in cells(table, "robot")["go1"]] == ["go1"]


def test_rows_of_methods_are_those_that_papers_propose_with_their_own_results(tmp_path):
    field = Field().paper("one", 2020, "proposes method/x", "proposes method/y", "uses method/z")
    field.result("one", "5%", method="method/x").result("one", "6%", method="method/z").result("one", "7%")
    with field.store(tmp_path) as store:
        table = survey_table(store, ["result"], "methods")

    assert names(table, "result") == {"x": ["5%"], "y": []}


def test_rows_of_benchmarks_hold_the_results_on_them(tmp_path):
    field = Field().paper("one", 2020, "evaluatedOn resource/x", "introduces resource/y")
    field.result("one", "5%", "more", benchmark="resource/x", metric="metric/gain")
    with field.store(tmp_path) as store:
        table = survey_table(store, ["result"], "benchmarks")

    assert names(table, "result") == {"x": ["5% more gain on x"], "y": []}


def test_what_is_less_sure_is_left_out(store):
    assert names(survey_table(store, ["method"], min_confidence=0.7), "method") == {WALK: ["STRIDE"], CLIMB: []}
    assert [row.name for row in survey_table(store, ["year"], "methods", min_confidence=0.7).rows] == ["STRIDE"]
    assert names(survey_table(store, ["result"], min_confidence=0.81), "result") == {WALK: [], CLIMB: []}


def test_conditions_choose_the_papers(store):
    assert [row.name for row in survey_table(store, ["year"], where="year >= 2024").rows] == [CLIMB]
    table = survey_table(store, ["year"], where="task ~ flying")
    assert (table.rows, table.notes) == ((), ("no paper of this atlas meets: task ~ flying",))


def test_conditions_on_their_own_kind_choose_the_rows_too(tmp_path):
    field = Field().paper("one", 2020, "usesRobot robot/go1", "usesRobot robot/spot", "usesRobot robot/arm")
    field.broader("robot/go1", "robot/quadruped").broader("robot/spot", "robot/quadruped")
    with field.store(tmp_path) as store:
        below = survey_table(store, (), "robots", "robot ~ quadruped")
        others = survey_table(store, (), "robots", "robot ~ quadruped and robot != spot")

    assert [row.name for row in below.rows] == ["go1", "spot"]
    assert [row.name for row in others.rows] == ["go1"]


@pytest.mark.parametrize("rows", ROWS)
def test_every_column_can_be_asked_of_any_rows_and_atlas(store, empty_store, rows):
    table, empty = survey_table(store, COLUMNS, rows), survey_table(empty_store, COLUMNS, rows)

    assert set(COLUMNS) - set(table.columns) <= {"paper"}
    assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
    assert (empty.rows, empty.notes) == ((), (f"this atlas holds no {ROWS[rows]}",))


def test_without_columns_there_are_the_usual_ones(store):
    assert survey_table(store).columns == default_columns("papers")
    assert survey_table(store, ["paper", "year"]).columns == ("year",)  # each row shows its title anyway


@pytest.mark.parametrize(
    ("columns", "rows", "message"),
    [
        (["method", "colour"], "papers", "no column 'colour'; there are: method, uses, .*, year, "),
        (["method", "method"], "papers", "column 'method' stands twice"),
        (["method"], "colours", "no rows 'colours'; there are: papers, methods, "),
    ],
)
def test_a_wrong_call_is_refused(store, columns, rows, message):
    with pytest.raises(UsageError, match=message):
        survey_table(store, columns, rows)


def test_a_row_an_entry_and_quote(store):
    answer = survey_table(store, ["method", "year"], where="year = 2023").answer()

    key = "paper/arxiv-2301.00001"
    assert answer.columns == ("key", "paper", "column", "entry", "sentence", "source")
    assert answer.rows == (
        (key, WALK, "method", "STRIDE", "We propose STRIDE.", WALK),
        (key, WALK, "year", "2023", "", ""),
    )
    assert SurveyTable("paper", (), ()).answer().rows == ()


def test_columns_are_edges_of_the_ontology():
    schema = load_schema()
    relationships = {p.cypher: p for p in schema.edges.values()}
    for column in CONCEPTS.values():
        assert all(column.label in schema.kinds_of(relationships[kind].range) for kind in column.types)

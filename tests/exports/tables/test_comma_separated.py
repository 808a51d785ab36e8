import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.tables.surveys import FORMULAS, HOSTILE, PLAIN

from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.comma_separated import harmless, write_csv


def rows(table, path):
    write_csv(table, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_sentences_stand_in_a_column_beside_what_texts_say(tmp_path):
    assert rows(PLAIN, tmp_path / "t.csv") == [
        ["paper", "robot", "robot sentence", "year"],
        ["Walking far", "Go1; A1", "“Trot runs on a Go1.”", "2023"],
        ["Standing", "", "", ""],
    ]


def test_rows_that_are_no_papers_name_the_paper_of_each_sentence(tmp_path):
    (row, *_) = PLAIN.rows
    table = SurveyTable("task", PLAIN.columns, (Row("task/x", "x", row.cells),))

    assert rows(table, tmp_path / "t.csv")[1][2] == "“Trot runs on a Go1.” (Walking far)"


def test_the_rows_own_kind_has_its_names_once(tmp_path):
    table = SurveyTable("robot", ("robot",), (Row("robot/x", "x", ((Entry("x"),),)),))

    assert rows(table, tmp_path / "t.csv") == [["robot", "robot sentence"], ["x", ""]]


def test_hostile_text_stays_in_its_cell_and_is_no_formula(tmp_path):
    found = rows(HOSTILE, tmp_path / "t.csv")

    assert len(found) == 1 + len(HOSTILE.rows)
    assert {len(row) for row in found} == {4}
    assert not [cell for row in found for cell in row if cell.lstrip(" ")[:1] in ("=", "+", "@", "\t", "\r")]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-3.5%", "+12", "-1,200", "RRT*", "a=b", "", "e@mail"])
def test_numbers_and_other_text_stay(text):
    assert harmless(text) == text


@given(st.text())
def test_nothing_is_lost(text):
    assert harmless(text).removeprefix("'") == text.removeprefix("'")

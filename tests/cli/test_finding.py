"""How the answers of analyses are printed, by the commands that ask for them."""

import csv
import io
import json

import pytest

CALLS = {
    "gaps": ["--columns", "Robot", "--for", "cable routing"],
    "lineage": ["CARP"],
    "compare": ["CARP", "PPO"],
    "similar": ["CARP"],
    "conflicts": [],
    "path": ["CARP", "PPO"],
}
"""A call of each command that the small atlas answers."""


@pytest.mark.parametrize("command", CALLS)
def test_a_table_says_something_and_what_is_missing_in_a_line_each(run, field, command):
    ended = run(command, *CALLS[command], "--atlas", field)

    assert (ended.status, ended.err) == (0, "")
    notes = [line for line in ended.out.splitlines() if line.startswith("note: ")]
    assert "━" in ended.out or notes


@pytest.mark.parametrize("command", CALLS)
def test_json_is_the_whole_answer(run, field, command):
    ended = run(command, *CALLS[command], "--atlas", field, "--format", "json")

    answer = json.loads(ended.out)
    assert "notes" in answer
    assert ended.err == "".join(f"note: {note}\n" for note in answer["notes"])


@pytest.mark.parametrize("command", CALLS)
def test_csv_has_a_head_and_rows_of_its_length(run, field, command):
    ended = run(command, *CALLS[command], "--atlas", field, "--format", "csv")

    head, *rows = csv.reader(io.StringIO(ended.out))
    assert len(head) > 3
    assert all(len(row) == len(head) for row in rows)


def test_sentences_are_numbered_below_the_table(run, field):
    ended = run("lineage", "CARP", "--atlas", field)

    assert "outperforms" in ended.out
    assert "\n[1] “" in ended.out
    assert "] “CARP runs on a Franka Emika Panda and outperforms PPO by 12.5% in success rate.” — CARP: " in ended.out
    assert ended.out.rstrip().endswith("note: no paper of this atlas says what extends or outperforms CARP")


@pytest.mark.parametrize("command", ["leaderboard", "lineage"])
def test_an_unknown_name_is_one_line(fails, field, command):
    assert "of this atlas is called 'nothing at all'" in fails(command, "nothing at all", "--atlas", field)


def test_a_wrong_label_is_a_wrong_call(fails, field):
    assert fails("gaps", "--rows", "Colour", "--atlas", field, status=2).startswith("papers work with no 'Colour'")

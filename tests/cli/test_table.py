"""``table``: the survey table as a file."""

import csv

import pytest


def test_a_row_a_paper_with_its_sentences(run, field, tmp_path):
    ended = run("table", "--atlas", field, "--columns", "method,robot,year", "-o", tmp_path / "survey.csv")
    with (tmp_path / "survey.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["paper"]: row for row in csv.DictReader(file)}

    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"3 papers written to {tmp_path}/survey.csv\n"
    carp = rows["CARP: Learning to Route Cables"]
    assert (carp["method"], carp["robot"], carp["year"]) == ("CARP", "Franka Emika Panda", "2024")
    sentences = ("We propose CARP, a diffusion policy for cable routing.", "CARP runs on a Franka Emika Panda and ")
    assert carp["method sentence"].startswith(tuple(f"“{sentence}" for sentence in sentences))
    assert rows["A Note on Knots"]["robot"] == ""


def test_the_default_columns_are_known(run, field, tmp_path):
    assert run("table", "--atlas", field, "-o", tmp_path / "survey.csv").status == 0


def test_rows_of_robots_under_conditions_and_columns_that_stay_empty(run, field, tmp_path):
    path = tmp_path / "robots.md"
    options = ["--rows", "robots", "--columns", "method,dataset", "--where", "robot ~ quadruped robot"]
    ended = run("table", "--atlas", field, *options, "-o", path)

    assert (ended.status, ended.out) == (0, f"1 robot written to {path}\n")
    assert ended.err == "note: no paper here names any method\nnote: no paper here names any dataset\n"
    assert path.read_text("utf-8").splitlines()[2].startswith("| Unitree A1 |")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "md", "tex"])
def test_every_form_is_the_same_each_time(run, field, tmp_path, ending):
    for name in ("one", "two"):
        assert run("table", "--atlas", field, "-o", tmp_path / f"{name}.{ending}").status == 0

    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--columns", "colour"], 2, "no column 'colour'; there are: method, "),
        (["--where", "robot is big"], 2, "'robot is big' is no condition; write: "),
        (["--where", "year > 2099"], 1, "no paper of this atlas meets: year > 2099; nothing was written"),
        (["-o", "survey.pdf"], 2, "survey.pdf: the ending says the form of the table"),
    ],
)
def test_a_wrong_call_is_told_and_nothing_written(fails, field, tmp_path, monkeypatch, options, status, told):
    monkeypatch.chdir(tmp_path)
    line = fails("table", "--atlas", field, "-o", "survey.csv", *options, status=status)

    assert line.startswith(told)
    assert list(tmp_path.iterdir()) == []

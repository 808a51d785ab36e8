import json

import pytest

from paperatlas.cli import main
from paperatlas.examples import example_gold

GOLD = {
    "id": "1",
    "title": "CARP",
    "abstract": "We propose CARP, a method for cable routing.",
    "entities": [{"id": "e1", "type": "Method", "name": "CARP", "must": True}],
    "relations": [{"s": "paper", "p": "proposes", "o": "e1", "must": True}],
}


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line; exit status, standard output and standard error."""

    def run_command(*words):
        monkeypatch.setattr("sys.argv", ["paperatlas", "evaluate", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code, *capsys.readouterr()

    return run_command


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD))
    return path


@pytest.fixture
def predicted(tmp_path):
    path = tmp_path / "predicted.jsonl"
    path.write_text(json.dumps({"id": "1", "entities": [{"id": "x", "type": "Task", "name": "CARP"}]}))
    return path


def test_a_model_is_scored(run):
    status, out, err = run(example_gold(), "--format", "json")
    scores = json.loads(out)
    assert (status, err, scores["papers"], scores["unpaired"]) == (0, "", 40, 0)
    assert scores["entities"]["right"] > 0
    assert scores["calibration_error"]["entities"] is not None


def test_predictions_are_scored_with_errors_and_papers(run, gold, predicted):
    status, out, _ = run(gold, "--predicted", predicted, "--errors", "--papers")
    lines = [line.split() for line in out.splitlines()]
    assert status == 0
    assert ["1", "CARP", "0.000", "0.000", "no", "no"] in lines
    assert ["1", "wrong", "entity", "Task", "CARP", "CARP"] in lines


def test_several_gold_files_are_one(run, gold, predicted):
    status, out, err = run(gold, gold, "--predicted", predicted, "--format", "json")
    assert (status, json.loads(out)["papers"], err) == (0, 2, "")


def test_gold_papers_without_prediction_are_told(run, gold, tmp_path):
    (tmp_path / "none.jsonl").write_text("")
    status, _, err = run(gold, "--predicted", tmp_path / "none.jsonl")
    assert (status, err) == (0, "  note: 1 of 1 gold papers have no prediction\n")


def test_the_report_can_go_to_a_file(run, gold, predicted, tmp_path):
    path = tmp_path / "scores.md"
    status, out, _ = run(gold, "--predicted", predicted, "--format", "markdown", "-o", path)
    assert (status, out) == (0, f"written: {path}\n")
    assert path.read_text().startswith("### Entities\n")


def test_a_model_and_predictions_exclude_each_other(run, gold, predicted):
    status, out, err = run(gold, "--model", "rules", "--predicted", predicted)
    assert (status, out, err) == (2, "", "paperatlas: give --model or --predicted, not both\n")


def test_a_bad_gold_file_is_one_line(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "1"}\n')
    status, out, err = run(path)
    assert (status, out) == (1, "")
    assert err == f"paperatlas: {path}: line 1: has no 'entities', which is a list\n"


def test_merges_are_scored_on_the_papers_that_are_given(run, gold, tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    ends = {"a": "cable routing", "a_paper": "1", "b": "Cable-Routing", "b_paper": "1"}
    pairs.write_text(json.dumps({"id": "m1", "family": "Task", "kind": "same", "same": True, **ends}))
    words = ("--merges", pairs, "--papers", gold, "--model", "rules")
    status, out, err = run(*words, "--format", "json")
    scores = json.loads(out)
    assert (status, err, scores["precision"], scores["recall"], scores["found"]) == (0, "", 1.0, 1.0, 1)
    assert "both ends found    1/1" in run(*words)[1]


def test_merges_need_papers_and_take_no_predictions(run, gold, predicted):
    message = "paperatlas: --merges goes with --papers FILE... and not with --predicted\n"
    assert run("--merges", gold) == (2, "", message)
    assert run("--merges", gold, "--papers", gold, "--predicted", predicted) == (2, "", message)


@pytest.mark.parametrize("words", [["gold.jsonl", "--model", "nobody"], ["gold.jsonl", "--format", "csv"]])
def test_a_wrong_call_has_status_2(run, words):
    assert run(*words)[0] == 2


def test_help_has_an_example(run):
    status, out, _ = run("--help")
    assert status == 0
    assert "paperatlas evaluate gold.jsonl --errors" in out

"""``extract``: one JSON object a paper, without an atlas."""

import json


def _lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_one_object_a_paper(run, papers, tmp_path):
    ended = run("extract", papers, "-o", tmp_path / "out.jsonl")
    first = _lines(tmp_path / "out.jsonl")[0]

    assert (ended.status, ended.out, ended.err) == (0, f"3 papers written to {tmp_path}/out.jsonl\n", "")
    assert list(first) == ["id", "title", "entities", "relations", "results", "links"]
    assert ("Method", "CARP") in {(e["type"], e["name"]) for e in first["entities"]}


def test_a_lower_threshold_writes_no_less(run, papers, tmp_path):
    run("extract", papers, "-o", tmp_path / "sure")
    run("extract", papers, "-o", tmp_path / "all", "--min-confidence", "0")

    numbers = [sum(len(line["entities"]) for line in _lines(tmp_path / name)) for name in ("sure", "all")]
    assert 0 < numbers[0] <= numbers[1]


def test_a_bad_record_is_told_and_the_others_written(run, tmp_path):
    (tmp_path / "papers.jsonl").write_text('{"title": "CARP"}\n{\n')

    ended = run("extract", tmp_path / "papers.jsonl", "-o", tmp_path / "out.jsonl")

    assert ended.out.startswith("1 papers written")
    assert ended.err.startswith(f"  failed: {tmp_path}/papers.jsonl: line 2: ")


def test_where_nothing_can_be_read_nothing_is_written(fails, tmp_path):
    (tmp_path / "bad").write_bytes(b"\x00" * 100)

    assert "is a binary file" in fails("extract", tmp_path / "bad", "-o", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["bad"]


def test_an_unknown_model_is_a_wrong_call(run, papers, tmp_path):
    ended = run("extract", papers, "-o", tmp_path / "out.jsonl", "--model", "nonsense")

    assert ended.status == 2
    assert "'nonsense' is not a model: give base, " in ended.err
    assert ", or the folder of one" in ended.err


def test_a_folder_that_holds_no_model_says_what_it_lacks(fails, papers, tmp_path):
    (tmp_path / "mine").mkdir()

    assert "mine is no model: words.npz is missing" in fails(
        "extract", papers, "-o", tmp_path / "out.jsonl", "--model", tmp_path / "mine", status=2
    )


def test_an_expected_precision_picks_the_cut_and_says_which(run, papers, tmp_path):
    ended = run("extract", papers, "-o", tmp_path / "out.jsonl", "--expected-precision", "0.7")

    sure = [e["confidence"] for line in _lines(tmp_path / "out.jsonl") for e in line["entities"]]
    assert sum(sure) / len(sure) >= 0.7
    assert f"expected precision 0.7: concepts from confidence {min(sure):.4f}\n" in ended.err


def test_an_expected_precision_out_of_reach_keeps_nothing(run, papers, tmp_path):
    ended = run("extract", papers, "-o", tmp_path / "out.jsonl", "--expected-precision", "1")

    assert [line["entities"] for line in _lines(tmp_path / "out.jsonl")] == [[], [], []]
    assert "expected precision 1: concepts none, as none is sure enough" in ended.err


def test_two_wishes_exclude_each_other(fails, papers, tmp_path):
    wishes = ("--min-confidence", "0.5", "--expected-precision", "0.9")

    assert "--expected-precision, not both" in fails("extract", papers, "-o", tmp_path / "out", *wishes, status=2)
    assert not (tmp_path / "out").exists()

"""``add``: more papers for an atlas."""


def test_papers_are_added(run, atlas, tmp_path):
    (tmp_path / "more.jsonl").write_text(
        '{"title": "Ropes", "abstract": "We propose ROPE, a policy for knot tying."}\n'
    )

    ended = run("add", tmp_path / "more.jsonl", "--atlas", atlas)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("records: 1 read\n")
    assert ", 4 Paper, " in ended.out


def test_what_is_there_is_skipped(run, atlas, papers):
    ended = run("add", papers, "--atlas", atlas)

    assert ended.out.startswith("records: 3 skipped\n")
    assert ended.err.count("the same record stands earlier") == 3


def test_an_unreadable_file_is_told(fails, atlas, tmp_path):
    (tmp_path / "bad").write_bytes(b"")

    assert fails("add", tmp_path / "bad", "--atlas", atlas).startswith(f"{tmp_path}/bad: is empty")

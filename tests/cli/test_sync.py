"""``sync`` and ``compact`` as a user calls them; what they do is tested in ``tests/pipeline``."""

import json


def test_a_folder_is_followed(run, atlas, papers, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    lines = papers.read_text("utf-8").splitlines()
    (folder / "a.jsonl").write_text("\n".join(lines[:2]), "utf-8")
    new = {"id": "p4", "title": "Walking on Snow", "abstract": "We use the Unitree A1."}
    (folder / "b.jsonl").write_text(json.dumps(new), "utf-8")

    ended = run("sync", folder, "--atlas", atlas)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == "records: 1 added, 1 removed, 2 unchanged"
    assert run("sync", folder, "--atlas", atlas).out.splitlines()[0] == "records: 0 added, 0 removed, 3 unchanged"


def test_compact_keeps_the_graph(run, atlas):
    before = json.loads(run("stats", "--atlas", atlas, "--format", "json").out)
    assert run("remove", "p3", "--atlas", atlas).status == 0
    smaller = json.loads(run("stats", "--atlas", atlas, "--format", "json").out)
    ended = run("compact", "--atlas", atlas)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("segments: ")
    after = json.loads(run("stats", "--atlas", atlas, "--format", "json").out)
    assert after == smaller != before

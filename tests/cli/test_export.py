"""``export``: the atlas as a file, whole or not at all."""

import json

import pytest

from paperatlas import registry


@pytest.mark.parametrize("form", ["html", "json", "turtle"])
def test_a_file_is_written_and_twice_the_same(run, field, tmp_path, form):
    for name in ("one", "two"):
        ended = run("export", form, "--atlas", field, "-o", tmp_path / name)
        assert (ended.status, ended.out, ended.err) == (0, f"written: {tmp_path / name}\n", "")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_all_exports_are_offered(run):
    for name in registry.names(registry.EXPORTS):
        assert name in run("export", "pdf", "--atlas", "x", "-o", "y").err


@pytest.mark.parametrize("form", ["html", "json", "turtle"])
def test_a_folder_that_is_not_there_is_told(fails, field, tmp_path, form):
    line = fails("export", form, "--atlas", field, "-o", tmp_path / "nowhere" / "x")

    assert line == f"{tmp_path}/nowhere/x: the folder {tmp_path}/nowhere does not exist; make it first"


def test_an_unknown_concept_in_the_middle_is_told_and_nothing_written(fails, field, tmp_path):
    assert "'Nonsense'" in fails("export", "html", "--atlas", field, "-o", tmp_path / "x", "--around", "Nonsense")
    assert list(tmp_path.iterdir()) == []


def test_the_explorer_can_leave_sentences_out(run, field, tmp_path):
    for name, option in (("with", "--sentences"), ("without", "--no-sentences")):
        assert run("export", "html", "--atlas", field, "-o", tmp_path / name, option).status == 0

    assert 'id="block:sentences:0"' in (tmp_path / "with").read_text("utf-8")
    assert "sentences:0" not in (tmp_path / "without").read_text("utf-8")


def test_around_a_concept_the_page_is_small_and_drawn_by_pyvis(run, field, tmp_path):
    ended = run("export", "html", "--atlas", field, "-o", tmp_path / "x", "--around", "PPO", "--most", "5")

    assert ended.status == 0
    assert "new vis.Network(" in (tmp_path / "x").read_text("utf-8")


def test_a_small_page_of_too_many_nodes_is_refused(fails, field, tmp_path):
    words = ("export", "html", "--atlas", field, "-o", tmp_path / "x", "--around", "PPO", "--most", "3000")

    assert "3000" in fails(*words, status=2)
    assert list(tmp_path.iterdir()) == []


def test_json_is_json(run, field, tmp_path):
    run("export", "json", "--atlas", field, "-o", tmp_path / "x")

    assert {"nodes", "links"} <= set(json.loads((tmp_path / "x").read_text("utf-8")))

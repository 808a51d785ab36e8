"""``diff``: what changed between two atlases, and why."""

import json
import shutil

import pytest


@pytest.fixture
def changes(run, field, atlas):
    """Change a copy of the atlas by a command, and give the differences, each as a tuple."""

    def differences(*words):
        assert run(*words, "--atlas", atlas).status == 0
        rows = json.loads(run("diff", field, atlas, "--format", "json").out)
        return [(row["change"], row["subject"], row["predicate"], row["object"], row["cause"]) for row in rows]

    return differences


def test_an_atlas_does_not_differ_from_itself(run, field):
    ended = run("diff", field, field, "--format", "csv")
    assert ended.out.splitlines() == ["subject,predicate,object,paper,change,cause"]


def test_a_removed_paper_and_a_new_one(changes, run, field, atlas):
    removed = changes("remove", "p2")
    assert {row[0] for row in removed} == {"removed"}
    assert {row[4] for row in removed} == {"paper removed"}
    assert ("removed", "paper/walking-on-sand", "usesRobot", "robot/unitree-a1", "paper removed") in removed
    assert any(row[2] == "broader" for row in removed)
    back = json.loads(run("diff", atlas, field, "--format", "json").out)
    assert {(row["change"], row["cause"]) for row in back} == {("added", "new paper")}


def test_a_change_by_hand(changes):
    merged = changes("curate", "merge", "method/carp", "method/diffusion-policy")
    assert {row[4] for row in merged} == {"curation: merge method/carp, method/diffusion-policy"}
    assert {row[0] for row in merged} >= {"removed"}


def test_names_and_aliases_that_were_given_by_hand(changes, run, atlas):
    assert run("curate", "rename", "PPO", "Bar", "--atlas", atlas).status == 0
    assert run("curate", "alias", "PPO", "clipped policy", "--atlas", atlas).status == 0
    found = changes("curate", "rename", "PPO", "Foo")
    renamed, named = "curation: rename method/ppo to Foo", "curation: alias method/ppo to clipped policy"
    assert set(found) == {
        ("removed", "method/ppo", "name", "PPO", renamed),
        ("added", "method/ppo", "name", "Foo", renamed),
        ("added", "method/ppo", "alias", "PPO", named),
        ("added", "method/ppo", "alias", "clipped policy", named),
    }


def test_edges_of_the_vocabulary_that_a_change_by_hand_removed(changes):
    cause = "curation: forbid robot/legged-robot"
    assert changes("curate", "forbid", "robot/legged-robot") == [
        ("removed", "robot/legged-robot", "broader", "robot/mobile-robot", cause),
        ("removed", "robot/quadruped-robot", "broader", "robot/legged-robot", cause),
    ]


def test_a_merge_that_was_undone(changes, run, field):
    rows = json.loads(run("merges", "--atlas", field, "--format", "json").out)
    label = next(row for row in rows if row["rule"] == "vocabulary")
    parted = changes("merges", "--undo", label["id"])
    assert {row[4].partition(":")[0] for row in parted} == {"curation"}


def test_a_paper_that_was_added(run, atlas, tmp_path):
    papers = tmp_path / "more.jsonl"
    text = "We train quadrupedal locomotion with proximal policy optimization (PPO) on the ANYmal C."
    papers.write_text(json.dumps({"id": "n", "title": "Walking on Ice", "abstract": text}) + "\n", "utf-8")
    before = shutil.copytree(atlas, tmp_path / "before")
    assert run("add", papers, "--atlas", atlas).status == 0
    rows = json.loads(run("diff", before, atlas, "--format", "json").out)
    assert {(row["change"], row["cause"]) for row in rows} == {("added", "new paper")}
    assert ("paper/walking-on-ice", "robot/anymal-c") in {(row["paper"], row["object"]) for row in rows}


def test_no_atlas(fails, field, tmp_path):
    assert fails("diff", field, tmp_path / "none").startswith(f"{tmp_path / 'none'}: no atlas here")

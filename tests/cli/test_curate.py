"""``curate``: each operation as a user gives it, on record, and refused in one line where it does not apply."""

import json

import pytest

from paperatlas.curation import Operation, read_curation, write_curation
from paperatlas.pipeline import build, compact, load_graph, relink

NOTE = ("--author", "N. N.", "--date", "2025-01-31", "--reason", "because")


def _concepts(atlas):
    return {concept.key: concept for concept in load_graph(atlas).concepts}


def _on_record(atlas):
    return [(o.op, o.on, o.to, o.author, o.date, o.reason) for o in read_curation(atlas / "curation.yaml")]


def test_merge_by_key_and_by_name(run, atlas):
    ended = run("curate", "merge", "method/carp", "diffusion policy", "--atlas", atlas, *NOTE)

    assert ended.status == 0
    assert "method/carp" not in _concepts(atlas)
    assert _on_record(atlas) == [
        ("merge", ("method/carp", "method/diffusion-policy"), None, "N. N.", "2025-01-31", "because")
    ]


def test_split_by_the_names_that_a_merge_list_shows(run, atlas):
    names = ("method/ppo~proximal-policy-optimization", "proximal policy optimization")
    ended = run("curate", "split", *names, "--atlas", atlas)

    assert (ended.status, ended.err) == (0, "")
    (operation,) = read_curation(atlas / "curation.yaml")
    assert operation.on == ("method/ppo~proximal-policy-optimization", "method/proximal-policy-optimization")


def test_a_denied_statement_is_left_out_and_comes_back_with_its_line(run, atlas):
    denied = [a for a in load_graph(atlas).assertions if (a.predicate, a.object) == ("usesRobot", "robot/unitree-a1")]
    paper = denied[0].subject

    ended = run("curate", "deny", paper, "usesRobot", "Unitree A1", "--atlas", atlas)

    assert (ended.status, ended.err) == (0, "")
    assert _on_record(atlas)[0][:3] == ("deny", (paper, "robot/unitree-a1"), "usesRobot")
    left = load_graph(atlas).assertions
    assert not [a for a in left if (a.subject, a.predicate, a.object) == (paper, "usesRobot", "robot/unitree-a1")]
    assert "robot/unitree-a1" in _concepts(atlas)

    write_curation(atlas / "curation.yaml", ())
    relink(atlas)
    assert [a for a in load_graph(atlas).assertions if a in denied] == denied


def test_a_statement_that_is_not_there_cannot_be_denied(fails, atlas):
    line = fails("curate", "deny", "robot/unitree-a1", "extends", "method/carp", "--atlas", atlas)
    assert line.startswith("curation: deny no longer applies: nothing states robot/unitree-a1 extends method/carp")


def test_rename_forbid_and_alias(run, atlas):
    for words in (["rename", "CARP", "CARP policy"], ["forbid", "robot/unitree-a1"], ["alias", "Panda", "Franka arm"]):
        assert run("curate", *words, "--atlas", atlas).status == 0
    concepts = _concepts(atlas)

    assert concepts["method/carp"].name == "CARP policy"
    assert "robot/unitree-a1" not in concepts
    assert "franka arm" in concepts["robot/franka-emika-panda"].aliases
    assert [operation[:3] for operation in _on_record(atlas)] == [
        ("rename", ("method/carp",), "CARP policy"),
        ("forbid", ("robot/unitree-a1",), None),
        ("alias", ("robot/franka-emika-panda",), "Franka arm"),
    ]
    listed = json.loads(run("curate", "list", "--atlas", atlas, "--format", "json").out)
    assert [(row["op"], row["on"], row["to"]) for row in listed] == [
        ("rename", ["method/carp"], "CARP policy"),
        ("forbid", ["robot/unitree-a1"], None),
        ("alias", ["robot/franka-emika-panda"], "Franka arm"),
    ]


def test_what_is_in_force_is_not_written_twice(run, atlas):
    for _ in range(2):
        assert run("curate", "rename", "method/carp", "C", "--atlas", atlas).status == 0
    assert len(_on_record(atlas)) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["merge", "method/carp"], "curate: 'merge' needs at least two names in 'on'"),
        (["forbid", "nonsense"], "no concept has the key, member name or name 'nonsense'; nothing was changed"),
        (["merge", "method/carp", "robot/unitree-a1"], "they are of different families; nothing was changed"),
        (["merge", "CARP", "method/carp"], "method/carp is one concept already; nothing was changed"),
        (
            ["rename", "CARP", "Diffusion policy"],
            "is the name of method/diffusion-policy: join the two by merge, or choose another name",
        ),
        (["alias", "CARP", "  "], "curate: 'alias' needs 'to'"),
        (["retype", "method/carp", "Robot"], "not a type of its family; nothing was changed"),
        (
            ["split", "method/carp", "method/ppo"],
            "no link record joins method/carp and method/ppo; nothing was changed",
        ),
    ],
)
def test_what_does_not_apply_changes_nothing(fails, atlas, words, why):
    before = (atlas / "manifest.json").read_bytes()

    assert fails("curate", *words, "--atlas", atlas).endswith(why)
    assert (atlas / "manifest.json").read_bytes() == before
    assert not (atlas / "curation.yaml").exists()


def test_an_operation_is_not_refused_for_an_earlier_one_that_it_overtakes(run, atlas):
    paper = next(a.subject for a in load_graph(atlas).assertions if a.object == "robot/unitree-a1")
    assert run("curate", "deny", paper, "usesRobot", "robot/unitree-a1", "--atlas", atlas).status == 0

    ended = run("curate", "forbid", "robot/unitree-a1", "--atlas", atlas)

    assert ended.status == 0
    assert "robot/unitree-a1" not in _concepts(atlas)
    assert "deny no longer applies" in run("curate", "list", "--atlas", atlas).err


def test_what_no_longer_applies_is_reported_and_stays(run, atlas):
    run("curate", "rename", "method/carp", "C", "--atlas", atlas)

    ended = run("remove", "p2", "arxiv:2401.00001", "--atlas", atlas)

    assert "  note: curation: rename no longer applies: no concept has the name method/carp\n" in ended.err
    assert [operation[0] for operation in _on_record(atlas)] == ["rename"]
    assert "rename no longer applies" in run("curate", "list", "--atlas", atlas).err


def test_a_curated_atlas_built_anew_from_its_papers_and_its_file_is_the_same(run, atlas, papers, tmp_path):
    for words in (["rename", "CARP", "C"], ["merge", "PPO", "CARP"], ["forbid", "robot/unitree-a1"]):
        assert run("curate", *words, "--atlas", atlas).status == 0
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "curation.yaml").write_bytes((atlas / "curation.yaml").read_bytes())

    build([papers], fresh)
    for folder in (atlas, fresh):
        compact(folder)

    curated = {path.name: path.read_bytes() for path in (atlas / "segments").iterdir()}
    assert {path.name: path.read_bytes() for path in (fresh / "segments").iterdir()} == curated


def test_every_merge_can_be_undone(run, atlas):
    rows = json.loads(run("merges", "--atlas", atlas, "--format", "json").out)
    for row in rows:
        assert run("merges", "--undo", row["id"], "--atlas", atlas).status == 0

    assert {row["rule"] for row in rows} >= {"abbreviation", "vocabulary"}
    assert json.loads(run("merges", "--atlas", atlas, "--format", "json").out) == []
    assert {operation.op for operation in read_curation(atlas / "curation.yaml")} == {"split"}


def test_a_file_of_someone_else_is_named(fails, atlas):
    write_curation(atlas / "curation.yaml", [Operation("forbid", ("method/carp",))])
    text = (atlas / "curation.yaml").read_text("utf-8")
    (atlas / "curation.yaml").write_text(text.replace("forbid", "destroy"), "utf-8")

    line = fails("curate", "rename", "method/carp", "C", "--atlas", atlas)

    assert line.startswith(f"{atlas / 'curation.yaml'}: operation 1: needs 'op'")

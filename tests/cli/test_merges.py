"""``merges``: which names were joined, and how to part them."""

import json

from paperatlas.curation import read_curation


def _rows(run, atlas):
    return {row["name"]: row for row in json.loads(run("merges", "--atlas", atlas, "--format", "json").out)}


def test_every_merge_names_its_rule(run, field):
    row = _rows(run, field)["method/ppo~proximal-policy-optimization"]

    assert (row["rule"], row["joined with"], row["papers"]) == (
        "abbreviation",
        "method/proximal-policy-optimization",
        1,
    )


def test_a_merge_is_undone_on_record(run, atlas):
    merged = _rows(run, atlas)["method/ppo~proximal-policy-optimization"]
    note = ("--author", "N. N.", "--date", "2025-01-31", "--reason", "two methods")

    ended = run("merges", "--atlas", atlas, "--undo", merged["id"], *note)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(
        "undone: method/ppo~proximal-policy-optimization and method/proximal-policy-optimization "
    )
    assert merged["name"] not in _rows(run, atlas)
    (operation,) = read_curation(atlas / "curation.yaml")
    assert (operation.op, operation.author, operation.date, operation.reason) == (
        "split", "N. N.", "2025-01-31", "two methods",
    )  # fmt: skip


def test_an_unknown_merge(fails, atlas):
    line = fails("merges", "--atlas", atlas, "--undo", "0000000000")

    assert line == f"no merge has the id '0000000000'; list them with: paperatlas merges --atlas {atlas}"

"""``stats``: what an atlas holds."""

import json


def test_counts(run, field):
    rows = {row["what"]: row["number"] for row in json.loads(run("stats", "--atlas", field, "--format", "json").out)}

    assert (rows["records read"], rows["Paper"]) == (3, 3)
    assert rows["PROPOSES"] >= 1
    assert rows["model"].startswith("base ")
    assert len(rows["digest"]) == 64


def test_a_damaged_manifest_is_told_with_what_to_do(fails, atlas):
    (atlas / "manifest.json").write_text("{")

    line = fails("stats", "--atlas", atlas)

    assert line.startswith(f"{atlas}/manifest.json: the manifest cannot be read")
    assert line.endswith("restore it, or remove it and build the atlas anew")


def test_that_advice_helps(run, atlas, papers):
    (atlas / "manifest.json").unlink()

    assert run("build", papers, "--atlas", atlas).status == 0

"""The manifest: what is missing, foreign, newer or damaged is refused in one line that says what to do."""

import json

import pytest

from paperatlas.atlas import FORMAT, Manifest
from paperatlas.atlas.manifest import commit_manifest, read_manifest
from paperatlas.atlas.segments import Segment
from paperatlas.errors import AtlasError

MANIFEST = Manifest(
    "rules",
    "1+abc",
    records=(Segment("paper-0.parquet", 2, "00"),),
    live=(Segment("live-0.parquet", 2, "01"),),
    graph={"papers": Segment("papernode-0.parquet", 2, "02")},
    digest="d1",
    counts={"Paper": 2},
    report={"read": 2},
)


def test_it_comes_back(tmp_path):
    commit_manifest(tmp_path, MANIFEST)

    assert read_manifest(tmp_path) == MANIFEST
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_where_there_is_none_the_command_that_makes_one_is_named(tmp_path):
    with pytest.raises(AtlasError, match=r"no atlas here; make one with: paperatlas build"):
        read_manifest(tmp_path)


def _with(**changes):
    return json.dumps({**json.loads(GOOD), **changes}).encode()


GOOD = json.dumps(
    {
        "format": FORMAT,
        "model": "rules",
        "model_version": "1",
        "records": [],
        "extractions": [],
        "live": [],
        "graph": {},
    }
)

DAMAGED = {
    "cut off": GOOD[:-9].encode(),
    "empty": b"",
    "binary": b"\x89PNG\xff\x00",
    "a list": b"[1, 2]",
    "other JSON": b'{"name": "some-package", "version": "1.0"}',
    "newer": _with(format=FORMAT + 1),
    "a field is missing": json.dumps({"format": FORMAT, "model": "rules"}).encode(),
    "segments are text": _with(records="paper"),
    "a segment lacks its digest": _with(live=[{"file": "a", "rows": 1}]),
    "the graph is a list": _with(graph=[]),
    "counts are words": _with(counts={"Paper": "two"}),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_is_not_ours_is_refused_in_one_line(tmp_path, content):
    (tmp_path / "manifest.json").write_bytes(content)

    with pytest.raises(AtlasError) as caught:
        read_manifest(tmp_path)

    message = str(caught.value)
    assert message.startswith(str(tmp_path / "manifest.json"))
    assert "remove it and build the atlas anew" in message
    assert "\n" not in message


def test_a_newer_format_is_named(tmp_path):
    (tmp_path / "manifest.json").write_bytes(DAMAGED["newer"])

    with pytest.raises(AtlasError, match=f"is of format {FORMAT + 1}, but this version reads format {FORMAT}"):
        read_manifest(tmp_path)


def test_a_folder_that_cannot_be_written_keeps_its_manifest(tmp_path):
    commit_manifest(tmp_path, MANIFEST)
    (tmp_path / "manifest.json.partial").mkdir()

    with pytest.raises(AtlasError, match="the atlas is unchanged"):
        commit_manifest(tmp_path, Manifest("rules", "2"))

    assert read_manifest(tmp_path) == MANIFEST

"""``sync`` and ``compact``: the atlas follows a folder; what was removed leaves its files."""

import json
import shutil
from pathlib import Path

import pytest
from tests.test_pipeline import PAPERS, _source, tiny, whole  # noqa: F401 - fixtures

from paperatlas import pipeline
from paperatlas.atlas import AtlasFolder
from paperatlas.errors import SourceError


@pytest.fixture
def atlas(whole, tmp_path):  # noqa: F811
    return Path(shutil.copytree(whole, tmp_path / "atlas"))


@pytest.fixture
def folder(tmp_path):
    """A folder with a file for each paper."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for paper in PAPERS:
        _source(folder / f"{paper['id']}.jsonl", [paper])
    return folder


def synced(folder, atlas):
    found = pipeline.sync([folder], atlas)
    return found.added, found.removed, found.kept, found.spared


def digest(atlas):
    return AtlasFolder(atlas).manifest().digest


def test_nothing_new_changes_no_byte(atlas, folder):
    before = (atlas / "manifest.json").read_bytes()
    assert synced(folder, atlas) == (0, 0, 7, 0)
    assert (atlas / "manifest.json").read_bytes() == before


def test_papers_come_go_and_change(tiny, atlas, folder, tmp_path):  # noqa: F811
    (folder / "p4.jsonl").unlink()
    _source(folder / "p5.jsonl", [PAPERS[4] | {"abstract": "SPO again, and DQN."}])
    _source(folder / "p8.jsonl", [{"id": "p8", "title": "Ropes again", "abstract": "KNOT beats PPO."}])
    tiny.READ.clear()

    assert synced(folder, atlas) == (2, 2, 5, 0)

    assert tiny.READ == ["Cables", "Ropes again"]
    pipeline.build([folder], tmp_path / "fresh", "tiny")
    assert digest(atlas) == digest(tmp_path / "fresh")


def test_where_a_record_cannot_be_read_nothing_goes(atlas, folder):
    (folder / "p4.jsonl").write_text('{"title": 5', "utf-8")
    before = digest(atlas)
    assert synced(folder, atlas) == (0, 0, 6, 1)
    assert digest(atlas) == before


def test_a_folder_that_is_empty_or_gone_empties_no_atlas(atlas, tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "gone"):
        with pytest.raises(SourceError):
            pipeline.sync([tmp_path / name], atlas)
    assert AtlasFolder(atlas).manifest().counts["Paper"] == 5


def test_compact_folders_of_the_same_papers_are_the_same_files(atlas, folder, tmp_path, tiny):  # noqa: F811
    pipeline.add([_source(tmp_path / "more.jsonl", [{"id": "p9", "title": "Nets", "abstract": "KNOT, NET."}])], atlas)
    pipeline.remove(["p9"], atlas)
    pipeline.build([folder], tmp_path / "fresh", "tiny")

    for each in (atlas, tmp_path / "fresh"):
        before = digest(each)
        pipeline.compact(each)
        assert digest(each) == before

    def files(path):
        return {p.name: p.read_bytes() for p in (path / "segments").iterdir()}

    assert files(atlas) == files(tmp_path / "fresh")
    assert "Nets" not in json.dumps([p.title for p in AtlasFolder(atlas).records(AtlasFolder(atlas).manifest())])

"""A disk that is full, and files of the atlas folder that were cut short, edited or put there by someone else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.test_pipeline import PAPERS, PLUGIN, _source, tiny, whole  # noqa: F401 - fixtures

from paperatlas import pipeline
from paperatlas.errors import AtlasError, PaperatlasError

FULL = """
import resource, signal, sys
from pathlib import Path
from paperatlas import pipeline
from paperatlas.errors import PaperatlasError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then a write that is too much is an error, as on a full disk
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    pipeline.add([Path(sys.argv[3])], Path(sys.argv[2]))
except PaperatlasError as error:
    print(error)
"""


@pytest.fixture
def atlas(whole, tmp_path):  # noqa: F811
    return Path(shutil.copytree(whole, tmp_path / "atlas"))


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("limit", "has_index"),
    [(0, True), (3000, True), (3000, False), (200_000, False)],
    ids=["first segment", "index", "later segment", "store"],
)
def test_a_full_disk_is_told_in_one_line_and_the_atlas_stays(atlas, tmp_path, limit, has_index):
    if not has_index:
        shutil.rmtree(next((atlas / "stores").glob("index-*")))
    more = _source(tmp_path / "more.jsonl", [{"id": "p9", "title": "Nets", "abstract": "KNOT beats NET. " * 50}])
    before = (atlas / "manifest.json").read_bytes()
    command = [sys.executable, "-c", FULL, str(limit), str(atlas), str(more)]
    ended = subprocess.run(
        command, env={"PYTHONPATH": str(PLUGIN), "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True
    )

    assert (ended.returncode, ended.stdout.count("\n")) == (0, 1), ended.stdout + ended.stderr
    assert str(atlas) in ended.stdout
    assert (atlas / "manifest.json").read_bytes() == before
    assert not list(atlas.rglob("*.partial"))
    assert all(found.difference is None for found in pipeline.verify(atlas))
    pipeline.add([more], atlas)


def test_a_store_that_does_not_fit_on_the_disk_is_not_begun(atlas, monkeypatch):
    shutil.rmtree(atlas / "stores")
    monkeypatch.setattr("paperatlas.pipeline.caches._LEAST_FREE", 1 << 60)
    with pytest.raises(AtlasError, match=r"the disk is full: \d+ MB are free, and about \d+ MB are needed"):
        pipeline.open_store(atlas, "cypher")


def _cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _edit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _replace(path):
    path.write_bytes(b"another file of that name")


@pytest.mark.parametrize("damage", [_cut, _edit, _replace, Path.unlink])
def test_every_file_that_is_not_what_it_was_is_named(atlas, damage):
    names = sorted(path.name for path in (atlas / "segments").iterdir())
    for name in names:
        kept = (atlas / "segments" / name).read_bytes()
        damage(atlas / "segments" / name)
        with pytest.raises(PaperatlasError) as caught:
            pipeline.verify(atlas)
        assert name in str(caught.value)
        assert "\n" not in str(caught.value)
        (atlas / "segments" / name).write_bytes(kept)
    assert len(names) >= 8
    assert all(found.difference is None for found in pipeline.verify(atlas))


@pytest.mark.parametrize("place", ["notes.txt", "segments/paper-1.parquet", "stores/mine"])
def test_a_file_of_someone_else_is_named_and_stays(atlas, place):
    (atlas / place).write_text("mine")
    found = {each.place: each.difference for each in pipeline.verify(atlas)}
    assert found["folder"] == f"{place} is no file of this atlas"
    pipeline.relink(atlas)
    assert (atlas / place).read_text() == "mine"

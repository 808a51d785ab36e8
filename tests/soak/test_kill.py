"""Fifty kills at any moment of every command that writes: the atlas is the old one or the new one, and goes on.

Runs only with PAPERATLAS_SOAK=1 (``make soak``): it takes half an hour.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paperatlas.atlas import AtlasFolder
from paperatlas.examples import example_papers
from paperatlas.pipeline import build, load_graph, open_store

KILLS = 50
MAIN = [sys.executable, "-c", "from paperatlas.cli import main; main()"]

pytestmark = pytest.mark.skipif(not os.environ.get("PAPERATLAS_SOAK"), reason="PAPERATLAS_SOAK is not set: make soak")


@pytest.fixture(scope="module")
def start(tmp_path_factory) -> Path:
    """A folder with an atlas of six example papers, and files of six and of twelve."""
    folder = tmp_path_factory.mktemp("soak")
    lines = example_papers().read_text("utf-8").splitlines(keepends=True)
    (folder / "six.jsonl").write_text("".join(lines[:6]), "utf-8")
    (folder / "twelve.jsonl").write_text("".join(lines[:12]), "utf-8")
    build([folder / "six.jsonl"], folder / "atlas")
    return folder


def _arguments(verb: str, folder: Path, atlas: Path) -> list[str]:
    link = AtlasFolder(folder / "atlas").read(AtlasFolder(folder / "atlas").links)[0]
    first = load_graph(folder / "atlas").papers[0].key
    rest = {
        "build": [str(folder / "twelve.jsonl")],
        "add": [str(folder / "twelve.jsonl")],
        "remove": [first],
        "merges": ["--undo", link.id],
    }
    return [*MAIN, verb, *rest[verb], "--atlas", str(atlas)]


def _manifest(atlas: Path) -> bytes:
    return (atlas / "manifest.json").read_bytes()


@pytest.mark.parametrize("verb", ["build", "add", "remove", "merges"])
def test_kills(start, tmp_path, verb):
    whole = Path(shutil.copytree(start / "atlas", tmp_path / "whole"))
    begun = time.monotonic()
    subprocess.run(_arguments(verb, start, whole), check=True, capture_output=True)
    lasts = time.monotonic() - begun
    chance = random.Random(verb)
    states = {_manifest(start / "atlas"): 0, _manifest(whole): 0}

    for number in range(KILLS):
        atlas = Path(shutil.copytree(start / "atlas", tmp_path / f"killed-{number}"))
        process = subprocess.Popen(_arguments(verb, start, atlas), stdout=-3, stderr=-3, start_new_session=True)
        time.sleep(chance.uniform(0, lasts))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

        states[_manifest(atlas)] += 1
        load_graph(atlas)
        with open_store(atlas, "cypher") as store:
            assert (
                store.query("MATCH (p:Paper) RETURN count(p)").rows[0][0]
                == AtlasFolder(atlas).manifest().counts["Paper"]
            )
        if _manifest(atlas) != _manifest(whole):
            subprocess.run(_arguments(verb, start, atlas), check=True, capture_output=True)
        assert AtlasFolder(atlas).manifest().digest == AtlasFolder(whole).manifest().digest
        shutil.rmtree(atlas)

    assert sum(states.values()) == KILLS

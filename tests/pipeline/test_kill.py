"""Killed at random moments, every command that writes leaves the old state or the new one, whole, and can go on.

Five kills a command here; with PAPERATLAS_SOAK=1 (``make soak``) fifty.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stores.sparql_servers import oxigraph
from tests.test_pipeline import PAPERS, PLUGIN, _source

KILLS = 50 if os.environ.get("PAPERATLAS_SOAK") else 5
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """An atlas of three papers, one of two, and a file of all papers."""
    folder = tmp_path_factory.mktemp("kills")
    _source(folder / "more.jsonl")
    code = (
        "import sys; from pathlib import Path; from paperatlas.pipeline import build\n"
        "folder = Path(sys.argv[1])\n"
        "for name in ('atlas', 'other'): build([folder / f'{name}.jsonl'], folder / name, 'tiny')"
    )
    _source(folder / "atlas.jsonl", PAPERS[:3])
    _source(folder / "other.jsonl", PAPERS[3:5])
    subprocess.run([sys.executable, "-c", code, str(folder)], env=_environment(), check=True)
    return folder


def _environment():
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(PLUGIN), str(ROOT)])}


def _kills(*arguments):
    command = [sys.executable, str(Path(__file__).with_name("kills.py")), *map(str, arguments)]
    ended = subprocess.run(command, env=_environment(), capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    old, new = re.fullmatch(r"(\d+) old, (\d+) new\n", ended.stdout).groups()
    assert int(old) + int(new) == KILLS


@pytest.mark.parametrize("verb", ["build", "add", "remove", "curate"])
def test_an_atlas(folder, verb):
    _kills(verb, KILLS, folder)


def test_the_load_of_a_server(folder, tmp_path):
    server = oxigraph(tmp_path)
    server.start()
    try:
        _kills("load", KILLS, folder, server.base)
    finally:
        server.kill()

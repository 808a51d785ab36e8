"""The command line as a user calls it, and a small atlas to ask."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from paperatlas.cli import main

PAPERS = [
    {
        "id": "arxiv:2401.00001",
        "title": "CARP: Learning to Route Cables",
        "abstract": "We propose CARP, a diffusion policy for cable routing. CARP runs on a Franka Emika Panda and "
        "outperforms PPO by 12.5% in success rate.",
        "year": 2024,
        "venue": "CoRL",
        "authors": ["Ada Bo", "Cy Dee"],
    },
    {
        "id": "p2",
        "title": "Walking on Sand",
        "abstract": "We train quadrupedal locomotion with proximal policy optimization (PPO) on the Unitree A1.",
        "year": 2023,
    },
    {"id": "p3", "title": "A Note on Knots", "year": 2022},
]

MAIN = [sys.executable, "-c", "from paperatlas.cli import main; main()"]


@dataclass(frozen=True)
class Ended:
    """How a call ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys):
    """Call the command line in this process. Gives its exit status and what it wrote."""

    def call(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["paperatlas", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Ended(int(ended.value.code or 0), written.out, written.err)

    return call


@pytest.fixture
def fails(run):
    """Call the command line, check that it fails with one line on standard error, and give that line."""

    def call(*arguments: object, status: int = 1) -> str:
        ended = run(*arguments)
        assert (ended.status, ended.out) == (status, ""), ended
        assert ended.err.startswith("paperatlas: ")
        assert ended.err.count("\n") == 1
        return ended.err.removeprefix("paperatlas: ").rstrip()

    return call


@pytest.fixture
def start():
    """Start the command line as a process of its own."""

    def begin(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        command = [*MAIN, *map(str, arguments)]
        environment = os.environ | dict(options.pop("env", {}))
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=environment, **(pipes | options))

    return begin


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> Path:
    """Three papers as JSON Lines; the last has no abstract."""
    path = tmp_path_factory.mktemp("papers") / "papers.jsonl"
    path.write_text("".join(json.dumps(paper) + "\n" for paper in PAPERS), "utf-8")
    return path


@pytest.fixture(scope="session")
def field(papers, tmp_path_factory) -> Path:
    """An atlas of the three papers, to be read only."""
    from paperatlas.pipeline import build

    path = tmp_path_factory.mktemp("field") / "atlas"
    build([papers], path)
    return path


@pytest.fixture
def atlas(field, tmp_path) -> Path:
    """A copy of the atlas of the three papers, to be changed."""
    return Path(shutil.copytree(field, tmp_path / "atlas"))

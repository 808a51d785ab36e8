"""One tiny training run of the whole way: annotated papers in, a model folder out, the same bytes twice."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from paperatlas.examples import example_gold
from paperatlas.extraction import extract, load_model
from paperatlas.extraction.joint.folder import FILES, SHIPPED
from paperatlas.model import Paper

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed: make training-check does")


def train(folder: Path) -> Path:
    files = ["--gold", str(example_gold()), "--start", SHIPPED / "base", "-o", folder]
    command = [sys.executable, "-m", "training", Path(__file__).with_name("tiny.toml"), *files]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, env=environment, cwd=ROOT, capture_output=True)
    return folder / "model"


def test_a_model_is_trained_loads_and_reads_and_a_second_run_writes_the_same(tmp_path: Path) -> None:
    one = train(tmp_path / "one")
    paper = Paper("ZAP: a policy", "We propose ZAP, trained with PPO in Isaac Gym.")
    found = extract(paper, load_model(str(one)))
    assert found.record == paper.digest
    assert found.model == str(one)
    two = train(tmp_path / "two")
    assert {name: (one / name).read_bytes() for name in FILES} == {name: (two / name).read_bytes() for name in FILES}


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    first = {name: (train(folder) / name).read_bytes() for name in FILES}
    (folder / "model" / "decision.json").unlink()
    assert {name: (train(folder) / name).read_bytes() for name in FILES} == first

"""Runs a module of the training as a user does, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_module(name: str, *arguments: str | Path) -> None:
    """``python -m NAME ARGUMENTS`` at the top of the project; it must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", name, *arguments], check=True, env=environment, cwd=ROOT, capture_output=True)

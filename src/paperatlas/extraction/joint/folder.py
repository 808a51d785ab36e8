"""The folder of a model: which files it has, and where the shipped ones lie."""

from __future__ import annotations

import hashlib
from pathlib import Path

FILES = ("words.npz", "encoder.onnx", "heads.onnx", "tokenizer.json", "decision.json")
SHIPPED = Path(__file__).parent / "models"
"""The folder with the folders ``base`` and ``small``."""


def digest(folder: Path) -> str:
    """The first eight hexadecimal digits of the SHA-256 of a model's files."""
    whole = hashlib.sha256()
    for name in FILES:
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:8]

"""Fixtures that all tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the gold papers and the corpus, which is not part of the project."""
    folder = os.environ.get("PAPERATLAS_SHARED")
    if not folder:
        pytest.skip("PAPERATLAS_SHARED does not name the folder with the gold papers and the corpus")
    return Path(folder)

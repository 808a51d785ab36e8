"""Examples in docstrings run: those of the library's face in a folder with the atlas of the example papers."""

from __future__ import annotations

from pathlib import Path

import pytest

ASKING = "paperatlas.face."
"""How the names of docstrings begin that open ``my-atlas``."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process runs them all, so that the atlas is built once."""
    for example in items:
        if example.name.startswith(ASKING):
            example.add_marker(pytest.mark.xdist_group("examples"))


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``my-atlas``, an atlas of the example papers."""
    from paperatlas.examples import example_papers
    from paperatlas.pipeline import build

    folder = tmp_path_factory.mktemp("examples")
    build([example_papers()], folder / "my-atlas")
    return folder


@pytest.fixture(autouse=True)
def _in_example_folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.name.startswith(ASKING):
        monkeypatch.chdir(request.getfixturevalue("example_folder"))

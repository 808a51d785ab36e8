"""Fixtures that all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With PAPERATLAS_REQUIRE_ALL, as in CI, a skipped test fails: there, all that a test may need is to be had."""
    report = yield
    if report.skipped and os.environ.get("PAPERATLAS_REQUIRE_ALL") and "soak" not in item.path.parts:
        report.outcome = "failed"
        report.longrepr = f"skipped where every test must run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the gold papers and the corpus, which is not part of the project."""
    folder = os.environ.get("PAPERATLAS_SHARED")
    if not folder:
        pytest.skip("PAPERATLAS_SHARED does not name the folder with the gold papers and the corpus")
    return Path(folder)

"""Fixtures that all tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With PAPERATLAS_REQUIRE_ALL, as in CI, a skipped test fails: there, all that a test may need is to be had.

    But for the soak, and the training, which CI runs apart, once torch is installed.
    """
    report = yield
    is_apart = {"soak", "training"} & set(item.path.parts)
    if report.skipped and os.environ.get("PAPERATLAS_REQUIRE_ALL") and not is_apart:
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


@pytest.fixture(scope="session")
def chromium():
    """The browser; the tests that need it are skipped where there is none."""
    program = os.environ.get("PAPERATLAS_CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.skip("no chromium: install it or name it in PAPERATLAS_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()

"""The reader that developers are shown how to write works as it is written."""

import os
import shlex
import subprocess
import sys
import tomllib
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, blocks_in, commands_in, files_in

PAGE = DOCS / "extending.md"
MAIN = [sys.executable, "-c", "from paperatlas.cli import main; main()"]


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """The files of the page in a folder, with the metadata that an installation makes of its pyproject.toml."""
    folder = tmp_path_factory.mktemp("package")
    for name, text in files_in(PAGE).items():
        (folder / name).write_text(text, "utf-8")
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    metadata = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    groups = project["entry-points"].items()
    lines = [f"[{group}]\n" + "".join(f"{name} = {at}\n" for name, at in named.items()) for group, named in groups]
    (metadata / "entry_points.txt").write_text("\n".join(lines))
    return folder


def _run(package: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(package)}
    return subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True)


def test_its_commands_answer_as_shown(package):
    (console,) = (text for _, text in blocks_in(PAGE, "console"))
    for command, answer in commands_in(console):
        program, *words = shlex.split(command)
        ended = _run(package, *MAIN, *words)

        assert (program, ended.returncode) == ("paperatlas", 0), ended.stderr
        assert OutputChecker().check_output(answer, ended.stdout, ELLIPSIS), ended.stdout


def test_its_tests_pass(package):
    ended = _run(package, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_refer.py")

    assert ended.returncode == 0, ended.stdout
    assert "3 passed" in ended.stdout


def test_it_keeps_the_rules_of_this_project(package):
    pytest.importorskip("mypy", reason="mypy is not installed")
    ended = _run(package, sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, "paperatlas_refer.py")

    assert ended.returncode == 0, ended.stdout


def test_every_group_of_entry_points_is_named():
    from paperatlas import registry

    groups = {value for name, value in vars(registry).items() if name.isupper()}
    assert {group for group in groups if f"| `{group}` |" not in PAGE.read_text("utf-8")} == set()

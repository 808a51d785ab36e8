"""The tutorial and the README's section on asking do what they say, on one atlas from the first line to the last."""

import doctest
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.docs.pages import DOCS, blocks_in, commands_in, files_in

from paperatlas.cli.main import paperatlas

TUTORIAL = DOCS / "tutorial.md"
ASK = DOCS / "readme" / "30-ask.md"
AS_SHOWN = doctest.ELLIPSIS

pytestmark = pytest.mark.xdist_group("tutorial")


def _run(command: str) -> str:
    """What a command prints."""
    program, *words = shlex.split(command, comments=True)
    assert program == "paperatlas"
    ended = CliRunner().invoke(paperatlas, words, catch_exceptions=False)
    assert ended.exit_code == 0, f"{command}\n{ended.output}"
    return ended.stdout


def _run_console(text: str) -> None:
    for command, answer in commands_in(text):
        printed = _run(command)
        if answer:
            assert doctest.OutputChecker().check_output(answer, printed, AS_SHOWN), f"{command}\n{printed}"


def _run_python(text: str, values: dict[str, object]) -> None:
    problems: list[str] = []
    example = doctest.DocTestParser().get_doctest(text, values, TUTORIAL.name, str(TUTORIAL), 0)
    doctest.DocTestRunner(optionflags=AS_SHOWN).run(example, out=problems.append, clear_globs=False)
    values |= example.globs
    assert problems == []


def test_the_tutorial_from_first_to_last(tmp_path, monkeypatch):
    pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(tmp_path)
    for name, text in files_in(TUTORIAL).items():
        Path(name).write_text(text, "utf-8")
    values: dict[str, object] = {}

    for kind, text in blocks_in(TUTORIAL, "console", "pycon"):
        if kind == "console":
            _run_console(text)
        else:
            _run_python(text, values)

    assert {"my-atlas.html", "survey.xlsx", "a1.html"} <= {path.name for path in tmp_path.iterdir()}


def test_what_the_readme_says_of_asking(tmp_path, monkeypatch):
    pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(tmp_path)
    _run("paperatlas demo --atlas my-atlas")

    for kind, text in blocks_in(ASK, "sh", "python"):
        if kind == "python":
            exec(compile(text, ASK.name, "exec"), {})
        else:
            for line in text.splitlines():
                assert _run(line), line

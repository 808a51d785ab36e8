"""The tables and analyses of the example papers that the documents show are what the commands answer."""

import importlib.util
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "docs" / "make_analyses.py"


@pytest.fixture(scope="module")
def made():
    """The texts that the script makes, by path."""
    spec = importlib.util.spec_from_file_location("make_analyses", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.made()


@pytest.mark.parametrize("name", ["analyses.md", "33-tables.md"])
def test_the_documents_show_what_the_commands_answer(made, name):
    """Another kind of processor rounds otherwise, so that a few edges may be others; where the atlas is the same, so is
    every letter.
    """
    shown = {path.name: path.read_text("utf-8") for path in made}
    anew = {path.name: text for path, text in made.items()}
    digests = {re.search(r"`([0-9a-f]{64})`", texts["analyses.md"])[1] for texts in (shown, anew)}

    if len(digests) == 1:
        assert shown[name] == anew[name], "run: python docs/make_analyses.py"
    words = shown[name].split(), anew[name].split()
    assert SequenceMatcher(None, *words, autojunk=False).ratio() > 0.9


def test_every_analysis_is_shown_and_finds_something(made):
    (page,) = (text for path, text in made.items() if path.name == "analyses.md")

    for command in ("table", "leaderboard", "gaps", "lineage", "compare", "similar", "conflicts", "path"):
        assert f"paperatlas {command} --atlas my-atlas" in page
    assert page.count("“") > 20

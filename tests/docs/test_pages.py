"""The documents as they lie in the folder: README assembled, links that lead somewhere, every word and question."""

import importlib.util
import re
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, ROOT, links_in

from paperatlas import model

PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md")), *sorted((ROOT / "decisions").glob("*.md"))]


def _assembled() -> str:
    spec = importlib.util.spec_from_file_location("assemble_readme", DOCS / "assemble_readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.assembled()


def test_the_readme_is_up_to_date():
    assert (ROOT / "README.md").read_text("utf-8") == _assembled(), "run: make readme"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_inside_lead_to_files(page):
    base = ROOT if page.parent.name == "readme" else page.parent
    inside = [link.partition("#")[0] for link in links_in(page) if not re.match(r"[a-z]+:", link)]

    assert [link for link in inside if link and not (base / link).exists()] == []


def test_every_word_of_the_hand_over_types_is_explained():
    words = {*re.findall(r"\*(\w+)\*", model.__doc__), "link record", "alias", "vocabulary", "record", "paper"}
    explained = set(re.findall(r"^\| \*\*([\w ]+)\*\* \|", (DOCS / "words.md").read_text("utf-8"), re.MULTILINE))

    assert "mention" in words
    assert {word for word in words if not {word, word.removesuffix("s")} & explained} == set()


def test_nobody_names_a_place_on_a_machine():
    assert [path.name for path in PAGES if re.search(r"(?<![\w.])/(?:home|root|tmp|work)/", _text(path))] == []


def _text(path: Path) -> str:
    return path.read_text("utf-8")

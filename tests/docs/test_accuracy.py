"""The page on accuracy: every reader on every set, and nothing said where nothing was measured."""

import re
import sys

import pytest
from tests import scripts

from paperatlas.evaluation import read_gold
from paperatlas.examples import example_gold


@pytest.fixture(scope="module")
def script():
    """The script that writes the page."""
    return scripts.script("docs", "make_accuracy")


@pytest.fixture(scope="module")
def pages(script):
    """The module with its texts."""
    return sys.modules["accuracy_page"]


@pytest.fixture(scope="module")
def models(script):
    """The vocabulary alone, which says no relations, and the rules."""
    return [script.load_reader(name) for name in ("vocabulary", "rules")]


@pytest.fixture(scope="module")
def measured(script, models):
    """Both on a few example papers."""
    return [script.measure("Some (6)", read_gold([example_gold()])[:6], models)]


def row(text, name):
    """The cells of the first row that begins with a name."""
    return re.search(rf"^\| {name} \| (.*) \|$", text, re.MULTILINE)[1].split(" | ")


def test_every_reader_stands_in_the_table(pages, measured):
    tables = pages.set_tables(measured[0])

    figures = measured[0].scores["rules"]
    assert row(tables, "rules")[:3] == [
        f"{rate:.3f}" for rate in (figures.entities.precision, figures.entities.recall, figures.entities.f1)
    ]
    assert row(tables, "vocabulary")[3:] == ["–"] * 7
    assert "| predicate | asked | rules |" in tables


def test_a_higher_wish_reaches_no_more(measured):
    recalls = [scores.entities.recall for scores in measured[0].wishes.values()]

    assert recalls == sorted(recalls, reverse=True)
    assert len(recalls) == 3


def test_the_page_names_versions_date_and_what_is_included(pages, measured, models):
    page = pages.page(measured, models, "2026-01-02", "## Speed\n")

    assert "on 2026-01-02 by" in page
    assert row(page, "rules")[-1] == models[1].version
    assert page.endswith("## Speed\n")
    assert "{" not in page


def test_the_readme_gives_both_figures_of_each_reader(pages, measured):
    section = pages.short(measured)

    figures = measured[0].scores["rules"]
    concepts, relations = row(section, re.escape("Some (6)"))
    assert (concepts.endswith("/ –"), relations) == (True, f"{figures.entities.f1:.2f} / {figures.relations.f1:.2f}")

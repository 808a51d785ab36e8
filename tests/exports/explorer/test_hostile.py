"""Names and sentences that try to be markup, to turn the page around, or to fill it."""

import pytest
from playwright.sync_api import expect
from tests.exports.browsing import PHONE
from tests.exports.hostile import HOSTILE, TEXTS

pytestmark = pytest.mark.browser
NAMES = {concept.key: concept.name for concept in HOSTILE.concepts} | {n.key: n.paper.title for n in HOSTILE.papers}


def is_within(seen):
    """Whether nothing makes the page wider than the window."""
    return seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(1280, 800), PHONE])
def test_every_node_and_edge_can_be_opened_and_says_exactly_its_name(visit, size):
    seen = visit("hostile", size=size)
    for key, name in NAMES.items():
        seen.page.evaluate("key => { location.hash = '#node=' + encodeURIComponent(key) }", key)
        seen.page.wait_for_timeout(30)
        assert seen.card.locator("h2").evaluate("heading => heading.textContent") == name
        assert is_within(seen)
        if seen.card.locator("button.why").count():
            seen.card.locator("button.why").first.click()
            seen.page.locator(".sentences[aria-busy]").wait_for(state="detached")
            assert is_within(seen)


def test_search_finds_hostile_names_as_text(visit):
    seen = visit("hostile")
    for words in ("<b>&amp;", "}}", "' OR", "שלום", "机器人", "x" * 40, "$rows"):
        expect(seen.find(words).first).to_contain_text(words[:9])
        assert is_within(seen)
    assert seen.page.locator("#query-hits b").count() == 0


@pytest.mark.parametrize("size", [(1280, 800), PHONE])
def test_the_table_shows_hostile_names_as_text(visit, size):
    seen = visit("hostile", size=size, address="#table=1")
    cells = seen.page.locator("tbody td:first-child bdi").evaluate_all("cells => cells.map(cell => cell.textContent)")
    assert sorted(cells) == sorted(name if len(name) <= 200 else name[:200] + "…" for name in NAMES.values())
    assert seen.page.locator("tbody b").count() == 0
    assert is_within(seen)


def test_a_name_that_ends_the_script_did_not_end_it(visit):
    assert any("<b>" in text for text in TEXTS)
    seen = visit("hostile")
    assert seen.page.locator("body > b, main > b").count() == 0
    assert seen.page.evaluate("document.scripts.length") == seen.page.locator("script").count()

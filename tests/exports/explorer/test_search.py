"""Search as one types, by mouse and by keyboard."""

import pytest
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_the_slash_key_searches_and_enter_chooses(visit, size):
    seen = visit(size)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("DIFFUSION meth")
    hits = seen.page.locator("#query-hits [role=option]")
    hits.first.wait_for()
    assert hits.first.get_attribute("aria-selected") == "true"
    assert seen.page.get_attribute("#query", "aria-activedescendant") == hits.first.get_attribute("id")
    seen.page.keyboard.press("ArrowDown")
    second = hits.nth(1).get_attribute("data-key")
    seen.page.keyboard.press("Enter")
    assert seen.card.get_attribute("data-key") == second
    assert seen.page.locator("#query-hits").is_hidden()


def test_aliases_are_found_and_shown(visit):
    seen = visit(200)
    hits = seen.find("alias of 12")
    assert "also alias of 12" in hits.first.inner_text()
    hits.first.click()
    assert seen.card.get_attribute("data-key") == "method/c12"


def test_what_has_no_name_like_it_is_said_to_be_nothing(visit):
    seen = visit(200)
    assert seen.find("quantum").count() == 0
    assert "Nothing" in seen.page.inner_text("#query-hits")
    assert seen.page.inner_text("#status") == "0 names found"
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#query-hits").is_hidden()


def test_what_is_chosen_comes_into_sight(visit):
    seen = visit(2000, address="#view=9,9,40")
    seen.choose("planning task 5")
    seen.rest()
    x, y = seen.whereabouts(seen.card.get_attribute("data-key"))
    assert 268 < x < 890
    assert 60 < y < 790

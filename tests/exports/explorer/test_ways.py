"""Ways through the atlas: paths, focus, back and forward, addresses."""

import pytest
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_the_path_between_two_nodes_by_keyboard(visit, size):
    seen = visit(size)
    seen.page.press("#show-path", "Enter")
    seen.choose("diffusion method 0", "way-from")
    seen.choose("planning task 5", "way-to")
    seen.page.locator(".way li").first.wait_for()
    keys = [button.get_attribute("data-key") for button in seen.page.locator(".way button.name").all()]
    assert (keys[0], keys[-1]) == ("method/c0", "task/c5")
    assert len(keys) == len(set(keys)) == seen.page.locator(".way .step").count() + 1
    seen.page.locator(".way .step button").first.press("Enter")
    seen.card.locator(".end").first.wait_for()
    assert seen.card.locator(".end").count() == 2


def test_a_path_from_the_card_of_a_node(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.page.click("#path-from")
    assert seen.page.input_value("#way-from") == "diffusion method 0"
    seen.find("planning task 5", "way-to").first.click()
    seen.page.locator(".way li").first.wait_for()
    assert 'path=["method/c0","task/c5"]' in seen.address


def test_that_no_way_leads_there_is_said(visit):
    unsaid = "unsaid=uses,addresses,evaluatedOn,usesRobot,outperforms,broader"
    seen = visit(200, address=f"#{unsaid}&path=%5B%22method/c0%22,%22task/c5%22%5D")
    assert "No way leads" in seen.card.inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_focus_shows_a_node_with_its_neighbours_only(visit, size):
    seen = visit(size)
    seen.choose("diffusion method 0")
    seen.rest()
    seen.click_node("method/c0", twice=True)
    seen.rest()
    around = {button.get_attribute("data-key") for button in seen.card.locator(".neighbours button.name").all()}
    assert seen.page.evaluate("paperatlas.drawn()") < size / 2
    assert all(seen.whereabouts(key) for key in around)
    assert "focus=1" in seen.address
    seen.page.click("#focus")
    seen.rest()
    assert "focus" not in seen.address


def test_focus_by_key_with_back_and_forward(visit):
    seen = visit(200)
    page = seen.page
    assert page.locator("#back").is_disabled()
    seen.choose("diffusion method 0")
    page.locator("#picture").focus()
    page.keyboard.press("f")
    seen.rest()
    seen.choose("planning task 5")
    assert page.evaluate("paperatlas.whereIs('task/c5') !== null")
    page.click("#back")
    page.locator(".card[data-key='method/c0']").wait_for()
    assert "focus=1" in seen.address
    page.press("#back", "Enter")
    page.wait_for_timeout(200)
    assert "focus" not in seen.address
    page.click("#back")
    page.locator("#side").wait_for(state="hidden")
    assert page.locator("#back").is_disabled()
    page.click("#forward")
    page.locator(".card[data-key='method/c0']").wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_an_address_leads_back_to_node_filter_and_view(visit, size):
    seen = visit(size)
    seen.page.click("#legend [data-name=Robot]")
    seen.choose("diffusion method 0")
    seen.page.locator("#picture").focus()
    seen.page.keyboard.press("+")
    seen.rest()
    place, shown = seen.whereabouts("method/c0"), seen.shown
    again = visit(size, address=seen.page.evaluate("location.hash"))
    assert again.card.get_attribute("data-key") == "method/c0"
    assert again.shown == shown
    assert again.whereabouts("method/c0") == pytest.approx(place, abs=2)


def test_an_address_of_nothing_does_no_harm(visit):
    seen = visit(200, address="#node=method/gone&edge=[1]&path=x&view=a,b&years=zz&focus=1")
    assert seen.page.locator("#side").is_hidden()
    assert seen.page.evaluate("paperatlas.drawn()") == 200


def test_a_new_address_in_the_same_page_is_followed(visit):
    seen = visit(200)
    seen.page.evaluate("location.hash = '#node=task/c5'")
    seen.page.locator(".card[data-key='task/c5']").wait_for()

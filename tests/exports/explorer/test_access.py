"""For everyone: by keyboard alone, with a screen reader, on a phone, without a canvas."""

from pathlib import Path

import pytest
from tests.exports.browsing import PHONE
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null"
PLACES = {
    "start": "",
    "node": "#node=method/c0",
    "edge": '#edge=["paper/0000","uses","method/c0"]',
    "path": '#path=["method/c0","task/c5"]',
    "table": "#table=1",
}


def faults(seen):
    """What axe finds serious or critical."""
    run = "; axe.run(document, { resultTypes: ['violations'], preload: false })"
    found = seen.page.evaluate(AXE.read_text("utf-8") + run)
    return [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), PHONE])
def test_axe_finds_nothing_serious(visit, size, scheme):
    if not AXE.exists():
        pytest.skip("no axe-core: run npm ci in explorer/")
    for address in PLACES.values():
        seen = visit(200, size=size, scheme=scheme, address=address)
        seen.page.wait_for_timeout(300)
        assert faults(seen) == []
    seen.page.click("#close-table")
    for button in ("#show-help", "#show-save", "#show-path", "#corrections"):
        seen.page.click(button)
        assert faults(seen) == []
    seen.choose("diffusion method 0")
    seen.page.locator("button.wrong").click()
    assert faults(seen) == []


def test_tab_reaches_every_part(visit):
    seen = visit(200, address="#node=method/c0")
    reached = set()
    for _ in range(70):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate(
            "document.activeElement.id || document.activeElement.closest('[id]')?.id"
        ))  # fmt: skip
    assert {"query", "show-path", "show-table", "show-help", "picture", "legend", "focus", "zoom"} <= reached


def test_help_lists_the_keys(visit):
    seen = visit(200)
    seen.page.locator("#picture").focus()
    seen.page.keyboard.press("?")
    assert "Legend and filters".lower() in seen.card.inner_text().lower()
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#side").is_hidden()


def test_every_button_has_a_name(visit):
    seen = visit(200, address="#node=method/c0&table=1")
    nameless = "[...document.querySelectorAll('button')].filter(b => !(b.ariaLabel || b.textContent.trim())).length"
    assert seen.page.evaluate(nameless) == 0


@pytest.mark.parametrize("size", SIZES)
def test_without_a_canvas_the_table_stands_for_the_picture(visit, size):
    seen = visit(size, before=NO_CANVAS)
    assert "cannot draw the map" in seen.page.inner_text(".notice")
    assert f"{size:,} nodes" in seen.page.inner_text("caption")
    seen.page.keyboard.press("/")
    seen.choose("diffusion method 0")
    assert seen.card.get_attribute("data-key") == "method/c0"
    assert seen.page.locator("#table").is_visible()
    seen.card.locator(".group", has_text="… uses it").locator("button.why").first.click()
    seen.page.locator(".sentences li").first.wait_for()


def test_without_a_worker_all_is_the_same(visit):
    seen = visit(200, before="globalThis.Worker = class { constructor() { throw new Error('forbidden') } }")
    seen.choose("alias of 12")
    assert seen.card.get_attribute("data-key") == "method/c12"


def test_on_a_phone_all_is_in_reach(visit):
    seen = visit(2000, size=PHONE)
    page = seen.page
    assert page.locator("#legend").is_hidden()
    page.tap("#show-legend")
    page.tap("#legend [data-name=Paper]")
    page.tap("#show-legend")
    assert page.locator("#legend").is_hidden()
    seen.choose("diffusion method 0")
    seen.rest()
    x, y = seen.whereabouts("method/c0")
    side = page.locator("#side").bounding_box()
    assert 0 < x < PHONE[0]
    assert 100 < y < side["y"]
    assert side["x"] + side["width"] <= PHONE[0]
    page.tap("#focus")
    page.tap("#close-side")
    page.tap("#show-table")
    assert page.locator("#table").is_visible()

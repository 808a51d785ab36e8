"""The legend, which filters."""

import pytest
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser


def numbers(seen):
    """Nodes and edges that are shown."""
    nodes, edges = seen.shown.replace(",", "").replace(" shown", "").split(" nodes ")
    return int(nodes), int(edges.split()[0])


@pytest.mark.parametrize("size", SIZES)
def test_types_are_hidden_and_shown_by_mouse_and_keyboard(visit, size):
    seen = visit(size)
    row = seen.page.locator("#legend [data-name=Paper]")
    assert row.inner_text().split() == ["Paper", f"{size // 2:,}"]
    before = numbers(seen)
    row.click()
    assert row.get_attribute("aria-pressed") == "false"
    assert numbers(seen)[0] == size // 2
    assert "without=Paper" in seen.address
    row.press("Enter")
    assert numbers(seen) == before


def test_predicates_years_confidence_and_support(visit):
    seen = visit(200)
    page, (nodes, edges) = seen.page, numbers(seen)
    page.locator("#more-filters summary").press("Enter")
    page.locator("#legend [data-name=uses]").click()
    without = numbers(seen)
    assert without[1] < edges
    page.fill("#year-from", "2020")
    page.press("#year-from", "Enter")
    later = numbers(seen)
    assert later[1] < without[1]
    page.locator("#confidence").focus()
    for _ in range(14):
        page.keyboard.press("ArrowRight")
    surer = numbers(seen)
    assert surer[1] < later[1]
    page.fill("#support", "2")
    page.press("#support", "Enter")
    assert numbers(seen)[1] < surer[1]
    for part in ("unsaid=uses", "years=2020-2024", "confidence=0.7", "support=2"):
        assert part in seen.address
    page.click("#reset")
    assert numbers(seen) == (nodes, edges)
    assert page.locator("#reset").is_hidden()


def test_a_filter_holds_for_cards_too(visit):
    seen = visit(200, address="#unsaid=uses")
    seen.choose("diffusion method 0")
    assert "… uses it" not in seen.card.inner_text()

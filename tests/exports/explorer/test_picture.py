"""What is drawn, how one moves in it, and what a click does."""

import pytest
from tests.exports.browsing import DESKTOP, PHONE
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser


def overlaps(boxes):
    def cross(a, b):
        return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]

    return [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if cross(a, b)]


@pytest.mark.parametrize("window", [DESKTOP, PHONE])
@pytest.mark.parametrize("size", SIZES)
def test_no_label_lies_over_another_or_beyond_the_edge_at_first(visit, size, window):
    seen = visit(size, size=window)
    seen.rest()
    labels, names = seen.page.evaluate("[paperatlas.labels(), paperatlas.names()]")
    assert len(labels) > (10 if window == DESKTOP else 3)
    assert len(names) > 3
    assert overlaps([*labels, *names]) == []
    assert all(0 <= label["left"] < label["right"] <= window[0] for label in labels)


def test_a_small_graph_is_drawn_whole_and_all_of_it_is_in_sight(visit):
    seen = visit(200)
    assert seen.page.evaluate("paperatlas.drawn()") == 200
    assert "200 nodes" in seen.shown
    for key in ("method/c0", "paper/0042"):
        x, y = seen.whereabouts(key)
        assert 260 < x < 1280
        assert 60 < y < 800


@pytest.mark.parametrize("size", SIZES)
def test_a_click_opens_the_card_of_a_node_and_one_beside_it_closes_it(visit, size):
    seen = visit(size)
    seen.click_node("method/c0")
    assert seen.card.locator("h2").inner_text() == "diffusion method 0"
    assert "node=method/c0" in seen.address
    seen.click_beside()
    assert seen.page.locator("#side").is_hidden()
    assert "node=" not in seen.address


def test_a_click_on_a_line_opens_the_sentences(visit):
    seen = visit(200)
    seen.click_node("method/c0")
    other = seen.card.locator(".neighbours button.name").first.get_attribute("data-key")
    (x, y), (u, v) = seen.whereabouts("method/c0"), seen.whereabouts(other)
    seen.page.mouse.click(x + (u - x) * 0.7, y + (v - y) * 0.7)
    seen.page.locator(".sentences mark.object").first.wait_for()
    assert seen.card.locator(".end").count() == 2


def test_dragging_moves_and_the_wheel_comes_nearer(visit):
    seen = visit(200)
    x, y = seen.whereabouts("method/c0")
    seen.page.mouse.move(640, 795)
    seen.page.mouse.down()
    seen.page.mouse.move(700, 755, steps=5)
    seen.page.mouse.up()
    right, down = seen.whereabouts("method/c0")
    assert (round(right - x), round(down - y)) == (60, -40)
    seen.page.mouse.move(right, down)
    seen.page.mouse.wheel(0, -400)
    seen.rest()
    near = seen.whereabouts("method/c0")
    assert near == pytest.approx([right, down], abs=2)
    assert "view=" in seen.address


def test_keys_move_and_zoom_and_step_through_nodes(visit):
    seen = visit(200)
    page, canvas = seen.page, seen.page.locator("#picture")
    canvas.focus()
    x, y = seen.whereabouts("method/c0")
    canvas.press("ArrowLeft")
    canvas.press("ArrowDown")
    assert seen.whereabouts("method/c0") == pytest.approx([x + 80, y - 80])
    canvas.press("0")
    seen.rest()
    assert seen.whereabouts("method/c0") == pytest.approx([x, y], abs=1)
    canvas.press("n")
    first = page.inner_text("#status")
    canvas.press("n")
    assert page.inner_text("#status") != first
    canvas.press("p")
    assert page.inner_text("#status") == first
    canvas.press("Enter")
    assert first.endswith(seen.card.locator("h2").inner_text())
    before = seen.whereabouts("method/c0")
    canvas.press("+")
    seen.rest()
    assert seen.whereabouts("method/c0") != pytest.approx(before, abs=5)


def test_zoom_buttons_come_nearer_and_show_all_again(visit):
    seen = visit(2000)
    start = seen.whereabouts("method/c0")
    seen.page.click("#zoom >> [aria-label=Nearer]")
    seen.rest()
    assert seen.whereabouts("method/c0") != pytest.approx(start, abs=3)
    seen.page.click("#zoom >> [aria-label='Show all']")
    seen.rest()
    assert seen.whereabouts("method/c0") == pytest.approx(start, abs=1)
    assert "view=" not in seen.address


def test_a_community_is_gone_to_from_its_list(visit):
    seen = visit(2000)
    seen.page.click("#communities summary")
    seen.page.locator("#communities .row").first.click()
    seen.rest()
    assert "view=" in seen.address
    assert seen.page.inner_text("#status").startswith("Community ")


def test_two_fingers_zoom(visit):
    seen = visit(200, size=PHONE)
    before = seen.whereabouts("method/c0"), seen.whereabouts("method/c4")
    seen.page.evaluate("""() => {
        const canvas = document.getElementById("picture");
        canvas.setPointerCapture = () => undefined;
        const touch = (type, pointerId, clientX) => canvas.dispatchEvent(
            new PointerEvent(type, { pointerId, clientX, clientY: 400, bubbles: true, pointerType: "touch" }));
        touch("pointerdown", 1, 150); touch("pointerdown", 2, 250);
        touch("pointermove", 1, 100); touch("pointermove", 2, 300);
        touch("pointerup", 1, 100); touch("pointerup", 2, 300);
    }""")
    after = seen.whereabouts("method/c0"), seen.whereabouts("method/c4")
    assert after[1][0] - after[0][0] == pytest.approx(2 * (before[1][0] - before[0][0]), rel=0.05)


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(251, 251, 249)"), ("dark", "rgb(20, 24, 29)")])
def test_the_page_is_as_dark_as_the_system(visit, scheme, ground):
    page = visit(200, scheme=scheme).page
    pixel = "[...document.getElementById('picture').getContext('2d').getImageData(640, 796, 1, 1).data].slice(0, 3)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    assert f"rgb({', '.join(map(str, page.evaluate(pixel)))})" == ground


def test_the_theme_can_be_chosen_and_is_kept(visit):
    seen = visit(200)
    seen.page.click("#flip-theme")
    assert seen.page.locator("html").get_attribute("data-theme") == "dark"
    seen.page.reload()
    seen.page.wait_for_selector("html[data-stage=complete]", state="attached")
    assert seen.page.locator("html").get_attribute("data-theme") == "dark"

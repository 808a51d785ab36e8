"""What the analyses found, in a real browser: by keyboard, on a phone, without JavaScript."""

import pytest
from tests.exports.browsing import PHONE

pytestmark = pytest.mark.browser
PAGES = [
    "leaderboards.html", "robots.html", "matrix/method-benchmark.html", "matrix/method-robot.html",
    "matrix/robot-benchmark.html", "lineage.html", "table.html", "questions.html", "question/robots-of-task.html",
    "resource/rlbench.html", "robot/quadruped-robot.html", "method/rvt-2.html",
]  # fmt: skip


def test_every_table_that_is_too_wide_can_be_scrolled_by_keyboard(visit, sites):
    seen = visit("examples", size=PHONE, script=False)
    for address in PAGES:
        seen.page.goto(f"{sites('examples').as_uri()}/{address}")
        for area in seen.page.locator(".scroll").all():
            if area.evaluate("area => area.scrollWidth > area.clientWidth"):
                area.focus()
                assert area.evaluate("area => area === document.activeElement"), address
                assert area.get_attribute("aria-label"), address


def test_a_number_in_a_matrix_leads_to_its_papers_and_their_pages(visit):
    seen = visit("examples", "matrix/method-benchmark.html", script=False)
    number = seen.page.locator(".matrix td a").first
    papers = int(number.inner_text())
    number.press("Enter")
    meeting = seen.page.locator(".cells > div:target")
    assert meeting.locator("dd").count() == papers
    sentence = meeting.locator("q").first.inner_text()
    meeting.locator("cite a").first.click()
    assert sentence in seen.page.inner_text("main")


def test_a_ring_leads_to_the_gap(visit):
    seen = visit("examples", "matrix/method-benchmark.html", script=False)
    seen.page.locator(".near a").first.click()
    assert seen.page.locator("tr:target td").count() == 6


def test_the_leader_of_a_benchmark_is_one_click_away_with_its_sentence(visit):
    seen = visit("examples", "leaderboards.html", script=False)
    seen.page.click("main a:has-text('RLBench')")
    board = seen.page.locator("table", has_text="success rate in %")
    assert board.locator("tbody tr").first.inner_text().split()[:3] == ["1", "RVT-2", "82%"]
    assert "its success rate of 82%" in board.locator("q").first.inner_text()


def test_on_a_phone_the_sentence_stands_below_its_number(visit):
    seen = visit("examples", "resource/rlbench.html", size=PHONE)
    row = seen.page.locator(".stack tbody tr").first
    value, sentence = row.locator(".value").bounding_box(), row.locator(".said").bounding_box()
    assert sentence["y"] >= value["y"] + value["height"]
    assert sentence["x"] + sentence["width"] <= PHONE[0]


def test_a_method_in_the_drawing_is_a_link(visit):
    seen = visit("examples", "lineage.html", script=False)
    link = seen.page.locator(".lineage svg a").first
    name = link.locator("title").text_content()
    link.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(lambda address: "lineage.html" not in address)
    assert seen.page.inner_text("h1") == name
    assert seen.page.locator("#lineage").is_visible()


def test_the_sentences_of_a_row_and_the_queries_open_by_keyboard(visit, sites):
    seen = visit("examples", "table.html", script=False)
    row = seen.page.locator(".survey tbody tr").first
    row.locator("summary").press("Enter")
    assert row.locator("q").first.is_visible()
    seen.page.goto(f"{sites('examples').as_uri()}/question/robots-of-task.html")
    seen.page.locator("summary", has_text="Cypher").press("Enter")
    assert "MATCH" in seen.page.locator("pre[aria-label=Cypher]").inner_text()


def test_the_drawing_and_the_matrix_are_seen_in_the_dark(visit):
    seen = visit("examples", "lineage.html", scheme="dark")
    ground, ink = seen.page.evaluate(
        "[['body', 'backgroundColor'], ['.lineage text', 'fill']]"
        ".map(([where, what]) => getComputedStyle(document.querySelector(where))[what])"
    )
    assert ground != ink
    assert max(map(int, ground[4:-1].split(","))) < 60 < min(map(int, ink[4:-1].split(",")))

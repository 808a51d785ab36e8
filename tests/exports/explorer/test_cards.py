"""Cards of nodes and edges: what they say, and where they lead."""

import pytest
from tests.exports.explorer.conftest import SIZES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_concepts_card(visit, size):
    seen = visit(size)
    seen.choose("diffusion method 0")
    seen.card.locator(".about a").wait_for()
    text = seen.card.inner_text()
    assert "Also: alias of 0" in text
    assert "What 0 is." in text
    assert "… uses it" in text
    assert "Community: " in text
    assert "87.5%" in text
    assert "success rate" in text
    assert seen.card.locator(".about a").get_attribute("href") == "https://example.org/0"
    assert seen.card.locator(".about a").get_attribute("rel") == "noopener noreferrer"
    assert "papers from 20" in seen.card.locator(".years svg").get_attribute("aria-label")


def test_broader_and_narrower_concepts(visit):
    seen = visit(200)
    seen.choose("planning method 4")
    headings = seen.card.locator("h3").all_inner_texts()
    assert any(heading.startswith("is a kind of") for heading in headings)
    assert any(heading.startswith("… is a kind of it") for heading in headings)


def test_a_papers_card(visit):
    seen = visit(200)
    seen.choose("study 7")
    seen.card.locator(".about a").wait_for()
    text = seen.card.inner_text()
    assert "Paper · 2022" in text
    assert "Ann Bee" in text
    assert seen.card.locator(".about a").get_attribute("href") == "https://example.org/paper/7"
    assert seen.card.locator("button.wrong").count() == 0


def test_neighbours_lead_on_and_long_lists_open(visit):
    seen = visit(2000)
    seen.choose("diffusion method 0")
    group = seen.card.locator(".group", has_text="… uses it")
    assert group.locator("li").count() == 6
    group.locator("button.link").press("Enter")
    assert group.locator("li").count() > 6
    key = group.locator("button.name").nth(6).get_attribute("data-key")
    group.locator("button.name").nth(6).press("Enter")
    assert seen.card.get_attribute("data-key") == key


@pytest.mark.parametrize("size", SIZES)
def test_an_edges_card_has_its_sentences_marked_and_links_to_the_paper(visit, size):
    seen = visit(size)
    seen.choose("diffusion method 0")
    seen.card.locator(".group", has_text="… uses it").locator("button.why").first.press("Enter")
    seen.page.locator(".sentences li").first.wait_for()
    first = seen.page.locator(".sentences li").first
    assert first.locator("blockquote").inner_text() == "We work with diffusion method 0 here."
    assert first.locator("mark.object").inner_text() == "diffusion method 0"
    assert first.locator("a").get_attribute("href").startswith("https://example.org/paper/")
    assert "abstract · rules 1" in first.inner_text()
    seen.card.locator(".end").first.click()
    assert seen.card.get_attribute("data-key").startswith("paper/")


def test_an_edge_between_concepts_marks_both_ends(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator(".group", has_text="outperforms").first.locator("button.why").first.click()
    seen.page.locator(".sentences li").first.wait_for()
    ends = [end.inner_text() for end in seen.card.locator(".end").all()]
    marked = [seen.page.locator(f"mark.{role}").first.inner_text() for role in ("subject", "object")]
    assert marked == ends


def test_an_edge_of_the_vocabulary_says_so(visit):
    seen = visit(200)
    seen.choose("planning method 4")
    seen.card.locator(".group", has_text="is a kind of").first.locator("button.why").first.click()
    assert "from the vocabulary" in seen.card.inner_text()
    assert "No sentence stands behind this" in seen.card.inner_text()


def test_escape_closes_the_edge_then_the_node(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator("button.why").first.click()
    seen.page.keyboard.press("Escape")
    assert seen.card.get_attribute("data-key") == "method/c0"
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#side").is_hidden()

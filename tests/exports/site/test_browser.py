"""The pages in a real browser, opened from disk: with and without JavaScript, by mouse and by keyboard."""

from pathlib import Path

import pytest
from tests.exports.browsing import DESKTOP, PHONE
from tests.exports.explorer.test_access import AXE, faults
from tests.exports.hostile import HOSTILE

from paperatlas.curation import Operation, read_curation
from paperatlas.exports.site.addresses import node_address

pytestmark = pytest.mark.browser
RVT = "paper/rvt-robotic-view-transformer-for-3d-object-manipulation.html"


def kinds_of(folder):
    """The addresses of all pages at the top, and of the largest in each folder: a page of each kind."""
    tops = [path for path in folder.glob("*.html") if path.name != "explorer.html"]
    below = [
        max(sub.glob("*.html"), key=lambda p: (p.stat().st_size, p.name)) for sub in folder.iterdir() if sub.is_dir()
    ]
    return sorted(path.relative_to(folder).as_posix() for path in (*tops, *below))


def is_within(seen):
    """Whether nothing makes the page wider than the window."""
    return seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_a_page_of_each_kind_fits_and_axe_finds_nothing_serious(visit, sites, size, scheme):
    if not AXE.exists():
        pytest.skip("no axe-core: run npm ci in explorer/")
    seen = visit("examples", size=size, scheme=scheme)
    for address in kinds_of(sites("examples")):
        seen.page.goto(f"{sites('examples').as_uri()}/{address}")
        assert is_within(seen), address
        assert faults(seen) == [], address


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_without_javascript_all_is_there_and_leads_on(visit, sites, size):
    seen = visit("examples", size=size, script=False)
    for address in kinds_of(sites("examples")):
        seen.page.goto(f"{sites('examples').as_uri()}/{address}")
        assert seen.page.locator("main").inner_text().strip(), address
    seen.page.goto(f"{sites('examples').as_uri()}/index.html")
    seen.page.click("nav >> text=Names")
    seen.page.click("main >> text=Robots")
    seen.page.click("main a:has-text('Unitree A1')")
    assert seen.page.inner_text("h1") == "Unitree A1"
    seen.page.locator(".claims .said a").first.click()
    assert seen.page.inner_text(".kind").startswith("Paper")
    seen.page.locator(".mention").first.click()
    assert seen.page.locator("h2", has_text="What papers say").is_visible()


def test_without_javascript_wrong_shows_the_operation_to_paste(visit):
    seen = visit("examples", RVT, script=False)
    wrong = seen.page.locator(".claims .wrong").first
    wrong.locator("summary").click()
    assert "- op: deny" in wrong.locator("pre").inner_text()
    assert seen.page.locator(".wrong button").count() == 0


def test_by_keyboard_one_skips_to_the_content_and_follows_links(visit):
    seen = visit("examples")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.querySelector('main').contains(document.activeElement)")
    address = seen.page.evaluate("document.activeElement.href")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(address)


def test_what_is_marked_wrong_on_several_pages_becomes_one_curation_file(visit, sites):
    seen = visit("examples", RVT)
    claim = seen.page.locator(".claims .wrong").last
    claim.locator("summary").press("Enter")
    claim.locator("input").fill('It says "not": \\ it.')
    claim.locator("button").press("Enter")
    assert seen.page.inner_text("nav .badge") == "1"
    seen.page.goto(f"{sites('examples').as_uri()}/method/rvt.html")
    seen.page.locator(".actions .wrong summary").click()
    seen.page.locator(".actions .wrong button").click()
    seen.page.locator(".actions .wrong a").click()
    assert seen.page.locator("#corrections li").count() == 2
    with seen.page.expect_download() as download:
        seen.page.click("#save-curation")
    claim, concept = read_curation(Path(download.value.path()))
    assert (claim.op, claim.on[0], claim.reason) == ("deny", RVT.removesuffix(".html"), 'It says "not": \\ it.')
    assert concept == Operation("forbid", ("method/rvt",))
    seen.page.goto(f"{sites('examples').as_uri()}/explorer.html")
    seen.page.wait_for_selector("html[data-stage=complete]", state="attached")
    seen.page.locator("#corrections .badge", has_text="2").wait_for()
    assert seen.page.inner_text("#corrections .badge") == "2"


def test_a_correction_shows_at_once_in_other_tabs(visit, sites):
    seen = visit("examples", RVT)
    explorer = seen.page.context.new_page()
    explorer.goto(f"{sites('examples').as_uri()}/explorer.html")
    explorer.wait_for_selector("html[data-stage=complete]", state="attached")
    claim = seen.page.locator(".claims .wrong").last
    claim.locator("summary").press("Enter")
    claim.locator("button").press("Enter")
    explorer.locator("#corrections .badge", has_text="1").wait_for()
    assert explorer.inner_text("#corrections .badge") == "1"


def test_search_finds_names_aliases_titles_and_what_is_misspelt(visit):
    seen = visit("examples")
    seen.page.fill("header input", "proximal policy")
    seen.page.press("header input", "Enter")
    seen.page.wait_for_url("**/search.html?q=proximal+policy")
    hits = seen.page.locator("#hits li")
    assert hits.first.inner_text().startswith("PPO")
    seen.page.fill("#query", "difusion polcy")
    hits.filter(has_text="diffusion policy").first.wait_for()
    seen.page.fill("#query", "robotic view transformer for")
    hits.filter(has_text="RVT: Robotic View Transformer").first.wait_for()
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"**/{RVT}")


def test_search_without_javascript_leads_to_the_names(visit):
    seen = visit("examples", "search.html", script=False)
    seen.page.click("noscript a >> text=Names")
    assert seen.page.inner_text("h1") == "Names"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_hostile_names_are_text_and_stay_within_the_window(visit, sites, size):
    seen = visit("hostile", size=size)
    for node in (*HOSTILE.concepts, *HOSTILE.papers):
        seen.page.goto(f"{sites('hostile').as_uri()}/{node_address(node.key)}")
        assert is_within(seen), node.key
        assert seen.page.locator("main b:not([class]), main script").count() == 0
    for address in kinds_of(sites("hostile")):
        seen.page.goto(f"{sites('hostile').as_uri()}/{address}")
        assert is_within(seen), address
    seen.page.goto(f"{sites('hostile').as_uri()}/search.html?q=%3Cb%3E")
    assert "<b>&amp;" in seen.page.locator("#hits li").first.inner_text()

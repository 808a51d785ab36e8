"""The ontology's own page, as one file and as a page of the site."""

import re
from html.parser import HTMLParser

import pytest
from tests.exports.browsing import DESKTOP, PHONE
from tests.exports.explorer.field import make_field
from tests.exports.explorer.test_access import AXE, faults
from tests.exports.hostile import HOSTILE

from paperatlas.errors import PaperatlasError
from paperatlas.exports.site.ontology_page import export_ontology_page
from paperatlas.exports.site.terms import read_ontology
from paperatlas.model import Graph

GRAPHS = {"plain": None, "empty": Graph(), "field": make_field(200), "hostile": HOSTILE}
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Tags(HTMLParser):
    """The ids, links and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.add(tag)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The path of the page with examples from a graph."""
    folder = tmp_path_factory.mktemp("ontology")

    def path_of(which):
        path = folder / f"{which}.html"
        if not path.exists():
            export_ontology_page(path, GRAPHS[which])
        return path

    return path_of


@pytest.mark.parametrize("which", GRAPHS)
def test_every_term_has_a_permalink_and_every_link_leads_somewhere(written, which):
    found = Tags(written(which).read_text("utf-8"))
    inside = [link[1:] for link in found.links if link.startswith("#")]

    assert {term.anchor for term in read_ontology().terms} <= set(found.ids) & set(inside)
    assert len(found.ids) == len(set(found.ids))
    assert set(inside) <= set(found.ids)
    assert all(re.match(r"#|https?://", link) for link in found.links)
    assert found.tags.isdisjoint({"script", "img", "link", "iframe", "object"})


def test_the_page_says_what_the_ontology_says(written):
    text = written("plain").read_text("utf-8")

    for term in read_ontology().terms:
        assert term.name in text
        assert term.iri in text or term.kind not in ("class", "edge")
    assert "-[:USES_ROBOT]-&gt;" in text
    assert "in the atlas" not in text


def test_examples_have_counts_sentences_and_links(written):
    text = written("field").read_text("utf-8")

    assert "Counts and examples are from an atlas of 100 papers." in text
    assert re.search(r"<mark>[\w ]+robot \d+</mark>", text)
    assert 'href="https://example.org/paper/' in text
    assert "None in the atlas." in text


def test_equal_graphs_give_equal_bytes(written, tmp_path):
    export_ontology_page(tmp_path / "again.html", make_field(200))

    assert (tmp_path / "again.html").read_bytes() == written("field").read_bytes()


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path):
    with pytest.raises(PaperatlasError, match=r"the folder .* does not exist"):
        export_ontology_page(tmp_path / "no" / "page.html")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def read(browse, written):
    """Open the page from disk."""
    return lambda which, anchor="", **options: browse(written(which).as_uri() + anchor, **options)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(read, size, scheme):
    if not AXE.exists():
        pytest.skip("no axe-core: run npm ci in explorer/")
    for which in ("field", "hostile"):
        seen = read(which, size=size, scheme=scheme)
        assert faults(seen) == []
        assert seen.page.evaluate(WIDE) == 0


@pytest.mark.browser
def test_hostile_names_are_text(read):
    seen = read("hostile")
    body = seen.page.inner_text("body")

    assert "<b>&amp;</b>" in body
    assert seen.page.locator("main script, main img").count() == 0


@pytest.mark.browser
def test_a_link_leads_to_its_term_by_mouse_and_by_keyboard_without_javascript(read):
    page = read("field", script=False).page
    name = page.locator("svg text", has_text="uses robot")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**#usesRobot")
    assert page.url.endswith("#usesRobot")
    page.locator("#usesRobot a[href='#Robot']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#Robot")
    assert page.url.endswith("#Robot")
    assert page.locator("#Robot").is_visible()
    assert page.locator("#Robot h3").bounding_box()["y"] < DESKTOP[1]


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_in_the_drawing_no_name_lies_over_another(read, size):
    page = read("plain", size=size).page
    boxes = [text.bounding_box() for text in page.locator("svg text").all()]
    cross = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"] and a["y"] + 3 < b["y"] + b["height"] - 3
        and b["y"] + 3 < a["y"] + a["height"] - 3
    ]  # fmt: skip

    assert len(boxes) > 20
    assert cross == []


@pytest.mark.browser
def test_the_site_has_the_page_with_links_to_its_own_pages(visit):
    seen = visit("field", "ontology.html")
    assert seen.page.locator("nav a[aria-current]").inner_text() == "Ontology"
    link = seen.page.locator("#Robot dd a[href^='robot/']").first
    name = link.inner_text()
    link.click()
    assert seen.page.inner_text("h1") == name

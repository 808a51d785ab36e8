"""The explorer of graphs of several sizes, opened in the browser."""

import os

import pytest
from tests.exports.browsing import Visit
from tests.exports.explorer.field import make_field
from tests.exports.hostile import HOSTILE

from paperatlas.exports.html import export_html
from paperatlas.exports.options import ExportOptions

FREE_PLACE = """() => {
    const picture = document.getElementById("picture");
    for (let y = innerHeight - 10; y > 0; y -= 10) for (let x = innerWidth - 10; x > 0; x -= 10) {
        if (document.elementFromPoint(x, y) !== picture) continue;
        const { node, edge } = paperatlas.whatIsAt(x, y);
        if (node < 0 && edge < 0) return [x, y];
    }
    return null;
}"""
SIZES = (200, 2000, 20_000) if os.environ.get("PAPERATLAS_SOAK") else (200, 2000)


class ExplorerVisit(Visit):
    """What a reader does in the explorer."""

    def whereabouts(self, key):
        """Where a node stands in the window."""
        return self.page.evaluate("key => paperatlas.whereIs(key)", key)

    def click_node(self, key, twice=False):
        (self.page.mouse.dblclick if twice else self.page.mouse.click)(*self.whereabouts(key))

    def click_beside(self):
        """Click on the picture where neither a node nor an edge is drawn."""
        self.rest()
        place = self.page.evaluate(FREE_PLACE)
        assert place is not None, "the picture is full"
        self.page.mouse.click(*place)

    def find(self, words, picker="query"):
        """Type into a search field; the names that it offers, once they are there."""
        self.page.fill(f"#{picker}", words)
        hits = self.page.locator(f"#{picker}-hits [role=option]")
        self.page.locator(f"#{picker}-hits li").first.wait_for()
        return hits

    def choose(self, words, picker="query"):
        """Choose what a search finds first, by the keyboard."""
        self.find(words, picker)
        self.page.press(f"#{picker}", "Enter")

    def rest(self):
        """Wait until the picture has come to rest, so that it and the address are up to date."""
        self.page.wait_for_timeout(80)
        while self.page.evaluate("paperatlas.isMoving()"):
            self.page.wait_for_timeout(40)

    @property
    def card(self):
        return self.page.locator("#side .card")

    @property
    def shown(self):
        return self.page.inner_text("#shown")

    @property
    def address(self):
        return self.page.evaluate("decodeURIComponent(location.hash)")


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The exported page of a graph, by its size or name; each is made once."""
    folder, made = tmp_path_factory.mktemp("explorer"), {}

    def page_of(which):
        if which not in made:
            made[which] = folder / f"{which}.html"
            graph = HOSTILE if which == "hostile" else make_field(which)
            export_html(graph, made[which], ExportOptions())
        return made[which]

    return page_of


@pytest.fixture
def visit(browse, pages):
    """Open the page of a graph."""

    def open_page(which=200, address="", **options):
        seen = browse(pages(which).as_uri() + address, kind=ExplorerVisit, **options)
        seen.page.wait_for_selector("html[data-stage=complete]", state="attached")
        return seen

    return open_page

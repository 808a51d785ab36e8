"""Small pages, exported and opened in the browser."""

import itertools

import pytest
from tests.exports.browsing import DESKTOP, Visit

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page


class PageVisit(Visit):
    """What a reader does in the page."""

    def place(self, key):
        """Where a node stands in the window."""
        at = self.page.evaluate("key => network.canvasToDOM(network.getPosition(key))", key)
        return at["x"], at["y"]

    def click_node(self, key):
        self.page.mouse.click(*self.place(key))

    def click_line(self, one, other):
        """Click the line between two nodes, a third of the way from the first."""
        (x, y), (u, v) = self.place(one), self.place(other)
        self.page.mouse.click((2 * x + u) / 3, (2 * y + v) / 3)

    def card(self):
        return self.page.locator("#card")


@pytest.fixture
def visit(browse, tmp_path):
    """Export a graph and open the page."""
    numbers = itertools.count()

    def open_page(graph, size=DESKTOP, scheme="light", address="", **options):
        path = tmp_path / f"atlas{next(numbers)}.html"
        export_page(graph, path, ExportOptions(**options))
        return browse(path.as_uri() + address, size=size, scheme=scheme, kind=PageVisit)

    return open_page

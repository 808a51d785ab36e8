"""A browser that opens exported pages from disk, with no network, and reports all that goes wrong in them."""

from dataclasses import dataclass

import pytest

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page

DESKTOP = (1280, 800)
PHONE = (390, 844)


@dataclass
class Visit:
    """An open page with what its console said, what broke in it and what it asked the network for."""

    page: object
    problems: list

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
def visit(chromium, tmp_path):
    """Export a graph and open the page. At the end of the test nothing may have gone wrong in it."""
    visits, contexts = [], []

    def open_page(graph, size=DESKTOP, scheme="light", address="", **options):
        path = tmp_path / f"atlas{len(visits)}.html"
        export_page(graph, path, ExportOptions(**options))
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(
            viewport=viewport, color_scheme=scheme, offline=True, reduced_motion="reduce", has_touch=size == PHONE
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        seen = Visit(context.new_page(), [])
        seen.page.on("console", lambda message: seen.problems.append(f"console: {message.text}"))
        seen.page.on("pageerror", lambda error: seen.problems.append(f"error: {error}"))
        seen.page.on("dialog", lambda dialog: seen.problems.append(f"dialog: {dialog.message}"))
        seen.page.on("request", lambda r: r.url.startswith("file:") or seen.problems.append(f"request: {r.url}"))
        seen.page.goto(path.as_uri() + address)
        visits.append(seen)
        return seen

    yield open_page
    problems = [problem for seen in visits for problem in seen.problems]
    for context in contexts:
        context.close()
    assert problems == []

"""All pages of a site, read without a browser: no dead link, no clash of ids, no text that became markup."""

import posixpath
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from tests.exports.hostile import HOSTILE

from paperatlas.exports.site.addresses import node_address
from paperatlas.model import Concept

VOID = {"meta", "link", "br", "input", "hr", "wbr"}


class Reading(HTMLParser):
    """Links, ids, tags and text of a page; an element that is closed out of turn is a fault."""

    def __init__(self, page):
        super().__init__()
        self.links, self.ids, self.tags, self.open, self.heading = [], [], [], [], ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "svg" not in self.open:
            self.tags.append((tag, values))
        self.links += [values[name] for name in ("href", "src", "action") if values.get(name)]
        self.ids += [values[name] for name in ("id",) if name in values]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "h1" in self.open:
            self.heading += data


@pytest.fixture(scope="module", params=["examples", "hostile", "field"])
def pages(request, sites):
    """All pages of a site but the explorer, by address."""
    folder = sites(request.param)
    paths = [path for path in sorted(folder.rglob("*.html")) if path.name != "explorer.html"]
    return folder, {path.relative_to(folder).as_posix(): Reading(path.read_text("utf-8")) for path in paths}


def test_every_link_leads_to_a_place_that_is_there(pages):
    folder, readings = pages
    dead = []
    for address, reading in readings.items():
        for link in reading.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), (address, link)
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(address), parts.path)) if parts.path else address
            )
            known = readings[target].ids if target in readings else None
            if not (folder / target).is_file() or (
                parts.fragment and known is not None and parts.fragment not in known
            ):
                dead.append((address, link))
    assert dead == []


def test_pages_load_nothing_but_files_of_the_site(pages):
    folder, readings = pages
    for address, reading in readings.items():
        for tag, values in reading.tags:
            if tag in ("script", "link", "img", "iframe", "form"):
                loaded = values.get("src") or values.get("href") or values.get("action")
                assert (folder / posixpath.dirname(address) / loaded).resolve().is_relative_to(folder.resolve())
            assert "style" not in values, address
            assert not any(name.startswith("on") for name in values), address


def test_ids_are_of_one_element_and_every_page_has_its_landmarks(pages):
    for address, reading in pages[1].items():
        assert len(reading.ids) == len(set(reading.ids)), address
        tags = [tag for tag, _ in reading.tags]
        assert [tags.count(tag) for tag in ("title", "main", "header", "footer", "h1")] == [1] * 5, address


def test_every_paper_and_concept_has_a_page_that_says_its_name(sites):
    folder = sites("hostile")
    for node in (*HOSTILE.papers, *HOSTILE.concepts):
        name = node.name if isinstance(node, Concept) else node.paper.title
        heading = Reading((folder / node_address(node.key)).read_bytes().decode()).heading
        shown = name if any(map(str.isalnum, name)) else f"{name} ({node.key})"
        assert heading == shown

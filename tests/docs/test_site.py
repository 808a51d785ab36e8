"""The documents as a site: built without a warning, with every command, links that lead somewhere, nothing fetched."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from tests.docs.pages import DOCS

import paperatlas
from paperatlas import registry
from paperatlas.face import Atlas

pytestmark = pytest.mark.xdist_group("site")

LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
"""What a browser fetches by itself, by tag."""
REFERENCES = ("canonical", "search", "index", "next", "prev", "author", "license")
"""Relations of a link that a browser does not fetch."""


class Page(HTMLParser):
    """Targets, links and what is loaded of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if (at := values.get(LOADED.get(tag, ""))) and values.get("rel") not in REFERENCES:
            self.loaded.append(at)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    pytest.importorskip("sphinx", reason="sphinx, which builds the documents, is not installed")
    out = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-d",
        str(out / ".cache"),
        str(DOCS),
        str(out),
    ]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    return out


@pytest.fixture(scope="module")
def pages(site) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_document_is_a_page_that_another_leads_to(site, pages):
    documents = {path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")}
    wanted = {path for path in documents if path.parts[0] != "readme" and ".template" not in path.name}
    linked = {(path.parent / urldefrag(link).url).resolve() for path, page in pages.items() for link in page.links}

    assert {path for path in wanted if (site / path).resolve() not in linked} == set()


def test_every_link_inside_leads_somewhere(pages):
    lost = []
    for path, page in pages.items():
        for link in page.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            found = pages.get(target)
            if not target.is_file() or (url.fragment and found and unquote(url.fragment) not in found.ids):
                lost.append((path.name, link))

    assert lost == []


def test_nothing_is_loaded_from_elsewhere(site, pages):
    loaded = {at for page in pages.values() for at in page.loaded}
    styles = [path.read_text("utf-8") for path in site.rglob("*.css")]

    assert {at for at in loaded if urlsplit(at).netloc} == set()
    assert [found for style in styles for found in re.findall(r"(?:@import|url\()[^;)]*//[^;)]*", style)] == []


def test_every_command_has_its_section(site):
    text = (site / "reference" / "commands.html").read_text("utf-8")

    for name in registry.names(registry.COMMANDS):
        assert f"<h2>{name}<" in text
        assert f"Usage: paperatlas {name} " in text


def test_the_public_names_and_methods_are_documented(pages, site):
    ids = pages[site / "reference" / "python.html"].ids
    methods = {f"paperatlas.Atlas.{name}" for name in vars(Atlas) if not name.startswith("_")}

    assert methods | {f"paperatlas.{name}" for name in paperatlas.__all__ if name != "__version__"} <= ids

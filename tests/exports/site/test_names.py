"""Lists of names: every name in its place, in one list or under its letter."""

import re
from html import unescape

from paperatlas.exports.site.addresses import node_address
from paperatlas.exports.site.names import ONE_LIST, initial, names_pages
from paperatlas.exports.site.site import Site
from paperatlas.model import Concept, Graph

LETTERS = "abcxyz09é机"


def field(size):
    """A graph of so many methods, each with an alias."""
    names = [f"{LETTERS[n % len(LETTERS)]}-method {n}" for n in range(size)]
    concepts = (Concept(f"method/{n}", "Method", name, (f"also {name}",)) for n, name in enumerate(names))
    return Graph(concepts=tuple(sorted(concepts, key=lambda concept: concept.key)))


def pages_of(graph):
    return {page.address: str(page.body) for page in names_pages(Site(graph))}


def test_few_names_stand_in_one_list():
    graph = field(ONE_LIST // 2)
    pages = pages_of(graph)

    assert list(pages) == ["names.html", "names/method.html"]
    assert all(f'href="../{node_address(c.key)}"' in pages["names/method.html"] for c in graph.concepts)
    names = [
        unescape(name)
        for name in re.findall("<li><(?:a [^>]*><i></i|span [^>]*)><bdi>(.*?)</bdi>", pages["names/method.html"])
    ]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == ONE_LIST


def test_many_names_stand_each_under_its_letter():
    graph = field(2 * ONE_LIST)
    pages = pages_of(graph)

    for concept in graph.concepts:
        for name in (concept.name, *concept.aliases):
            assert f"<bdi>{name}</bdi>" in pages[f"names/method-{initial(name)}.html"]
    letters = re.findall(r'<li><a href="\.\./(names/method-[^"]*)"', pages["names/method.html"])
    assert letters == [address for address in pages if address.startswith("names/method-")]
    assert letters[0] == "names/method-0-9.html"
    assert letters[-1] == "names/method-other.html"


def test_an_atlas_of_nothing_has_a_list_of_nothing():
    assert list(pages_of(Graph())) == ["names.html"]

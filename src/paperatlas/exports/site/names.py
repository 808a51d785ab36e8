"""Lists of all names, from A to Z: the way to a page where no script searches."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperatlas.exports.site.addresses import relative, safe_name
from paperatlas.exports.site.links import Link, other_names
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.exports.site.texts import plural

NAMES = "names.html"
LABEL = "Names"
ONE_LIST = 400
"""Names of a type that stand in one list; of more there is a page a letter, beside one of the most spoken of."""
MOST = 200
DIGITS, OTHERS = "0-9", "other"


@dataclass(frozen=True)
class Entry:
    """A name, the concept that it is of, and in how many papers that is."""

    name: str
    alias: bool
    link: Link
    papers: int


@dataclass(frozen=True)
class Letter:
    """A page of names that begin alike."""

    letter: str
    address: str
    count: int


def names_pages(site: Site) -> Iterator[Page]:
    """A page that leads to all types, and for each type its names, in one page or by letters."""
    counts = Counter(concept.type for concept in site.graph.concepts)
    kinds = [(kind, plural(kind), type_address(kind), count) for kind, count in sorted(counts.items())]
    yield Page(NAMES, "Names", render("names.html", kinds=kinds), LABEL)
    for kind in sorted(counts):
        yield from _type_pages(site, kind)


def type_address(kind: str, letter: str = "") -> str:
    """The address of the page of all names of a type, or of those that begin with a letter.

    >>> type_address("Benchmark"), type_address("Method", "a")
    ('names/benchmark.html', 'names/method-a.html')
    """
    return f"names/{safe_name(kind.lower() + '-' * bool(letter) + letter)}.html"


def initial(name: str) -> str:
    """The letter under which a name stands: a to z without accents, ``0-9``, or ``other``.

    >>> initial("Éclair"), initial("3D Gaussians"), initial("机器人"), initial("")
    ('e', '0-9', 'other', 'other')
    """
    first = unicodedata.normalize("NFKD", name.casefold())[:1]
    return first if "a" <= first <= "z" else DIGITS if first.isdigit() else OTHERS


def _type_pages(site: Site, kind: str) -> Iterator[Page]:
    """All names in one page; of many the most spoken of, and a page for each letter."""
    entries = _entries(site, kind)
    if len(entries) <= ONE_LIST:
        yield _page(kind, entries, [])
        return
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(initial(entry.name), []).append(entry)
    letters = [Letter(letter, type_address(kind, letter), len(found[letter])) for letter in sorted(found, key=_order)]
    concepts = [entry for entry in entries if not entry.alias]
    yield _page(kind, sorted(concepts, key=lambda entry: -entry.papers)[:MOST], letters)
    for letter in letters:
        yield _page(kind, found[letter.letter], letters, letter)


def _page(kind: str, entries: Sequence[Entry], letters: Sequence[Letter], here: Letter | None = None) -> Page:
    address = here.address if here else type_address(kind)
    title = f"{plural(kind)}: {here.letter.upper()}" if here else plural(kind)
    links = [(letter, relative(address, letter.address)) for letter in letters]
    most = (plural(kind), relative(address, type_address(kind)))
    body = render("names_list.html", kind=kind, title=title, entries=entries, letters=links, here=here, most=most)
    return Page(address, title, body, LABEL)


def _entries(site: Site, kind: str) -> list[Entry]:
    """Names and aliases of all concepts of a type, in the order of the alphabet."""
    found = []
    for concept in site.graph.concepts:
        if concept.type == kind:
            link, papers = site.link(concept.key, type_address(kind)), site.count(concept.key)
            found.append(Entry(link.name, False, link, papers))
            found += [Entry(alias, True, link, papers) for alias in other_names(concept)]
    return sorted(found, key=lambda entry: (entry.name.casefold(), entry.name, entry.link.address))


def _order(letter: str) -> tuple[int, str]:
    return {DIGITS: 0, OTHERS: 2}.get(letter, 1), letter

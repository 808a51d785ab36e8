"""Answers of the arXiv API in Atom (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from paperatlas.model import Author, Paper
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import find_identifiers, identifiers_in
from paperatlas.sources.latex import decode_accents
from paperatlas.sources.record import Record
from paperatlas.sources.venue import venue_of_citation
from paperatlas.sources.xml_records import all_text, read_elements

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


class ArxivAtomReader:
    """Reads the entries of an Atom feed."""

    name = "arxiv"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the text is XML with Atom's namespace at its beginning."""
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"http://www.w3.org/2005/Atom" in head[:4096]

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each entry, by its line."""
        return read_elements(stream, source, "entry", lambda entry, place: _read(entry, source, place))


def _read(entry: etree._Element, source: str, place: str) -> Record:
    address = all_text(entry.find(f"{_ATOM}id")).strip()
    if "/api/errors" in address:
        return Record.failed(source, place, f"arXiv answered: {all_text(entry.find(f'{_ATOM}summary')).strip()}")
    found = find_identifiers(address)
    arxiv = next((i.value for i in found if i.scheme == "arxiv"), "")
    doi = identifiers_in("doi", all_text(entry.find(f"{_ARXIV}doi")))
    venue = venue_of_citation(decode_accents(all_text(entry.find(f"{_ARXIV}journal_ref")).strip()))
    paper = Paper(
        title=decode_accents(all_text(entry.find(f"{_ATOM}title"))),
        abstract=decode_accents(all_text(entry.find(f"{_ATOM}summary"))),
        id=f"arxiv:{arxiv}" if arxiv else address,
        authors=tuple(Author(all_text(name)) for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name")),
        year=_year(all_text(entry.find(f"{_ATOM}published"))),
        venue=venue or ("arXiv" if arxiv else None),
        url=f"https://arxiv.org/abs/{arxiv}" if arxiv else address or None,
        identifiers=(*found, *doi),
    )
    return finish(paper, source, place)


def _year(date: str) -> int | None:
    year = date.strip()[:4]
    return int(year) if len(year) == len("2024") and year.isascii() and year.isdigit() else None

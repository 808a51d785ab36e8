"""References in RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), as EndNote, Zotero and IEEE write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from paperatlas.model import Author, Identifier, Paper
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import arxiv_ids_in, find_identifiers, identifiers_in
from paperatlas.sources.limits import LONGEST_ENTRY
from paperatlas.sources.lines import Line, read_text_lines
from paperatlas.sources.people import natural_name
from paperatlas.sources.record import Record

_FIRST = re.compile(rb"^(?:\xef\xbb\xbf)?TY {1,2}- ?\w", re.MULTILINE)
_TAGGED = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")
_YEAR = re.compile(r"\D*((?:1[5-9]|20|21)\d\d)(?!\d)")
_TITLES = ("TI", "T1", "CT")
_VENUES = ("T2", "JF", "JO", "BT", "JA", "J2", "C3")


@dataclass(slots=True)
class _Entry:
    """The lines of one reference, from ``TY`` to ``ER``."""

    number: int
    values: dict[str, list[str]] = field(default_factory=dict)
    length: int = 0
    tag: str = ""
    fault: str = ""
    ended: bool = False

    def take(self, line: Line) -> None:
        """Add a line: a tag with its value, or more of the value above."""
        self.length += len(line.text)
        if line.fault or self.length > LONGEST_ENTRY:
            self.fault = self.fault or line.fault or f"it has more than {LONGEST_ENTRY:,} characters"
        elif found := _TAGGED.fullmatch(line.text.rstrip()):
            self.tag = found[1]
            self.values.setdefault(self.tag, []).append(found[2] or "")
        elif self.tag and line.text.strip():
            self.values[self.tag][-1] += f" {line.text}"

    def first(self, *tags: str) -> str:
        """The first value that says something under the first of some tags."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value.strip()), "")

    def all(self, *tags: str) -> list[str]:
        """All values under some tags."""
        return [value for tag in tags for value in self.values.get(tag, ())]


class RisReader:
    """Reads references from ``TY`` to ``ER``; a line in the wrong encoding costs its reference alone."""

    name = "ris"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a line is a reference's first one."""
        return bool(_FIRST.search(head.replace(b"\r", b"\n")))

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each reference, by the line of its ``TY``."""
        for entry in _entries(stream):
            yield _read(entry, source)


def _entries(stream: BinaryIO) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for line in read_text_lines(stream):
        found = _TAGGED.fullmatch(line.text.rstrip())
        tag = found[1] if found else ""
        if tag == "TY" or (line.fault and not entry):
            if entry:
                yield entry
            entry = _Entry(line.number)
        if entry:
            entry.ended = tag == "ER"
            entry.take(line)
        if entry and entry.ended:
            yield entry
            entry = None
    if entry:
        yield entry


def _read(entry: _Entry, source: str) -> Record:
    place = f"line {entry.number}"
    if entry.fault:
        return Record.failed(source, place, entry.fault)
    year = _YEAR.match(entry.first("PY", "Y1", "DA"))
    paper = Paper(
        title=entry.first(*_TITLES),
        abstract=entry.first("AB", "N2"),
        id=entry.first("ID"),
        authors=tuple(Author(natural_name(name)) for name in entry.all("AU", "A1")),
        year=int(year[1]) if year else None,
        venue=entry.first(*_VENUES) or None,
        url=entry.first("UR", "L2", "LK") or None,
        identifiers=tuple(_identifiers(entry)),
        keywords=tuple(entry.all("KW")),
    )
    return finish(paper, source, place, "" if entry.ended else "its end (ER) is missing, it may be cut off")


def _identifiers(entry: _Entry) -> Iterator[Identifier]:
    for doi in entry.all("DO"):
        yield from identifiers_in("doi", doi)
    for text in entry.all("UR", "L1", "L2", "LK", "AN", "C7", "M1", "M3"):
        yield from find_identifiers(text)
    for text in entry.all("N1", "PB", "SE", "VL", "SP"):
        yield from arxiv_ids_in(text)

"""Papers from BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from paperatlas.model import Author, Identifier, Paper
from paperatlas.sources.bibtex_entries import Entry, read_entries
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import arxiv_ids_in, find_identifiers, identifiers_in
from paperatlas.sources.latex import decode_latex
from paperatlas.sources.record import Record

_FIRST = re.compile(
    rb"^\s*@\s*(?:(?:string|preamble|comment)\s*[{(]|[A-Za-z]+\s*[{(]\s*[^\s,{}\"=]+\s*,)", re.MULTILINE | re.IGNORECASE
)
_NO_PAPERS = frozenset(("proceedings", "mvproceedings", "periodical"))
_VENUES = ("journal", "journaltitle", "booktitle", "eventtitle", "maintitle")
_YEAR = re.compile(r"\D*((?:1[5-9]|20|21)\d\d)(?!\d)")
_ESCAPED = re.compile(r"\\([_%&#$~{}])|\\url\s*|[{}]")


class BibtexReader:
    """Reads entries; one that is malformed fails, and the next is read."""

    name = "bibtex"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a line begins an entry."""
        return head.lstrip()[:1] not in (b"{", b"[", b"<") and bool(_FIRST.search(head.replace(b"\r", b"\n")))

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each entry, by the line of its ``@``; proceedings as such are skipped."""
        for entry in read_entries(stream):
            place = f"line {entry.number}"
            if entry.fault:
                yield Record.failed(source, place, entry.fault)
            elif entry.kind in _NO_PAPERS:
                yield Record.skipped(source, place, f"'{entry.key[:50]}' is a volume (@{entry.kind}), no paper")
            else:
                yield finish(_paper(entry), source, place, "; ".join(entry.notes))


def _paper(entry: Entry) -> Paper:
    fields = entry.fields
    year = _YEAR.match(fields.get("year", "")) or _YEAR.match(fields.get("date", ""))
    title = ": ".join(filter(None, (fields.get("title"), fields.get("subtitle"))))
    return Paper(
        title=decode_latex(title),
        abstract=decode_latex(fields.get("abstract", "")),
        id=entry.key,
        authors=tuple(_authors(fields.get("author", ""))),
        year=int(year[1]) if year else None,
        venue=decode_latex(next((fields[name] for name in _VENUES if fields.get(name)), "")) or None,
        url=_plain(fields.get("url", "")) or None,
        identifiers=tuple(_identifiers(fields)),
        keywords=tuple(re.split("[,;]", decode_latex(fields.get("keywords", "")))),
    )


def _plain(value: str) -> str:
    """An address or identifier without what LaTeX needs around it."""
    return _ESCAPED.sub(lambda found: found[1] or "", value)


def _authors(value: str) -> Iterator[Author]:
    """The authors with given names first. What is no name by BibTeX's rules stays as it is."""
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database import InvalidNameString, Person

    for name in split_name_list(value):
        try:
            person = Person(name)
        except InvalidNameString:
            yield Author(decode_latex(name))
            continue
        parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
        written = decode_latex(" ".join(word for part in parts for word in part))
        if written != "others":
            yield Author(written)


def _identifiers(fields: dict[str, str]) -> Iterator[Identifier]:
    """Of ``doi``, ``eprint`` (arXiv's where no other archive is named), ``pmid``, and in notes and addresses."""
    yield from identifiers_in("doi", _plain(fields.get("doi", "")))
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    if archive == "arxiv":
        yield from identifiers_in("arxiv", _plain(fields.get("eprint", "")))
    for name in ("pmid", "pmcid"):
        yield from identifiers_in(name, _plain(fields.get(name, "")))
    for name in ("ee", "howpublished", "link"):
        yield from find_identifiers(_plain(fields.get(name, "")))
    for name in ("note", "howpublished", "number", "volume", "archive"):
        yield from arxiv_ids_in(_plain(fields.get(name, "")))

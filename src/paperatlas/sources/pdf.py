"""A paper from the first page of its PDF. No full text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from paperatlas.model import Paper
from paperatlas.sources.finish import finish
from paperatlas.sources.limits import LARGEST_PDF
from paperatlas.sources.pdf_lines import FirstPage, read_first_page
from paperatlas.sources.pdf_page import find_abstract, find_page_identifiers, find_title
from paperatlas.sources.record import Record, RefusalError

_PLACE = "page 1"


class PdfReader:
    """Reads title, abstract, arXiv id and DOI; a PDF whose title is not sure is skipped."""

    name = "pdf"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the mark of a PDF stands in the first kilobyte."""
        return b"%PDF-" in head[:1024]

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record."""
        pdf = stream.read(LARGEST_PDF + 1)
        if len(pdf) > LARGEST_PDF:
            yield Record.skipped(source, _PLACE, f"the PDF has more than {LARGEST_PDF:,} bytes")
            return
        try:
            page = read_first_page(pdf)
        except RefusalError as refusal:
            yield Record.failed(source, _PLACE, str(refusal))
            return
        yield _read(page, source)


def _read(page: FirstPage, source: str) -> Record:
    try:
        title = find_title(page)
    except RefusalError as refusal:
        return Record.skipped(source, _PLACE, str(refusal))
    abstract = find_abstract(page)
    identifiers, year = find_page_identifiers(page)
    arxiv = next((i.value for i in identifiers if i.scheme == "arxiv"), "")
    url = f"https://arxiv.org/abs/{arxiv}" if arxiv else None
    paper = Paper(title, abstract, f"arxiv:{arxiv}" if arxiv else "", year=year, url=url, identifiers=identifiers)
    return finish(paper, source, _PLACE, "" if abstract else "its abstract is not clear and left out")

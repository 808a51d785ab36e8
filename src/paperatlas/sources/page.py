"""Plain text of a web page that lists papers, as it is copied from a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from paperatlas.model import Paper
from paperatlas.sources.finish import finish
from paperatlas.sources.limits import LONGEST_LINE
from paperatlas.sources.page_layout import PagePaper, find_papers, without_label
from paperatlas.sources.paragraphs import find_paragraphs
from paperatlas.sources.reader import HTML, is_binary, is_html
from paperatlas.sources.record import Record


class PageReader:
    """Reads titles and abstracts from between the furniture of a page."""

    name = "page"
    last_resort = True

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the text has a title with an abstract, and is neither binary nor JSON nor HTML."""
        if is_binary(head) or head.lstrip()[:1] in (b"{", b"[") or is_html(head):
            return False
        papers = find_papers(find_paragraphs(head.decode("utf-8", "replace")))
        return any(paper.title and paper.abstract for paper in papers)

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each paper; a long paragraph without title is skipped. Its place is the title's line.

        The page is read as a whole, because what is furniture shows by its repetition.
        """
        page = stream.read(LONGEST_LINE + 1)
        if is_html(page):
            yield Record.failed(source, "page", f"it is {HTML}")
            return
        if len(page) > LONGEST_LINE:
            yield Record.failed(source, "page", f"it has more than {LONGEST_LINE:,} bytes; cut it in parts")
            return
        try:
            text = page.decode()
        except UnicodeDecodeError as error:
            yield Record.failed(source, "page", f"byte {error.start} is not UTF-8; save the page as UTF-8")
            return
        for paper in find_papers(find_paragraphs(text)):
            yield _record(paper, source)


def _record(paper: PagePaper, source: str) -> Record:
    if not paper.title:
        return Record.skipped(source, f"line {paper.abstract[0].number}", "a paragraph without a title above it")
    abstract = without_label("\n".join(paragraph.raw for paragraph in paper.abstract))
    return finish(Paper(without_label(paper.title.raw), abstract), source, f"line {paper.title.number}")

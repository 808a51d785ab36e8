"""Articles of PubMed in XML (https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from paperatlas.model import Author, Identifier, Paper, Reference
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import identifiers_in
from paperatlas.sources.record import Record
from paperatlas.sources.xml_records import all_text, read_elements

_ROOT = re.compile(rb"<(?:PubmedArticleSet|PubmedArticle|MedlineCitationSet|MedlineCitation)\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


class PubmedReader:
    """Reads the articles of a PubMed export or of an answer of its API."""

    name = "pubmed"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the text is XML and a PubMed element stands at its beginning."""
        is_xml = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        return is_xml and bool(_ROOT.search(head[:4096]))

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each article, by its line."""
        return read_elements(stream, source, "PubmedArticle", lambda article, place: _read(article, source, place))


def _read(article: etree._Element, source: str, place: str) -> Record:
    own = all_text(article.find("MedlineCitation/PMID")).strip()
    identifiers = [*identifiers_in("pubmed", own), *_identifiers(article.find("PubmedData/ArticleIdList"))]
    for location in article.iterfind("MedlineCitation/Article/ELocationID[@EIdType='doi']"):
        identifiers.extend(identifiers_in("doi", all_text(location)))
    journal = article.find("MedlineCitation/Article/Journal")
    paper = Paper(
        title=_title(all_text(article.find("MedlineCitation/Article/ArticleTitle"))),
        abstract=_abstract(article),
        id=own,
        authors=tuple(_author(one) for one in article.iterfind("MedlineCitation/Article/AuthorList/Author")),
        year=_year(journal),
        venue=None if journal is None else all_text(journal.find("Title")) or all_text(journal.find("ISOAbbreviation")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{own}/" if own else None,
        identifiers=tuple(identifiers),
        references=tuple(_reference(one) for one in article.iterfind("PubmedData/ReferenceList/Reference")),
        keywords=tuple(all_text(one) for one in article.iterfind("MedlineCitation/KeywordList/Keyword")),
    )
    return finish(paper, source, place)


def _title(text: str) -> str:
    """Without the brackets around translated titles and the period that PubMed puts after each."""
    return text.strip().removeprefix("[").removesuffix(".").removesuffix("]")


def _abstract(article: etree._Element) -> str:
    """Its parts, each after its label."""
    parts = article.iterfind("MedlineCitation/Article/Abstract/AbstractText")
    return " ".join(f"{part.get('Label')}: {all_text(part)}" if part.get("Label") else all_text(part) for part in parts)


def _author(author: etree._Element) -> Author:
    names = [all_text(author.find(tag)) for tag in ("ForeName", "LastName", "Suffix", "CollectiveName")]
    orcid = _ORCID.search(all_text(author.find("Identifier[@Source='ORCID']")))
    return Author(" ".join(filter(None, names)), orcid[0] if orcid else None)


def _year(journal: etree._Element | None) -> int | None:
    found = None if journal is None else _YEAR.search(all_text(journal.find("JournalIssue/PubDate")))
    return int(found[0]) if found else None


def _identifiers(ids: etree._Element | None) -> list[Identifier]:
    known = [] if ids is None else [one for one in ids.iterfind("ArticleId") if one.get("IdType") in _ID_TYPES]
    return [i for one in known for i in identifiers_in(_ID_TYPES[one.get("IdType", "")], all_text(one))]


_ID_TYPES = {"doi": "doi", "pubmed": "pubmed", "pmc": "pmc", "arxiv": "arxiv"}


def _reference(reference: etree._Element) -> Reference:
    """By its identifiers; only a citation without any is kept as text."""
    found = tuple(_identifiers(reference.find("ArticleIdList")))
    return Reference(None if found else all_text(reference.find("Citation")) or None, found)

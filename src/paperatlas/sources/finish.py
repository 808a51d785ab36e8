"""From a paper as its source has it to a paper as the other stages want it."""

from __future__ import annotations

from collections.abc import Iterable

from paperatlas.model import Author, Fate, Identifier, Paper, Reference
from paperatlas.sources.identifiers import arxiv_ids_in, find_identifiers
from paperatlas.sources.limits import LONGEST_ABSTRACT, LONGEST_TITLE
from paperatlas.sources.record import Record, RefusalError
from paperatlas.sources.venue import venue_name
from paperatlas.text.clean import clean_text


def finish(raw: Paper, source: str, place: str, note: str = "") -> Record:
    r"""The record of a paper whose text is still as it stands in the source.

    Text is cleaned, repeated authors, keywords and identifiers are folded, identifiers are found in its ``id``, ``url``
    and (of arXiv) ``venue``. Without title, or with text of absurd length, it fails. ``note`` is kept in the fate of a
    paper that is read.

    >>> finish(Paper(" A  title\x00", id="arxiv:2404.14405v2"), "papers.jsonl", "line 1").paper.identifiers
    (Identifier(scheme='arxiv', value='2404.14405'),)
    """
    cleaner = _Cleaner()
    paper = cleaner.paper(raw)
    try:
        _check(paper)
    except RefusalError as refusal:
        return Record(Fate("failed", source, place, str(refusal), cleaner.removed))
    return Record(Fate("read", source, place, clean_text(note)[0], cleaner.removed), paper)


def _check(paper: Paper) -> None:
    if not paper.title:
        raise RefusalError("it has no title")
    for field, longest in (("title", LONGEST_TITLE), ("abstract", LONGEST_ABSTRACT)):
        length = len(paper.text_of(field))
        if length > longest:
            raise RefusalError(f"its {field} has {length:,} characters, more than {longest:,}")


class _Cleaner:
    """Cleans text and counts the characters that it takes out."""

    def __init__(self) -> None:
        self.removed = 0

    def text(self, text: str) -> str:
        text, removed = clean_text(text)
        self.removed += removed
        return text

    def optional(self, text: str | None) -> str | None:
        return self.text(text or "") or None

    def paper(self, raw: Paper) -> Paper:
        own_id, url, venue = self.text(raw.id), self.optional(raw.url), self.text(raw.venue or "")
        found = (*find_identifiers(own_id), *find_identifiers(url or ""), *arxiv_ids_in(venue))
        return Paper(
            title=self.text(raw.title),
            abstract=self.text(raw.abstract),
            id=own_id,
            authors=self.authors(raw.authors),
            year=raw.year,
            venue=venue_name(venue) or None,
            url=url,
            identifiers=tuple(sorted({*self.identifiers(raw.identifiers), *found})),
            references=tuple(r for reference in raw.references if (r := self.reference(reference)) != Reference()),
            keywords=tuple(dict.fromkeys(word for keyword in raw.keywords if (word := self.text(keyword)))),
        )

    def authors(self, raw: Iterable[Author]) -> tuple[Author, ...]:
        """Each name once, whatever its letter case; the first spelling stays, an ORCID is kept from any."""
        found: dict[str, Author] = {}
        for author in raw:
            name, orcid = self.text(author.name), self.optional(author.orcid)
            if name:
                first = found.get(name.casefold(), Author(name))
                found[name.casefold()] = Author(first.name, first.orcid or orcid)
        return tuple(found.values())

    def identifiers(self, raw: Iterable[Identifier]) -> list[Identifier]:
        cleaned = [Identifier(self.text(i.scheme), self.text(i.value)) for i in raw]
        return [i for i in cleaned if i.scheme and i.value]

    def reference(self, raw: Reference) -> Reference:
        return Reference(self.optional(raw.title), tuple(sorted(set(self.identifiers(raw.identifiers)))))

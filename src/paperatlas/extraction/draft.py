"""The draft: what the components of the pipeline have found so far in one text.

A document's text is the title, a blank line, the abstract. All spans of a draft are character spans of that text;
`Draft.place` turns them into spans of a field. The draft hangs on the document as its one extension,
``doc._.paperatlas``; spans need not align with spaCy's tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from paperatlas.model import Candidate, Claim, Mention, Span
from paperatlas.text.abbreviations import Abbreviation

SEPARATOR = "\n\n"
"""What stands between title and abstract in a document's text."""


@dataclass(frozen=True, slots=True)
class Term:
    """A mention with a guess at its type. ``own`` marks a contribution; ``key`` and ``name`` are of the vocabulary."""

    start: int
    end: int
    type: str
    score: float
    by: str
    key: str | None = None
    name: str | None = None
    own: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Cue:
    """A claim between mentions. ``subject`` is None where the paper itself is the subject."""

    predicate: str
    object: Span
    sentence: Span
    score: float
    by: str
    subject: Span | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A reported number with what it may belong to; ``metric`` is a span of any words that name the measure."""

    span: Span
    sentence: Span
    score: float
    by: str
    unit: str | None
    comparison: str | None
    method: Span | None = None
    benchmark: Span | None = None
    metric: Span | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A candidate with the spans of the document's text where it stands."""

    candidate: Candidate
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Draft:
    """All that was found so far. Components append to the lists; a learned one settles ``groups`` and ``claims``."""

    text: str
    title_end: int
    sentences: list[Span] = field(default_factory=list)
    pairs: list[Abbreviation] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)
    """1 for each character that stands in a term."""
    original: str = ""
    """The text as the paper has it, where ``text`` has other characters in some places."""
    groups: list[Group] | None = None
    """The candidates, once a component has settled them; else they are made of the terms."""
    claims: list[Claim] | None = None
    """The claims, once a component has settled them; else they are made of the cues."""

    def __post_init__(self) -> None:
        self.original = self.original or self.text
        self.taken = bytearray(len(self.text))

    def add(self, term: Term) -> None:
        """Keep a term and mark its characters."""
        self.terms.append(term)
        self.taken[term.start : term.end] = b"\1" * (term.end - term.start)

    def is_free(self, span: Span) -> bool:
        """Whether no term stands in the span."""
        return not any(self.taken[slice(*span)])

    def place(self, span: Span) -> tuple[str, Span]:
        """The field and the span in it of a span of the text."""
        if span[0] < self.title_end:
            return "title", span
        offset = self.title_end + len(SEPARATOR)
        return "abstract", (span[0] - offset, span[1] - offset)

    def mention(self, span: Span) -> Mention:
        """A span of the text as a mention, with exactly what the paper has there."""
        field_name, (start, end) = self.place(span)
        return Mention(field_name, start, end, self.original[slice(*span)], self.place(self.sentence_of(span))[1])

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins, as far as the span's end; the span itself where there is none."""
        number = bisect_right(self.sentences, span[0], key=lambda sentence: sentence[0]) - 1
        start, end = self.sentences[number] if number >= 0 else (0, 0)
        return (start, max(end, span[1])) if span[0] < end else span

    def terms_in(self, where: Span, *types: str) -> list[Term]:
        """The terms of some types that begin in a span, in the order of the text."""
        found = (t for t in self.terms if t.type in types and where[0] <= t.start < where[1])
        return sorted(found, key=lambda t: t.span)

    def occurrences(self, name: str) -> list[Span]:
        """Where a name stands as a whole word in this letter case."""
        if name not in self.text:
            return []
        return [m.span() for m in re.finditer(rf"(?<![\w*+#-]){re.escape(name)}(?![\w*+#]|-\w)", self.text)]


def draft_of(doc: Doc) -> Draft:
    """The draft of a document, made where there is none yet, with the sentences that the document has."""
    draft: Draft | None = doc._.paperatlas
    if draft is None:
        text = doc.text
        draft = Draft(text, max(0, text.find(SEPARATOR)))
        doc._.paperatlas = draft
    if not draft.sentences:
        draft.sentences = _sentences(doc, draft)
    return draft


def _sentences(doc: Doc, draft: Draft) -> list[Span]:
    """Character spans of the sentences, without the blanks around them, none across title and abstract."""
    placed = doc.to_array(["IDX", "SENT_START"])
    starts = placed[placed[:, 1] == 1, 0].tolist()
    cuts = sorted({0, draft.title_end, *starts, len(draft.text)})
    spans = (_trimmed(draft.text, cut) for cut in pairwise(cuts))
    return [span for span in spans if span[0] < span[1]]


def _trimmed(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())


if not Doc.has_extension("paperatlas"):
    Doc.set_extension("paperatlas", default=None)

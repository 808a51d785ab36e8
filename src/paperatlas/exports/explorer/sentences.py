"""The blocks of sentences: the evidence of every edge, in chunks that the page opens when asked for them.

Spans count UTF-16 code units, as strings of JavaScript do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperatlas.exports.explorer.columns import NONE, Column, numbers, strings
from paperatlas.exports.explorer.edges import SURE
from paperatlas.exports.explorer.outline import Outline
from paperatlas.model import Assertion, Evidence, PaperNode, Span

CHUNK = 4096
"""Edges in a block."""
OTHERS = "others"
MOST_NAMES = 255
TEXTS = ("title", "abstract")
_NUMBERS = {
    "paper": "u32", "sentence": "u32", "start": "u16", "length": "u16", "subjectStart": "u16", "subjectLength": "u16",
    "field": "u8", "by": "u8", "confidence": "u16",
}  # fmt: skip

Row = tuple[int, ...]


@dataclass(frozen=True)
class Origins:
    """Fields that evidence stands in and finders that found it, by number; those past ``MOST_NAMES`` as ``others``."""

    fields: tuple[str, ...]
    finders: tuple[str, ...]


def origins_of(outline: Outline) -> Origins:
    """The fields and finders of all evidence of an outline, in alphabetical order; of fields the texts first."""
    every = [e for a in outline.assertions for e in a.evidence]
    return Origins(
        _named(sorted({e.field for e in every}, key=lambda name: (name not in TEXTS, name != TEXTS[0], name))),
        _named(sorted({finder_of(e) for e in every})),
    )


def finder_of(evidence: Evidence) -> str:
    """What found an evidence, in which version."""
    return f"{evidence.by} {evidence.version}"


def sentence_blocks(outline: Outline, origins: Origins) -> Iterator[list[Column]]:
    """One block for each ``CHUNK`` of edges."""
    for start in range(0, len(outline.source), CHUNK):
        chunk = _Chunk(outline.papers, outline.number, origins)
        for edge in range(start, min(start + CHUNK, len(outline.source))):
            chunk.add(outline.edge_assertions(edge))
        yield chunk.columns()


@dataclass
class _Chunk:
    """The evidence of some edges, gathered."""

    papers: Mapping[str, PaperNode]
    number: Mapping[str, int]
    origins: Origins
    counts: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)

    def add(self, assertions: Sequence[Assertion]) -> None:
        """The next edge."""
        evidence = [(a, e) for a in assertions for e in a.evidence]
        self.counts.append(len(evidence))
        self.rows += [self._row(a, e) for a, e in evidence]

    def columns(self) -> list[Column]:
        values = zip(*self.rows, strict=True) if self.rows else [()] * len(_NUMBERS)
        each = [numbers(name, kind, column) for (name, kind), column in zip(_NUMBERS.items(), values, strict=True)]
        return [numbers("count", "u16", self.counts), *each, strings("text", self.texts)]

    def _row(self, a: Assertion, e: Evidence) -> Row:
        text, begin = _sentence(e, self.papers.get(a.paper or ""))
        return (
            self.number.get(a.paper or "", NONE),
            self.texts.setdefault(text, len(self.texts)),
            *_marked(text, begin, e.span),
            *_marked(text, begin, e.subject),
            _place(e.field, self.origins.fields),
            _place(finder_of(e), self.origins.finders),
            round(a.confidence * SURE),
        )


def _sentence(evidence: Evidence, node: PaperNode | None) -> tuple[str, int]:
    """The sentence and where it begins in its field: all of the field where it is not known, empty for metadata."""
    if node is None or evidence.field not in TEXTS:
        return "", 0
    text = node.paper.text_of(evidence.field)
    start, end = evidence.sentence or (0, len(text))
    return text[start:end], start


def _marked(text: str, begin: int, span: Span | None) -> Span:
    """Start and length of a mention in its sentence.

    >>> _marked("😀 CQL", 10, (12, 15))
    (3, 3)
    """
    if span is None:
        return 0, 0
    start, end = (min(max(0, at - begin), len(text)) for at in span)
    return _units(text[:start]), _units(text[start:end])


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


def _named(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names) if len(names) <= MOST_NAMES else (*names[:MOST_NAMES], OTHERS)


def _place(name: str, names: tuple[str, ...]) -> int:
    return names.index(name) if name in names else len(names) - 1

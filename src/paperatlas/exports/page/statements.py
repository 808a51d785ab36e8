"""What stands behind a line: its assertions, each with its sentences and the mentions marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperatlas.model import Assertion, Evidence, PaperNode, Span

Json = dict[str, object]
Part = tuple[str, int]
"""A piece of a sentence: 0 plain text, 1 the mention of the object, 2 that of the subject."""

MOST = 40
"""Assertions listed for one line, and results for one card; of the others the number is told."""


def statement(a: Assertion, papers: Mapping[str, PaperNode]) -> Json:
    """One assertion for the page."""
    node = papers.get(a.paper or "")
    return {
        "subject": a.subject,
        "predicate": a.predicate,
        "object": a.object,
        "paper": a.paper,
        "confidence": a.confidence,
        "origin": a.origin,
        "evidence": evidence_list(a.evidence, node),
    }


def evidence_list(evidence: Iterable[Evidence], node: PaperNode | None) -> list[Json]:
    """Each evidence with its sentence in parts; the sentence is empty for evidence from metadata."""
    return [
        {"field": e.field, "by": e.by, "version": e.version, "record": e.record, "parts": sentence_parts(e, node)}
        for e in evidence
    ]


def sentence_parts(evidence: Evidence, node: PaperNode | None) -> list[Part]:
    """The sentence of an evidence, cut at its mentions; all of the field where the sentence is not known.

    >>> from paperatlas.model import Paper
    >>> found = Evidence("title", "rules", "1", span=(11, 14), sentence=(0, 14))
    >>> sentence_parts(found, PaperNode("paper/x", Paper("We compare CQL"), ()))
    [('We compare ', 0), ('CQL', 1)]
    """
    if node is None or evidence.field not in ("title", "abstract"):
        return []
    text = node.paper.text_of(evidence.field)
    start, end = evidence.sentence or (0, len(text))
    marks = sorted((span, kind) for span, kind in ((evidence.span, 1), (evidence.subject, 2)) if span)
    return _cut(text, (start, end), marks)


def _cut(text: str, bounds: Span, marks: Sequence[tuple[Span, int]]) -> list[Part]:
    at, end = bounds
    parts = []
    for (first, last), kind in marks:
        first, last = max(first, at), min(last, end)
        if first < last:
            parts += [(text[at:first], 0), (text[first:last], kind)]
            at = last
    return [part for part in (*parts, (text[at:end], 0)) if part[0]]

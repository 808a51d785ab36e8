"""The text of a paper with its mentions marked, each a link to its concept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from paperatlas.exports.site.links import Link
from paperatlas.exports.site.texts import kind_class, sureness
from paperatlas.model import Span


@dataclass(frozen=True)
class Mark:
    """A mention: where it stands, what it is of, and how sure that is."""

    span: Span
    link: Link
    confidence: float


@dataclass(frozen=True)
class Segment:
    """A piece of text; with a link it is a mention. ``note`` says of what, how surely, and what else it may mean."""

    text: str
    link: Link | None = None
    note: str = ""

    def __html__(self) -> str:
        """The text; of a mention as a link to its concept."""
        if self.link is None:
            return escape(self.text)
        kind, address = escape(kind_class(self.link.kind)), escape(self.link.address)
        inside = f'title="{escape(self.note)}"><mark>{escape(self.text)}</mark>'
        return f'<a class="mention {kind}" href="{address}" {inside}</a>'


def marked_text(text: str, marks: Sequence[Mark]) -> list[Segment]:
    """The text in segments. Of mentions that overlap the first and longest is marked, of equal ones the surest.

    >>> link = Link("m.html", "CQL", "Method")
    >>> [s.text for s in marked_text("Deep CQL here", [Mark((5, 8), link, 0.9), Mark((0, 8), link, 0.5)])]
    ['Deep CQL', ' here']
    """
    segments, at = [], 0
    ordered = sorted(marks, key=lambda m: (m.span[0], -m.span[1], -m.confidence, m.link.address))
    for mark in ordered:
        start, end = mark.span[0], min(mark.span[1], len(text))
        if at <= start < end:
            others = [other for other in ordered if other.span == mark.span and other.link != mark.link]
            segments += [Segment(text[at:start]), Segment(text[start:end], mark.link, _note(mark, others))]
            at = end
    return [segment for segment in (*segments, Segment(text[at:])) if segment.text]


def _note(mark: Mark, others: Sequence[Mark]) -> str:
    also = "".join(f"; also {other.link.kind} {other.link.name}" for other in others)
    return f"{mark.link.kind}: {mark.link.name}, {sureness(mark.confidence)}{also}"

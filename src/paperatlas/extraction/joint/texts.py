"""What stands beside the network's reading of a text: terms of other components, abbreviations, known words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paperatlas.extraction.draft import SEPARATOR, Draft, Term
from paperatlas.extraction.joint.naming import Spelling
from paperatlas.extraction.joint.pieces import Pieces
from paperatlas.model import Span

JOINT = " . "
"""What stands between title and abstract as the network reads them."""

_LONGER = len(JOINT) - len(SEPARATOR)


@dataclass(frozen=True)
class Texts:
    """A draft with the abbreviations of the vocabulary and the words that the tokenizer knows."""

    draft: Draft
    spelling: Spelling
    words: Mapping[str, int]

    @property
    def joined(self) -> str:
        """Title and abstract as the network reads them."""
        end = self.draft.title_end
        return self.draft.text[:end] + JOINT + self.draft.text[end + len(SEPARATOR) :]

    def written(self, span: Span) -> Span:
        """A span of the document's text for one of the network's."""
        shift = 0 if span[0] < self.draft.title_end else _LONGER
        return span[0] - shift, span[1] - shift

    def read(self, span: Span) -> Span:
        """A span of the network's text for one of the document's."""
        shift = 0 if span[0] < self.draft.title_end else _LONGER
        return span[0] + shift, span[1] + shift

    def is_in_title(self, span: Span) -> bool:
        """Whether a span of the document's text is in the title."""
        return span[0] < self.draft.title_end

    def terms(self, pieces: Pieces) -> dict[tuple[int, int], list[Term]]:
        """The draft's terms by the pieces that they fill; those that fill no whole pieces are left out."""
        found: dict[tuple[int, int], list[Term]] = {}
        for term in self.draft.terms:
            place = pieces.locate(self.read(term.span))
            if place:
                found.setdefault(place, []).append(term)
        return found

"""Terms that the text abbreviates: a spelled-out name and its short form are one concept."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Draft, Term, draft_of
from paperatlas.extraction.heads import type_of_phrase
from paperatlas.model import Span
from paperatlas.text.abbreviations import Abbreviation, find_abbreviations

NAME = "paperatlas_abbreviations"

_SCORE = 0.6


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class ShortForms:
    """Finds abbreviation pairs and every place of their short forms."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the pairs of the text to the draft, with terms of the type that the long form has."""
        draft = draft_of(doc)
        known: set[str] = set()
        for start, end in draft.sentences:
            for pair in find_abbreviations(draft.text[start:end]):
                if pair.short not in known:
                    known.add(pair.short)
                    draft.pairs.append(_shifted(pair, start))
                    _add_terms(draft, draft.pairs[-1])
        return doc


def _shifted(pair: Abbreviation, by: int) -> Abbreviation:
    (a, b), (c, d) = pair.short_span, pair.long_span
    return Abbreviation(pair.short, pair.long, (a + by, b + by), (c + by, d + by))


def _add_terms(draft: Draft, pair: Abbreviation) -> None:
    """Terms for the long form and all short forms, like the term that already stands there or by the head noun."""
    like = _standing(draft, pair.long_span) or _standing(draft, pair.short_span)
    kind = like.type if like else type_of_phrase(pair.long)
    if kind is None:
        return
    score, own = (max(like.score, _SCORE), like.own) if like else (_SCORE, False)
    for span in [pair.long_span, *draft.occurrences(pair.short), *draft.occurrences(pair.short + "s")]:
        if not any(t.span == span and t.type == kind for t in draft.terms):
            draft.add(Term(*span, kind, score, NAME, own=own))


def _standing(draft: Draft, span: Span) -> Term | None:
    """The term that stands on the whole of a span."""
    return next((t for t in draft.terms if t.span == span), None)

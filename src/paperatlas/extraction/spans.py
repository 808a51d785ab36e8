"""What spaCy's own users read: the terms as ``doc.spans["concepts"]``, widened to whole tokens."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import draft_of

NAME = "paperatlas_spans"
GROUP = "concepts"


@Language.component(NAME, requires=["doc._.paperatlas"], assigns=["doc.spans"])
def fill_spans(doc: Doc) -> Doc:
    """Fill the span group ``concepts`` from the draft, in the order of the text."""
    terms = sorted({(t.start, t.end, t.type) for t in draft_of(doc).terms})
    spans = (doc.char_span(start, end, label=kind, alignment_mode="expand") for start, end, kind in terms)
    doc.spans[GROUP] = [span for span in spans if span is not None]
    return doc

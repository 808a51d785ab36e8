"""Numbers that state performance, tied to the method, benchmark and metric that their sentence speaks of."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.attribution import Attribution, nearest
from paperatlas.extraction.draft import Draft, Number, Term, draft_of
from paperatlas.extraction.values import MEASURE, Value, values
from paperatlas.model import Span

NAME = "paperatlas_results"

_COMPARISONS = {
    "faster": r"\b(?:faster|speed-?ups?|accelerat\w+)\b",
    "more": r"\b(?:improv\w+|gains?|increas\w+|higher|more|better|outperform\w*|surpass\w*|boost\w*)\b",
    "less": r"\b(?:reduc\w+|fewer|less|lower|decreas\w+|smaller|drops?)\b",
}
_METRIC = re.compile(
    rf"(?:(?!an? |the |of |in )(?:[\w@-]+ )?{MEASURE}s?|speed-?up|memory|latency|flops|inference time|training time)\b",
    re.IGNORECASE,
)
_NEAR = 45
_SCORES = {"%": 0.67, "x": 0.75}
_OTHER_SCORE = 0.62
"""How often value, method and benchmark are all right, by kind of unit: counted on annotated training papers."""


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Results:
    """Finds reported numbers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the numbers of the text to the draft."""
        draft = draft_of(doc)
        for sentence in draft.sentences:
            if found := values(draft.text, sentence):
                numbers = [value.span for value in found]
                owners = Attribution(draft, sentence, numbers)
                metrics = [t for t in draft.terms if t.type == "Metric" and sentence[0] <= t.start < sentence[1]]
                draft.numbers.extend(_number(draft, sentence, value, owners, metrics) for value in found)
        return doc


def _number(draft: Draft, sentence: Span, value: Value, owners: Attribution, metrics: list[Term]) -> Number:
    span = value.span
    near = draft.text[max(sentence[0], span[0] - _NEAR) : min(sentence[1], span[1] + _NEAR)]
    return Number(
        span=span,
        sentence=sentence,
        score=_SCORES.get(value.unit or "", _OTHER_SCORE),
        by=NAME,
        unit=value.unit,
        comparison="reached" if owners.is_of_a_change(span) else _comparison(near),
        method=owners.method(span),
        benchmark=owners.resource(span),
        metric=nearest(metrics, span) or _metric(draft.text, sentence, span),
    )


def _comparison(around: str) -> str:
    """How the value is meant: faster, more, less, or reached."""
    return next((name for name, words in _COMPARISONS.items() if re.search(words, around, re.IGNORECASE)), "reached")


def _metric(text: str, sentence: Span, span: Span) -> Span | None:
    """The measure nearest to the value within the sentence."""
    spans = [m.span() for m in _METRIC.finditer(text, *sentence)]
    return min(spans, key=lambda s: (max(s[0] - span[1], span[0] - s[1]), s), default=None)

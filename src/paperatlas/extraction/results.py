"""Numbers that state performance, tied to the method, benchmark and metric that their sentence speaks of.

Read are percentages, factors ("2x", "30 times faster") and plain numbers "on" a resource ("4.01 on CALVIN"). Left out
are shares of what was read in ("10% of the labels").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Draft, Number, Term, draft_of
from paperatlas.model import Span

NAME = "paperatlas_results"

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_VALUE = re.compile(
    rf"(?<![\w.])(?P<value>{_NUMBER}\s?\$?(?:\\?%|percent(?:age points?)?\b|\\times\b|[x×](?!\w)|[- ]?fold\b|times\b"
    rf"(?= (?:\w+ )?(?:faster|fewer|less|more|lower|higher|smaller|larger|better|speed)))"
    rf"|(?P<plain>{_NUMBER})(?= (?:\S+ )?on (?:the )?[A-Z]))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s*(?:of (?:the |all )?(?:\w+ )?(?:data|labels?|training|demonstrations|samples|time)|confidence)", re.IGNORECASE
)
_COMPARISONS = {
    "faster": r"\b(?:faster|speed-?ups?|accelerat\w+)\b",
    "more": r"\b(?:improv\w+|gains?|increas\w+|higher|more|better|outperform\w*|surpass\w*|boost\w*)\b",
    "less": r"\b(?:reduc\w+|fewer|less|lower|decreas\w+|smaller|drops?)\b",
}
_MEASURE = re.compile(
    r"(?:(?!an? |the |of |in )(?:[\w@-]+ )?"
    r"(?:success rates?|win rates?|error rates?|accuracy|f1(?:[- ]score)?|bleu|rouge|perplexity|recall|"
    r"precision|latency|miou|map|auc|regret|score)|speed-?up|memory|flops|inference time|training time)\b",
    re.IGNORECASE,
)
_NEAR = 45
_PERCENT_SCORE, _FACTOR_SCORE, _PLAIN_SCORE = 0.75, 0.65, 0.5


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Results:
    """Finds reported numbers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the numbers of the text to the draft."""
        draft = draft_of(doc)
        main = _main_method(draft.terms)
        for sentence in draft.sentences:
            matches = [m for m in _VALUE.finditer(draft.text, *sentence) if not _SHARE.match(draft.text, m.end())]
            if matches:
                terms = [t for t in draft.terms if sentence[0] <= t.start < sentence[1]]
                draft.numbers.extend(_number(draft, match, sentence, terms, main) for match in matches)
        return doc


def _main_method(terms: Iterable[Term]) -> Span | None:
    own = [t for t in terms if t.own and t.type == "Method"]
    return min(own, key=lambda t: (-t.score, t.start)).span if own else None


def _number(draft: Draft, match: re.Match[str], sentence: Span, terms: list[Term], main: Span | None) -> Number:
    span = match.span("value")
    unit = _unit(match["value"])
    own = [t for t in terms if t.own and t.type == "Method"]
    return Number(
        span=span,
        sentence=sentence,
        score=_PLAIN_SCORE if unit is None else _PERCENT_SCORE if unit == "%" else _FACTOR_SCORE,
        by=NAME,
        unit=unit,
        comparison=_comparison(draft.text[max(sentence[0], span[0] - _NEAR) : min(sentence[1], span[1] + _NEAR)]),
        method=_nearest(own, span) or main,
        benchmark=_nearest([t for t in terms if t.type in ("Benchmark", "Dataset")], span),
        metric=_nearest([t for t in terms if t.type == "Metric"], span) or _metric(draft.text, sentence, span),
    )


def _unit(value: str) -> str | None:
    """The kind of unit: ``%``, ``x`` or none."""
    if re.search(r"%|percent", value, re.IGNORECASE):
        return "%"
    return "x" if re.search(r"x|×|times|fold", value, re.IGNORECASE) else None


def _comparison(around: str) -> str:
    """How the value is meant: faster, more, less, or reached."""
    return next((name for name, words in _COMPARISONS.items() if re.search(words, around, re.IGNORECASE)), "reached")


def _nearest(terms: list[Term], span: Span) -> Span | None:
    """The term nearest to a span; of two equally near the first."""
    nearest = min(terms, key=lambda t: (max(t.start - span[1], span[0] - t.end), t.start), default=None)
    return nearest.span if nearest else None


def _metric(text: str, sentence: Span, span: Span) -> Span | None:
    """The measure nearest to the value within the sentence."""
    spans = [m.span() for m in _MEASURE.finditer(text, *sentence)]
    return min(spans, key=lambda s: (max(s[0] - span[1], span[0] - s[1]), s), default=None)

"""Numbers that state performance, tied to the method, benchmark and metric that their sentence speaks of.

Read are percentages, factors ("2x", "30 times faster"), ranges of them ("20-60%", "83% to 95%", but "from 83% to 95%"
is two numbers) and plain numbers "on" a resource ("4.01 on CALVIN"). Left out are shares of what was read in ("10% of
the labels").

A number belongs to what stands in front of its parenthesis ("CQL (43.6%)"), in a sentence with "respectively" to the
resource of the same place in the row, else to the paper's own method and the nearest resource of the sentence, else to
the only one of the paper.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Draft, Number, Term, draft_of
from paperatlas.model import Span

NAME = "paperatlas_results"

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIGN = r"(?:\s?\$?(?:\\?%|percent(?:age points?)?\b|\\times\b|[x×](?!\w)|[- ]?fold\b|[- ]?times\b))"
_RANGE = rf"{_NUMBER}{_SIGN}?\$?(?:\s?(?:-|–|~|\$-\$)\s?|-?,? (?:up )?to ){_NUMBER}{_SIGN}"
_VALUE = re.compile(
    rf"(?<![\w.])(?P<value>(?<!from ){_RANGE}|{_NUMBER}(?!\s?times\b){_SIGN}|{_NUMBER}\s?times\b"
    rf"(?= (?:\w+ )?(?:faster|fewer|less|more|lower|higher|smaller|larger|better|speed))"
    rf"|(?<!-)(?P<plain>{_NUMBER})(?= (?:\S+ )?on (?:the )?[A-Z]))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s*(?:of (?:the |all )?(?:\w+ )?(?:data|labels?|training|demonstrations|samples|time)|confidence)", re.IGNORECASE
)
_FROM_TO = re.compile(rf"\bfrom \$?{_NUMBER}{_SIGN}?\$?,? (?:up |down )?to \$?{_NUMBER}{_SIGN}?", re.IGNORECASE)
"""Two numbers that were reached, one before and one after, whatever verb stands in front of them."""
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
_RESOURCES = ("Benchmark", "Dataset")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_PERCENT_SCORE, _FACTOR_SCORE, _PLAIN_SCORE = 0.75, 0.65, 0.5


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Results:
    """Finds reported numbers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the numbers of the text to the draft."""
        draft = draft_of(doc)
        for sentence in draft.sentences:
            matches = [m for m in _VALUE.finditer(draft.text, *sentence) if not _SHARE.match(draft.text, m.end())]
            if matches:
                around = _Around(draft, sentence, [m.span("value") for m in matches])
                draft.numbers.extend(_number(draft, match, around) for match in matches)
        return doc


class _Around:
    """What the numbers of a sentence may belong to."""

    def __init__(self, draft: Draft, sentence: Span, values: list[Span]) -> None:
        self.sentence = sentence
        self._text = draft.text
        self._values = values
        terms = sorted((t for t in draft.terms if sentence[0] <= t.start < sentence[1]), key=lambda t: t.span)
        self.metrics = [t for t in terms if t.type == "Metric"]
        self._methods = [t for t in terms if t.type == "Method"]
        self._resources = [t for t in terms if t.type in _RESOURCES]
        own = [t for t in draft.terms if t.own and t.type == "Method"]
        self._main = min(own, key=lambda t: (-t.score, t.start), default=None)
        names = {(t.type, self._text[t.start : t.end]): t for t in draft.terms if t.type in _RESOURCES}
        self._only = next(iter(names.values())) if len(names) == 1 else None

    def method(self, value: Span) -> Span | None:
        """The method that a number belongs to."""
        own = _nearest([t for t in self._methods if t.own], value) or (self._main.span if self._main else None)
        return self._in_front(self._methods, value) or own or _nearest(self._methods, value)

    def resource(self, value: Span) -> Span | None:
        """The benchmark or data set that a number belongs to."""
        in_a_row = len(self._values) == len(self._resources)
        if in_a_row and _RESPECTIVELY.search(self._text, *self.sentence):
            return self._resources[self._values.index(value)].span
        nearest = self._in_front(self._resources, value) or _nearest(self._resources, value)
        return nearest or (self._only.span if self._only else None)

    def _in_front(self, terms: list[Term], value: Span) -> Span | None:
        """The term that stands directly in front of the parenthesis in which the number is first."""
        return next((t.span for t in terms if re.fullmatch(r"\s?\(\+?", self._text[t.end : value[0]])), None)


def _number(draft: Draft, match: re.Match[str], around: _Around) -> Number:
    span, sentence = match.span("value"), around.sentence
    unit = _unit(match["value"])
    near = draft.text[max(sentence[0], span[0] - _NEAR) : min(sentence[1], span[1] + _NEAR)]
    before_and_after = any(m.start() <= span[0] < m.end() for m in _FROM_TO.finditer(draft.text, *sentence))
    return Number(
        span=span,
        sentence=sentence,
        score=_PLAIN_SCORE if unit is None else _PERCENT_SCORE if unit == "%" else _FACTOR_SCORE,
        by=NAME,
        unit=unit,
        comparison="reached" if before_and_after else _comparison(near),
        method=around.method(span),
        benchmark=around.resource(span),
        metric=_nearest(around.metrics, span) or _metric(draft.text, sentence, span),
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

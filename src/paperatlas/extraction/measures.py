"""What a number measures: the metric that the words beside it name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperatlas.extraction.draft import Draft
from paperatlas.model import Span

METRIC = "Metric"
"""The type of the terms that measure."""

MEASURE = (
    r"(?:accurac(?:y|ies)|acc|precision|recall|sensitivity|specificity|f1|f-?(?:measure|score)|ap|map|m?iou|hiou|auc|auroc"
    r"|auprc|bleu|chrf|comet|rouge|meteor|cider|spice|fid|fvd|psnr|ssim|lpips|perplexity|ppl|wer|cer|mae|r?mses?|ndcg|mrr"
    r"|hits?|pck|eer|dice|dsc|mcc|kappa|κ|pearson|spearman|elo|spl|correlation|score|rate|reward|return|regret|error|r2|bpb"
    r"|nll)"
)
"""What a number may be told to be."""

LINK = (
    r"(?:[@-]\w+)?s?(?:[- ]scores?| points?)?(?:\s?\([\w@ -]{1,12}\))?(?:\s?(?:=|:|~|≈|\\approx|\()\s?"
    r"|,?(?: (?:of|is|was|are|were|being|reaches|reaching|to|by|from|at|with|below|under|above|within"
    r"|exceeding)){1,2}\s?|\s)"
    r"(?:(?:only|about|around|nearly|approximately|roughly|up|over|to|less|lower|greater|more|than|an?|average|the"
    r"|maximum) ?){0,4}[\$+~]*"
)
"""What may stand between a measure and its number."""

_NAMED = re.compile(
    r"\b(?:(?:(?!(?:an?|the|of|in|as|that|this|their|our|its|and|or|by|with|lower|higher|better|additional|\d\S*"
    r"|improv\w*|achiev\w*|obtain\w*|increas\w*|reduc\w*|outperform\w*) )[\w@-]+ )?"
    rf"{MEASURE}s?|speed-?up|memory|latency|flops|throughput|inference time|training time)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(LINK, re.IGNORECASE)
_BESIDE = re.compile(r"\$?\s(?:(?:relative|absolute|average|mean) )?", re.IGNORECASE)
_AFTER = re.compile(
    r"\$?\s(?:(?:relative|absolute|average|lower|higher|better|more|less|fewer|faster) ){0,2}"
    r"(?:(?:reduction|improvement|increase|decrease|drop|gain)s? (?:in|of) (?:the )?|(?:than [\w-]+ )?in )?(?:\w+ )?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"time|speed|latenc|delay|throughput|duration|runtime|frequency|frames? |(?:frame|update|control) rate",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[,;(]| and | while ")
_ASIDE_COST, _NUMBER_COST = 40, 25
"""Characters that a border, or another number, between a metric and a number counts like."""


def metric(draft: Draft, sentence: Span, number: Span, numbers: Sequence[Span], of_time: bool = False) -> Span | None:
    """The metric of a number: tied to it by words, else nearest in its sentence, else the only one of that before.

    A number ``of_time``, in a unit of time or by how much faster something is, has no metric but one of time or speed.
    """
    text = draft.text

    def fits(span: Span) -> bool:
        return not of_time or _TIME.search(text, *span) is not None

    terms = [t.span for t in draft.terms_in(sentence, METRIC) if fits(t.span)]
    named = [m.span() for m in _NAMED.finditer(text, *sentence) if fits(m.span())]
    named = [span for span in named if all(span[1] <= a or b <= span[0] for a, b in terms)]
    every = sorted(terms + named)
    tied = [span for span in every if is_tied(text, span, number)]
    beside, before = [s for s in tied if s[0] >= number[1]], [s for s in tied if s[1] <= number[0]]
    after = [s for s in every if s[0] >= number[1] and _AFTER.fullmatch(text, number[1], s[0])]
    if found := beside or before[-1:] or after:
        return found[0]
    if of_time:
        return None

    def cost(span: Span) -> int:
        gap = (span[1], number[0]) if span[1] <= number[0] else (number[1], span[0])
        between = sum(gap[0] <= other[0] < gap[1] for other in numbers)
        aside = len(_ASIDE.findall(text[slice(*gap)])) if gap[0] == number[1] else 0
        return max(gap[1] - gap[0], 0) + _NUMBER_COST * between + _ASIDE_COST * aside

    if every:
        return min(terms or named, key=lambda span: (cost(span), span))
    place = draft.sentences.index(sentence)
    earlier = draft.terms_in(draft.sentences[place - 1], METRIC) if place else []
    return earlier[0].span if len(earlier) == 1 else None


def is_tied(text: str, measure: Span, number: Span) -> bool:
    """Whether words tie a number to the measure before it, or it stands right before the measure."""
    if measure[1] <= number[0]:
        return _LINKED.fullmatch(text, measure[1], number[0]) is not None
    return _BESIDE.fullmatch(text, number[1], measure[0]) is not None

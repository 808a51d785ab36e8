"""Which numbers of a sentence state performance, and in what kind of unit.

Percentages, factors ("2x", "30 times faster") and ranges of them ("20-60%", "83% to 95%", but "from 83% to 95%" is two
numbers) always do, but for shares of what was read in ("10% of the labels"). A bare number, or one in another unit (ms,
cm, Hz ...), does where a measure stands beside it ("FID of 2.05", "52.2 mask mAP", "an error of 7.5 mm"), in a row with
such a one ("... and 16.7 degrees"), and before a name that it was reached on ("4.01 on CALVIN").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from paperatlas.extraction.measures import LINK, MEASURE, is_tied
from paperatlas.model import Span

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_TO = r"(?:\s?(?:-{1,3}|–|—|−|~|～|∼|±|\+/-|\$?\\pm\$?|\$-\$|\$?\\sim\s?\$?)\s?|-?,? (?:up )?to )"
_BEGINS = r"(?:(?<!from )|(?<=ging from ))(?<!±)(?<!=)"
"""A range may begin here: "ranging from 1 to 2", but in "from 1 to 2" are two numbers."""

_SIGN = (
    r"(?:\s?\$?(?:\\?%|percent(?:age)?(?:[- ]points?)?\b|pp\b|\\times\b(?!\s?\$?\d)|[x×](?!\w|\s?\d)"
    r"|[- ]?fold\b(?! cross)|[- ]?times\b))"
)
_SIGNED = re.compile(
    rf"(?<![\w.@])(?:{_BEGINS}(?!(?<=\(){_NUMBER}{_SIGN} to ){_NUMBER}{_SIGN}?\$?{_TO}{_NUMBER}{_SIGN}"
    rf"|{_NUMBER}(?!\s?times\b){_SIGN}"
    rf"|{_NUMBER}\s?times\b(?= (?:\w+ )?(?:faster|fewer|less|more|lower|higher|smaller|larger|better|speed)))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s*(?:of (?:the |all |its |their |our )?(?:\w+ ){0,2}(?:data|labels?|training|demonstrations|samples|pixels"
    r"|coreset|annotations)\b|(?:labell?ed|annotated|random(?:ly)?)\b|confidence|CI\b)",
    re.IGNORECASE,
)

_UNITS = {
    "ms": r"ms|milliseconds?",
    "s": r"s|secs?|seconds?",
    "min": r"min(?:ute)?s?",
    "h": r"hours?",
    "m/s": r"m/s",
    "cm/s": r"cm/s",
    "km/h": r"km/h",
    "rad/s": r"rad/s",
    "mm": r"mm",
    "cm": r"cm",
    "m": r"m|met(?:er|re)s?",
    "km": r"km",
    "°": r"deg(?:ree)?s?|°|◦|\^\\circ",
    "Hz": r"Hz",
    "kHz": r"kHz",
    "fps": r"fps|frames per second",
    "kg": r"kg",
    "dB": r"dB",
    "px": r"pixels?|px",
    "N": r"N",
    "J": r"J",
    "W": r"W",
    "points": r"points?(?!\s(?:scale|likert|clouds?)\b)|pts?",
}
_UNIT = "|".join(_UNITS.values())
_BARE = re.compile(
    rf"(?<![\w.@^_\\{{±])(?:{_BEGINS}[+]?{_NUMBER}{_TO}[+]?{_NUMBER}|[+]?{_NUMBER})"
    rf"(?:[\s~-]?\$?\s?(?P<unit>{_UNIT})(?![\w/]))?(?![\w%]|\.\d|-[a-z]{{3}})"
)

_QUANTITY = (
    r"(?:errors?|rmses?|mae|accurac(?:y|ies)|precision|deviations?|drift|distance|speeds?|velocit(?:y|ies)|latenc(?:y|ies)"
    r"|delays?|times?|runtime|duration|inference|tracking|rates?|frequenc(?:y|ies)|bandwidth|throughput|payloads?|cost)"
)
_A_MEASURE = re.compile(rf"\b{MEASURE}s?\b", re.IGNORECASE)
_AFTER_MEASURE = re.compile(rf"\b(?:{MEASURE}|average){LINK}$", re.IGNORECASE)
_AFTER_QUANTITY = re.compile(rf"\b{_QUANTITY}{LINK}$", re.IGNORECASE)
_BEFORE_MEASURE = re.compile(
    rf"\$?\s(?:(?!and|or|with|for|in|on|of)[\w@/-]+ ){{0,2}}{MEASURE}(?:s\b|\b)", re.IGNORECASE
)
_BEFORE_QUANTITY = re.compile(rf"\$?\s(?:\w+ )?{_QUANTITY}\b", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(r" (?:\S+ )?on (?:the )?[A-Z]")
_AFTER_A_MOVE = re.compile(
    r"\b(?:run|ran|walk|achiev|reach|operat|travers|climb|mov|fl[yi]|speed|velocit|swim|drive|execut)\w*\s"
    r"(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_AFTER_A_COST = re.compile(
    r"\b(?:takes?|took|needs?|requires?|in (?:only|just|under|less than)|as (?:little|few) as)\s(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_AFTER_A_THRESHOLD = re.compile(r"thresholds?\s?(?:of )?$")
_AFTER_BY = re.compile(r"\bby (?:\w+ ){0,2}$")
_IN_A_ROW = re.compile(
    r"\$?(?:%|[\w./°]{1,9})?\)?(?: (?:in|on|for) [\w-]+)?,? ?(?:and|&|to|vs\.?|versus|or|/|,)\s?"
    r"(?:only |about |up to |an? )?[\$+~]*",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom \$?\d+\.\d+\$?,? (?:up |down |only )?to \$?\d+\.\d+(?![\w%])", re.IGNORECASE)
_SPEEDS = ("m/s", "cm/s", "km/h", "Hz", "kHz", "fps")
TIMES = ("ms", "s", "min", "h")
_REACH = 70
"""Characters around a number that are looked at."""


class Value(NamedTuple):
    """A number with its kind of unit: ``%``, ``x``, one of ms, cm, Hz ..., or none."""

    span: Span
    unit: str | None


def values(text: str, sentence: Span, metrics: Sequence[Span] = ()) -> list[Value]:
    """The numbers of a sentence that state performance, in its order; ``metrics`` are where metrics are named in it.

    >>> text = "It takes 30 ms, 2.5x less, at an FID of 2.05 with 8 GPUs."
    >>> [(text[slice(*value.span)], value.unit) for value in values(text, (0, len(text)))]
    [('30 ms', 'ms'), ('2.5x', 'x'), ('2.05', None)]
    """
    signed = [m.span() for m in _SIGNED.finditer(text, *sentence) if not _SHARE.match(text, m.end())]
    return sorted(
        [*(Value(span, _sign(text[slice(*span)])) for span in signed), *_bare(text, sentence, signed, metrics)]
    )


def _sign(value: str) -> str:
    return "%" if re.search(r"%|percent|pp\b", value, re.IGNORECASE) else "x"


def _bare(text: str, sentence: Span, signed: list[Span], metrics: Sequence[Span]) -> list[Value]:
    """Numbers without a sign that a measure stands beside, and those in a row with them."""
    matches = [m for m in _BARE.finditer(text, *sentence) if all(m.end() <= a or b <= m.start() for a, b in signed)]
    changes = [m.span() for m in _FROM_TO.finditer(text, *sentence)] if _A_MEASURE.search(text, *sentence) else []
    told = [
        _is_told(m, text, sentence)
        or any(a <= m.start() < b for a, b in changes)
        or (_is_exact(m) and any(is_tied(text, metric, m.span()) for metric in metrics))
        for m in matches
    ]
    exact = [bool(match["unit"]) or "." in match[0] for match in matches]
    rows = [bool(_IN_A_ROW.fullmatch(text, one.end(), other.start())) for one, other in pairwise(matches)]
    for place, in_a_row in enumerate(rows):
        told[place + 1] |= in_a_row and told[place] and exact[place + 1]
    for place, in_a_row in reversed([*enumerate(rows)]):
        told[place] |= in_a_row and told[place + 1] and exact[place]
    return [Value(match.span(), _kind(match["unit"])) for match, yes in zip(matches, told, strict=True) if yes]


def _is_told(match: re.Match[str], text: str, sentence: Span) -> bool:
    """Whether the words around a number say that it was measured."""
    before = text[max(sentence[0], match.start() - _REACH) : match.start()]
    after = text[match.end() : min(sentence[1], match.end() + _REACH)]
    if _AFTER_A_THRESHOLD.search(before):
        return False
    if match["unit"]:
        kind = _kind(match["unit"])
        return bool(
            kind == "points"
            or (kind == "dB" and _AFTER_BY.search(before))
            or _AFTER_QUANTITY.search(before)
            or _BEFORE_QUANTITY.match(after)
            or (kind in _SPEEDS and _AFTER_A_MOVE.search(before))
            or (kind in TIMES and _AFTER_A_COST.search(before))
        )
    return _is_exact(match) and bool(
        _AFTER_MEASURE.search(before) or _BEFORE_MEASURE.match(after) or _BEFORE_A_NAME.match(after)
    )


def _is_exact(match: re.Match[str]) -> bool:
    return "." in match[0] or match[0][0] == "+"


def _kind(unit: str | None) -> str | None:
    """The kind of a unit as it is written."""
    return next((kind for kind, forms in _UNITS.items() if unit and re.fullmatch(forms, unit)), None)

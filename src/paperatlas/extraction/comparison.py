"""How a number is meant: what was reached, or by how much more, less or faster something is.

Of these the first that holds: a word of change right after the number or its row ("13% and 25% fewer"), a noun of
change before it ("a gain of 5%"), "to 22%" (reached), the last verb of change before "by 5%", a plus sign, a verb of
change right before it, before its parenthesis or before "up to", what the number before it in a row means; else it was
reached.
"""

from __future__ import annotations

import re

from paperatlas.model import Span

REACHED = "reached"

_VERBS = {
    "more": r"improv\w+|increas\w+|outperform\w*|surpass\w*|exceed\w*|boost\w*|enhanc\w+|rais(?:e|ing)\w*|beat\w*"
    r"|gain\w*",
    "less": r"reduc\w+|decreas\w+|lower(?:s|ed|ing)|drop\w*|cut(?:s|ting)?|degrad\w+|declin\w+|sav(?:e|ing)\w*"
    r"|shorten\w*",
    "faster": r"faster(?![ -]?r-?cnn)|speed(?:s|ing)?[ -]?ups?|accelerat\w+|quicker",
}
_WORDS = {
    "more": _VERBS["more"] + r"|better|higher|more|larger|greater|above",
    "less": _VERBS["less"] + r"|fewer|less|lower|smaller|shorter|below|loss\w*|worse",
    "faster": _VERBS["faster"],
}
_NOUNS = {
    "more": r"improvements?|gains?|increases?|boosts?|margins?",
    "less": r"reductions?|decreases?|drops?|savings?|degradations?|loss",
    "faster": r"speed-?ups?|accelerations?",
}


def _any(words: dict[str, str]) -> str:
    return r"\b(?:" + "|".join(f"(?P<{meaning}>{forms})" for meaning, forms in words.items()) + r")\b"


_ABOUT = (
    r"(?:(?:up|as|much|over|about|around|nearly|approximately|roughly|almost|an?|average|at|least|most|only|more|than"
    r"|the|to) ){0,5}[\$+~∼<>]*"
)
_NUMBERS = re.compile(
    r"(?:\s?\$?[,/]?\$?\s?(?:and |or )?(?:about |over )?[\$+~∼(\[]*\d[\d.]*\s?(?:\\?%|\\times|[x×]|points)?\$?)*",
    re.IGNORECASE,
)
"""The rest of a row."""

_AFTER = re.compile(
    r"(?!\s?\()[\s\$]*(?:\\?%\s)?(?:(?!(?:and|or|on|in|for|with|of|while|at|than|to|by|over|as|across|under|from|using"
    rf"|compared|versus|vs|against)\b)[\w@-]+\s){{0,3}}?{_any(_WORDS)}",
    re.IGNORECASE,
)
_NOUN = re.compile(
    _any(_NOUNS)
    + rf"(?: (?:over|above|against) [^,;.]{{0,50}}?)? (?:of|up to|ranging from|from|by|are|is|was)\s{_ABOUT}$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:more|less|fewer|higher|greater|lower|better|larger|smaller) than[\s\$~]*$", re.IGNORECASE)
_GAINS = re.compile(r"\b(?:improvements?|gains?|reductions?|savings|speed-?ups?|ranging) from [\$~]*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:only |about |approximately )?[\$~]*$", re.IGNORECASE)
_NO_CHANGE = re.compile(r"\b(?:outperform\w*|surpass\w*|exceed\w*)\b[^,;]{0,60} from [^,;]{0,12}$", re.IGNORECASE)
_TO = re.compile(
    r"(?<!up )\bto (?:(?:only|about|just|nearly|approximately|roughly|below|under|around|above|over|an?) )?[\$~∼]*$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?<!followed )\b(?:by|i\.e\.,?) (?:(?!with|in|on|for)[\w-]+ ){0,5}[\$+~∼<>]*$", re.IGNORECASE)
_VERB = re.compile(_any(_VERBS), re.IGNORECASE)
_PLUS = re.compile(r"(?:^|[ (/])\+\s*$")
_LEADS_TO = re.compile(
    _any(
        {
            "more": r"(?:outperform|surpass|improv|increas|boost|rais|gain)\w*",
            "less": r"(?:reduc|decreas|lower)\w*|cuts",
        }
    )
    + r"(?:[^,;.]{0,90}(?:\(|up to |at most )| )[\s\$+~∼]*$",
    re.IGNORECASE,
)


def comparison(text: str, sentence: Span, number: Span, before: str = REACHED) -> str:
    """``reached``, ``more``, ``less`` or ``faster``; ``before`` is what the number before it in a row means.

    >>> text = "It reduces errors by 5% and reaches 90% accuracy, 2% higher than before."
    >>> [comparison(text, (0, 72), (at, at + 3)) for at in map(text.index, ("5%", "90%", "2% h"))]
    ['less', 'reached', 'more']
    """
    lead = text[sentence[0] : number[0]]
    if _NO_CHANGE.search(lead):
        return "more"
    if _FROM.search(lead) and not _GAINS.search(lead):
        return REACHED
    rest = _NUMBERS.match(text, number[1], sentence[1])
    changed = (
        _AFTER.match(text, number[1], sentence[1])
        or (rest and _AFTER.match(text, rest.end(), sentence[1]))
        or _NOUN.search(lead)
    )
    if changed:
        return _meaning(changed)
    lead = _BOUND.sub("", lead)
    if _TO.search(lead):
        return REACHED
    verbs = [*_VERB.finditer(lead)] if _BY.search(lead) else []
    if verbs:
        return _meaning(verbs[-1])
    if text[number[0]] == "+" or _PLUS.search(lead):
        return "more"
    leads = _LEADS_TO.search(lead)
    return _meaning(leads) if leads else before


def _meaning(match: re.Match[str]) -> str:
    return match.lastgroup or REACHED

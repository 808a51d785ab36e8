r"""LaTeX in names, titles and abstracts as plain text: accents, symbols, dashes and quotes; formulas stay.

Not a LaTeX interpreter: of a macro that is not known the name is dropped where it has an argument and kept where it
has none (``\emph{x}`` is ``x``, ``\LaTeX`` is ``LaTeX``). Linear in the text, whatever the text.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = dict(
    zip(
        "`'^\"~=.uvHcdbkr",
        map(chr, (768, 769, 770, 776, 771, 772, 775, 774, 780, 779, 807, 803, 817, 808, 778)),
        strict=True,
    )
)
_SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "ldots": "…", "dots": "…", "textasciitilde": "~", "textbackslash": "\\",
    "textasciicircum": "^", "textunderscore": "_", "textregistered": "®", "texttrademark": "™", "copyright": "©",
    "S": "§", "P": "¶", "pounds": "£", "textdegree": "°", "textless": "<", "textgreater": ">", "textbar": "|",
    "textdollar": "$",
}  # fmt: skip
_SWITCHES = frozenset(("bf", "it", "em", "sc", "tt", "rm", "sf", "sl", "bfseries", "itshape", "protect", "relax"))
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}

_MATH = re.compile(r"(\$[^$]*\$)")
_CHARACTERS = (
    r"\\(?P<accent>[`'^\"~=.])\s*(?:\{\s*\\?(?P<a>[^\W\d_])\s*\}|\\(?P<b>[ij])(?![A-Za-z])\s?|(?P<c>[^\W\d_]))"
    r"|\\(?P<letter>[uvHcdbkr])(?:\s*\{\s*\\?(?P<d>[^\W\d_])\s*\}|\s+\\?(?P<e>[^\W\d_])(?![A-Za-z]))"
    rf"|\\(?P<symbol>{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|[ \t]*)"
    r"|\\(?P<escaped>[&%$#_{}])"
)
_KNOWN = re.compile(rf"(?P<open>\{{)?(?:{_CHARACTERS})(?(open)\}})")
_ANY = re.compile(
    _CHARACTERS
    + r"|\\(?P<macro>[A-Za-z]+)\*?(?P<after>\s*(?=\{)|[ \t]*)|\\(?P<space>[\\,;:! /-])|(?P<mark>---?|``|''|[~{}])"
)


def decode_accents(text: str) -> str:
    r"""Plain text with a few LaTeX accents in it, as arXiv keeps titles and abstracts: only these are decoded.

    >>> decode_accents(r"Poincar\'e and {a, b} of {\"o} and \"Uber")
    'Poincaré and {a, b} of ö and Über'
    """
    return _KNOWN.sub(_character, text) if "\\" in text else text


def decode_latex(text: str) -> str:
    r"""What LaTeX would print, formulas in ``$`` left as they are.

    >>> decode_latex(r"{RRT*} by {\'E}mile \v{C}ech, \emph{85\%} of $x_{t}$ -- ``no'' {\'\i}")
    'RRT* by Émile Čech, 85% of $x_{t}$ – “no” í'
    """
    if not any(mark in text for mark in "\\{}~`'-"):
        return text
    return "".join(part if part.startswith("$") else _ANY.sub(_anything, part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    return _MATH.split(text.replace("\\$", "\\textdollar ")) if "$" in text else [text]


def _character(found: re.Match[str]) -> str:
    if name := found["accent"] or found["letter"]:
        base = found["a"] or found["b"] or found["c"] or found["d"] or found["e"]
        return unicodedata.normalize("NFC", base + _ACCENTS[name])
    return _SYMBOLS[found["symbol"]] if found["symbol"] else found["escaped"]


def _anything(found: re.Match[str]) -> str:
    if found["mark"]:
        return _LIGATURES[found["mark"]]
    if found["space"]:
        return "" if found["space"] in "/-!" else " "
    if not found["macro"]:
        return _character(found)
    has_argument = found.string.startswith("{", found.end()) and not found.string.startswith("{}", found.end())
    if found["macro"] in _SWITCHES or has_argument:
        return ""
    return found["macro"] + found["after"]

r"""Text as a value of BibTeX, such that LaTeX prints it and a reader of BibTeX gives it back.

BibTeX counts braces even after a backslash; a text in which they do not pair is therefore written without any.
Ligatures (``--``, quotation marks) are broken by an empty group.

Source: O. Patashnik, "BibTeXing" (1988), section 4; LaTeX 2e, textcomp.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ESCAPES = {
    **{character: "\\" + character for character in "&%#_{}"},
    "$": "\\textdollar{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_WITHOUT_BRACES = {**_ESCAPES, "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
_LIGATURE = re.compile(r"-(?=-)|'(?=')|`(?=`)")
_NO_NAME = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def bibtex_text(text: str) -> str:
    r"""Text in which every character stands for itself; white space becomes single blanks, as in BibTeX.

    >>> print(bibtex_text("100% of $x_{t}$ -- R&D"))
    100\% of \textdollar{}x\_\{t\}\textdollar{} -{}- R\&D
    >>> print(bibtex_text("a { b"))
    a \textbraceleft{} b
    """
    escapes = _ESCAPES if _pairs(text) else _WITHOUT_BRACES
    plain = "".join(escapes.get(character, character) for character in " ".join(text.split()))
    return _LIGATURE.sub(lambda found: found[0] + "{}", plain)


def bibtex_name(name: str) -> str:
    """The name of an author; in braces where BibTeX would take it for several names or turn it round.

    >>> bibtex_name("Ann de Bo"), bibtex_name("Barnes and Noble")
    ('Ann de Bo', '{Barnes and Noble}')
    """
    text = bibtex_text(name)
    return f"{{{text}}}" if _NO_NAME.search(name) else text


def verbatim(address: str) -> str:
    """An address or identifier, which BibTeX styles take as it is; what would end its field is percent-encoded.

    >>> verbatim("https://a.org/x_1?q={a b}")
    'https://a.org/x_1?q=%7Ba%20b%7D'
    """
    return re.sub(r"[{}\\\s]", lambda found: quote(found[0]), address)


def _pairs(text: str) -> bool:
    """Whether every brace has its partner."""
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0

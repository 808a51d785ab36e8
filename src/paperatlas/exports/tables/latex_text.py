"""Any text as LaTeX prints it: nothing in it is a command, and every character is one that TeX engines take.

Letters with accents are written as base and accent command; Greek and the signs of mathematics as commands. What is
left is given to ``\\otherletter{code point}{character}``, which prints the character where the engine reads Unicode,
and its code point where it does not.

Source: Comprehensive LaTeX Symbol List, tables of special characters, accents and Greek letters.
"""

from __future__ import annotations

import unicodedata

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "-": "-{}",  # two of them are two, not a dash
}

_SIGNS = {
    "\u2018": "`{}", "\u2019": "'{}", "\u201c": "``", "\u201d": "''", "\u2013": "--", "\u2014": "---",
    "\u2026": r"\ldots{}", "\u2010": "-{}", "\u2011": "-{}", "\u00a0": "~", "\u00df": r"\ss{}", "\u00f8": r"\o{}",
    "\u00d8": r"\O{}", "\u00e6": r"\ae{}", "\u00c6": r"\AE{}", "\u0142": r"\l{}", "\u0141": r"\L{}",
    "\u0131": r"\i{}", "\u20ac": r"\texteuro{}", "\u00a7": r"\S{}", "\u2122": r"\texttrademark{}",
}  # fmt: skip

_MATHEMATICS = {
    "\u00d7": r"\times", "\u00b1": r"\pm", "\u2212": "-", "\u2264": r"\leq", "\u2265": r"\geq", "\u2248": r"\approx",
    "\u2192": r"\rightarrow", "\u2190": r"\leftarrow", "\u221e": r"\infty", "\u00b7": r"\cdot", "\u00b0": r"^\circ",
    "\u2217": r"\ast", "\u22c6": r"\star", "\u2208": r"\in", "\u2260": r"\neq", "\u223c": r"\sim", "\u221a": r"\surd",
    "\u2191": r"\uparrow", "\u2193": r"\downarrow", "\u00b2": "^2", "\u00b3": "^3", "\u00b9": "^1",
    "\u03c2": r"\varsigma",
}  # fmt: skip

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega"
)
_CAPITALS = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"

_ACCENTS = {
    "\u0300": r"\`", "\u0301": r"\'", "\u0302": r"\^", "\u0303": r"\~", "\u0304": r"\=", "\u0306": r"\u",
    "\u0307": r"\.", "\u0308": r"\"", "\u030a": r"\r", "\u030b": r"\H", "\u030c": r"\v", "\u0327": r"\c",
    "\u0328": r"\k", "\u0323": r"\d",
}  # fmt: skip


def _greek() -> dict[str, str]:
    names = [name for word in (_GREEK, _CAPITALS) for name in word.split()]
    titles = [("SMALL" if name.islower() else "CAPITAL") + f" LETTER {name.upper()}" for name in names]
    spelled = [title.replace("LAMBDA", "LAMDA") for title in titles]
    return {unicodedata.lookup(f"GREEK {t}"): f"\\{name}" for t, name in zip(spelled, names, strict=True)}


_COMMANDS = _MATHEMATICS | _greek() | {"\u00b5": r"\mu", "\u03f5": r"\epsilon"}


def latex_text(text: str) -> str:
    r"""Text on one line, in characters below 128 but for the second argument of ``\otherletter``.

    >>> latex_text("50% & more_is{better}"), latex_text("π0 → Müller")
    ('50\\% \\& more\\_is\\{better\\}', '\\ensuremath{\\pi}0 \\ensuremath{\\rightarrow} M\\"{u}ller')
    """
    return "".join(_letter(character) for character in " ".join(unicodedata.normalize("NFC", text).split()))


def _letter(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if " " <= character <= "~":
        return character
    if character in _SIGNS:
        return _SIGNS[character]
    if character in _COMMANDS:
        return rf"\ensuremath{{{_COMMANDS[character]}}}"
    return _accented(character) or _other(character)


def _accented(character: str) -> str:
    """A letter with one accent; empty for what is none."""
    parts = unicodedata.normalize("NFD", character)
    if len(parts) == 2 and parts[0].isascii() and parts[0].isalpha() and parts[1] in _ACCENTS:
        base = {"i": r"\i", "j": r"\j"}.get(parts[0], parts[0]) if parts[1] not in "\u0327\u0328\u0323" else parts[0]
        return f"{_ACCENTS[parts[1]]}{{{base}}}"
    return ""


def _other(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""  # nothing to be seen, and some of it stops an engine
    return rf"\otherletter{{{ord(character):04X}}}{{{character}}}"

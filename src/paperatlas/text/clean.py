"""Clean text: NFC, white space as blanks, no control characters.

Every field of a paper passes here before it becomes a `Paper`, so that character offsets mean the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str) -> tuple[str, int]:
    r"""NFC text with single blanks, and the number of control and bidirectional characters taken out.

    >>> clean_text(" Cafe\u0301\x00 au\n lait ")
    ('Café au lait', 1)
    """
    text, removed = _CONTROL.subn("", text)
    text = unicodedata.normalize("NFC", text).replace("\u200b", " ").replace("\ufeff", " ")
    return " ".join(text.split()), removed

"""How labels and texts are folded for the matcher: one character for each, so that offsets stay true."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[\s\-_/~\u00ad\u2010-\u2015\u2212]")


class _Letters(dict[int, str]):
    """Lower case for letters and digits, a blank for all else; worked out once for each character that occurs."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = character.lower() if len(character.lower()) == 1 else character
        self[code] = lower if character.isalnum() else " "
        return self[code]


class _Separators(dict[int, str]):
    """A blank for white space, hyphens, slashes, underscores and tildes; all else stays."""

    def __missing__(self, code: int) -> str:
        self[code] = _BLANKS.sub(" ", chr(code))
        return self[code]


LETTERS = _Letters()
SEPARATORS = _Separators()


def label_forms(label: str) -> list[str]:
    """The strings, in lower case with blanks for separators, by which a label is searched: itself, joined, plural.

    >>> label_forms("Meta-World"), label_forms("policy")
    (['meta world', 'metaworld', 'meta worlds', 'metaworlds'], ['policy', 'policies'])
    """
    folded = label.translate(SEPARATORS).lower()
    forms = [folded]
    first, _, second = folded.partition(" ")
    if second and " " not in second and not (first[-1:].isdigit() and second[:1].isdigit()):
        forms.append(first + second)
    return forms + [plural for form in forms if (plural := _plural(form))]


def _plural(form: str) -> str:
    if form.endswith("y") and form[-2:-1] not in (*"aeiou", ""):
        return form[:-1] + "ies"
    return form + "s" if form[-1:].isalpha() and not form.endswith("s") else ""

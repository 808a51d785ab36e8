"""Addresses in the text: every URL, without the punctuation that follows it."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import draft_of

NAME = "paperatlas_links"

_TOP = "com|org|net|edu|gov|io|ai|dev|app|cloud|info|eu|uk|de|ch|fr|it|cn|jp|kr|in|ca|au|nl|se|at|me|ly|gle|ac"
_BARE_TOP = "com|org|net|edu|gov|io|ai|dev|app|cloud|ly|gle"
_URL = re.compile(
    rf"""(?:https?://[^\s<>"{{}}|^`\[\]]+
    |(?<![\w@./-])www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>"{{}}|^`\[\]]*)?
    |(?<![\w@./-])(?:[a-z0-9][\w-]*\.){{1,4}}(?:{_TOP})/[^\s<>"{{}}|^`\[\]]*
    |(?<![\w@./-])(?:[a-z][\w-]*\.){{1,4}}(?:{_BARE_TOP})(?![\w@-]|\.\w))""",
    re.VERBOSE,
)
_TAIL = ".,;:!?'\"”’“‘$*\\…`"
_CLOSING = {")": "(", "]": "[", "）": "（"}


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Links:
    """Finds addresses."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the addresses of the text to the draft."""
        draft = draft_of(doc)
        for match in _URL.finditer(draft.text):
            url = clean_url(match[0])
            if url.split("//")[-1]:
                draft.links.append((match.start(), match.start() + len(url)))
        return doc


def clean_url(url: str) -> str:
    """Cut what belongs to the sentence: trailing punctuation, and a closing bracket that was opened outside.

    >>> clean_url("https://carp-robot.github.io$."), clean_url("http://x.org/a_(b))")
    ('https://carp-robot.github.io', 'http://x.org/a_(b)')
    """
    while url:
        last = url[-1]
        unopened = last in _CLOSING and url.count(last) > url.count(_CLOSING[last])
        if last not in _TAIL and not unopened:
            return url
        url = url[:-1]
    return url

"""Sentence boundaries: spaCy's sentencizer, mended where it splits too much.

A boundary is forced between title and abstract. One is taken back where it follows an abbreviation ("e.g.", "et al."),
stands inside a number or name ("0.5", "RT-1.5"), or where the next word begins in lower case.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import SEPARATOR, Draft, draft_of

NAME = "paperatlas_sentences"

_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|al|vs|cf|resp|approx|fig|figs|eq|eqs|sec|dr|prof|no|w\.r\.t|a\.k\.a)\.$", re.IGNORECASE
)
_LOOK_BACK = 12


@Language.component(NAME, requires=["token.is_sent_start"], assigns=["doc._.paperatlas"])
def mend_sentences(doc: Doc) -> Doc:
    """Mend the boundaries of a document that the sentencizer has split."""
    given: Draft | None = doc._.paperatlas
    text = given.text if given else doc.text
    title_end = given.title_end if given else text.find(SEPARATOR)
    ended = False
    for token in doc:
        if not ended and token.idx > title_end and not token.is_space:
            token.is_sent_start = ended = True
        elif token.is_sent_start and token.idx and _is_split_too_much(text, token.idx):
            token.is_sent_start = False
    draft_of(doc)
    return doc


def _is_split_too_much(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    touches = not before[-1:].isspace()
    following = re.match(r"[^\W\d_]+", text[start : start + 30])
    lower = bool(following and following[0].islower())
    return lower or (touches and not text[start].isupper()) or bool(_ABBREVIATION.search(before.rstrip()))

"""Sentence boundaries: spaCy's sentencizer, mended where it splits too much.

A boundary is forced between title and abstract. One is taken back where it follows an abbreviation ("e.g.", "et al."),
stands inside a number or name ("0.5", "RT-1.5") or in a parenthesis, or where the next word begins in lower case.
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
_OPENED = re.compile(r"\([^()]{0,80}$")
_CLOSED = re.compile(r"[^()]{0,80}\)")


@Language.component(NAME, requires=["token.is_sent_start"], assigns=["doc._.paperatlas"])
def mend_sentences(doc: Doc) -> Doc:
    """Mend the boundaries of a document that the sentencizer has split."""
    given: Draft | None = doc._.paperatlas
    text = given.text if given else doc.text
    title_end = given.title_end if given else text.find(SEPARATOR)
    starts = doc.to_array(["IDX", "SENT_START"])
    after_title = starts[:, 0] > title_end
    first = next((i for i in after_title.nonzero()[0].tolist() if not doc[i].is_space), -1)
    for i in (starts[:, 1] == 1).nonzero()[0].tolist():
        if i != first and starts[i, 0] and _is_split_too_much(text, int(starts[i, 0])):
            doc[i].is_sent_start = False
    if first >= 0:
        doc[first].is_sent_start = True
    draft_of(doc)
    return doc


def _is_split_too_much(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    touches = not before[-1:].isspace()
    following = re.match(r"[^\W\d_]+", text[start : start + 30])
    inside = _OPENED.search(text, max(0, start - 81), start) and _CLOSED.match(text, start)
    lower = bool(following and following[0].islower())
    abbreviated = _ABBREVIATION.search(before.rstrip())
    return bool(inside or lower or (touches and not text[start].isupper()) or abbreviated)

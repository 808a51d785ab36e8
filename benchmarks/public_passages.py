"""Public sets as passages: SciERC (Luan et al. 2018), TDMSci (Hou et al. 2021), SciER (Zhang et al. 2024).

The sets are distributed as tokens. A passage is the text that they were cut from, as near as it can be told, since our
models read text as people write it: punctuation is closed up, and TDMSci says where its tokens stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Any

TypedSpan = tuple[int, int, str]
"""Start, end (exclusive) and type."""

SENTENCES = 8
"""Sentences of one paper that SciER's passages hold: about an abstract."""

_WRITTEN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_CLOSED_LEFT = frozenset(".,;:!?)]}%") | {"'s", "n't", "'"}
_CLOSED_RIGHT = frozenset("([{")
_CLOSED_BOTH = frozenset("-/")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and where its concepts stand in it."""

    text: str
    spans: frozenset[TypedSpan]


def read_scierc(path: Path) -> Iterator[Passage]:
    """Abstracts; spans are of tokens of the whole document, both ends inclusive."""
    for line in _lines(path):
        tokens = [token for sentence in line["sentences"] for token in sentence]
        spans = ((start, end + 1, kind) for sentence in line["ner"] for start, end, kind in sentence)
        yield _passage(tokens, _closed(tokens), spans)


def read_scier(path: Path) -> Iterator[Passage]:
    """Consecutive sentences of a paper; concepts are strings without places: the nth of them is the nth in the text."""
    for _, paper in groupby(_lines(path), key=lambda line: line["doc_id"]):
        lines = list(paper)
        for first in range(0, len(lines), SENTENCES):
            yield _joined(lines[first : first + SENTENCES])


def _joined(lines: Iterable[dict[str, Any]]) -> Passage:
    tokens: list[str] = []
    spans: list[TypedSpan] = []
    for line in lines:
        here, before = line["sentence"].split(), len(tokens)
        spans += ((before + start, before + end, kind) for start, end, kind in _found(here, line["ner"]))
        tokens += here
    return _passage(tokens, _closed(tokens), spans)


def _found(tokens: Sequence[str], named: Iterable[tuple[str, str]]) -> Iterator[TypedSpan]:
    taken: set[tuple[int, int]] = set()
    for name, kind in named:
        words = name.split()
        places = ((at, at + len(words)) for at in range(len(tokens)) if list(tokens[at : at + len(words)]) == words)
        place = next((place for place in places if place not in taken), None)
        if place:
            taken.add(place)
            yield (*place, kind)


def read_tdmsci(path: Path) -> Iterator[Passage]:
    """Sentences; each line is a token, where it stood, and its tag (B- begins, I- goes on)."""
    for is_blank, lines in groupby(path.read_text("utf-8").splitlines(), key=lambda line: not line.strip()):
        if not is_blank:
            tokens, places, tags = zip(*(line.split("\t") for line in lines), strict=True)
            ends = [int(place) + len(token) for token, place in zip(tokens, places, strict=True)]
            touching = [True, *(int(place) <= end for place, end in zip(places[1:], ends, strict=False))]
            closed = [either or other for either, other in zip(touching, _closed(tokens), strict=True)]
            yield _passage(tokens, closed, _tagged(tags))


def _tagged(tags: Sequence[str]) -> Iterator[TypedSpan]:
    start = 0
    for place, tag in enumerate((*tags[1:], "O"), 1):
        if not tag.startswith("I-"):
            if tags[start] != "O":
                yield start, place, tags[start][2:]
            start = place


def _passage(tokens: Sequence[str], closed: Sequence[bool], spans: Iterable[TypedSpan]) -> Passage:
    """The text of tokens, ``closed`` telling which follow the one before without a blank; spans are of tokens."""
    pieces = [f"{'' if close else ' '}{_WRITTEN.get(t, t)}" for t, close in zip(tokens, closed, strict=True)]
    ends = list(accumulate(map(len, pieces)))
    starts = [end - len(piece.lstrip(" ")) for end, piece in zip(ends, pieces, strict=True)]
    return Passage("".join(pieces), frozenset((starts[a], ends[b - 1], kind) for a, b, kind in spans))


def _closed(tokens: Sequence[str]) -> list[bool]:
    """Which tokens follow the one before without a blank, in English as it is printed."""
    written = [_WRITTEN.get(token, token) for token in tokens]
    return [
        True,
        *(
            after in _CLOSED_LEFT | _CLOSED_BOTH or before in _CLOSED_RIGHT | _CLOSED_BOTH
            for before, after in pairwise(written)
        ),
    ]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

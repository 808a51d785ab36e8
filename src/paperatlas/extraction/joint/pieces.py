"""A text as the network reads it: word pieces, each with its word's shape and the vocabulary's guess at its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from paperatlas.model import Span

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

TYPES = ("Method", "Task", "Benchmark", "Dataset", "Robot", "Simulator", "Metric")
"""The types that the network tells apart, in the order of its outputs."""

WIDEST = 14
"""Pieces of the longest mention."""

WINDOW = 480
"""Pieces of a text that the encoder reads at once."""

SHAPES = 8
TERMS = len(TYPES) + 1
LOWER, _TITLE, _CAPITALS, _MIXED, _DIGITS, SIGN = range(1, 7)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text; all arrays have one entry a piece.

    ``ids`` of the tokenizer; ``shapes`` and ``terms`` (0, or 1 + the place in `TYPES`) of the word around;
    ``starts`` and ``ends`` in characters; ``opens`` and ``closes`` tell whether a word begins or ends there.
    """

    text: str
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    terms: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def characters(self, first: int, last: int) -> Span:
        """The characters of a span of pieces, both ends inclusive."""
        return int(self.starts[first]), int(self.ends[last])

    def words(self, window: slice) -> list[str]:
        """The characters of each piece, in lower case."""
        return [self.text[a:b].lower() for a, b in zip(self.starts[window], self.ends[window], strict=True)]

    def before_blank(self, window: slice) -> NDArray[np.bool_]:
        """Whether a blank, or the end of the text, comes after each piece."""
        return np.array([not self.text[end : end + 1].strip() for end in self.ends[window]], bool)

    @cached_property
    def piece_at(self) -> tuple[dict[int, int], dict[int, int]]:
        """The piece that begins, and the one that ends, at a character where a word does."""
        opening = {int(self.starts[i]): int(i) for i in np.flatnonzero(self.opens)}
        return opening, {int(self.ends[i]): int(i) for i in np.flatnonzero(self.closes)}

    def locate(self, span: Span) -> tuple[int, int] | None:
        """The pieces of a span of characters, None unless whole words fill it within `WIDEST` pieces."""
        opening, closing = self.piece_at
        first, last = opening.get(span[0]), closing.get(span[1])
        return (first, last) if first is not None and last is not None and 0 <= last - first < WIDEST else None

    def cut(self, most: int) -> Pieces:
        """The first ``most`` pieces."""
        kept = slice(most)
        return replace(
            self,
            ids=self.ids[kept],
            shapes=self.shapes[kept],
            terms=self.terms[kept],
            starts=self.starts[kept],
            ends=self.ends[kept],
            opens=self.opens[kept],
            closes=self.closes[kept],
        )

    def windows(self) -> Iterator[slice]:
        """Slices of at most `WINDOW` pieces that cover the text, cut where words begin."""
        start = 0
        while start < len(self):
            end = min(start + WINDOW, len(self))
            if end < len(self):
                cut = [i for i in range(start + WINDOW // 2, end) if self.opens[i]]
                end = cut[-1] if cut else end
            yield slice(start, end)
            start = end


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a file of the library ``tokenizers``, without padding and truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def split(tokenizer: Tokenizer, text: str, terms: Iterable[tuple[int, int, str]] = ()) -> Pieces:
    """The pieces of a text. ``terms`` are spans of characters with the type that the vocabulary gives them."""
    encoding = tokenizer.encode(text)
    starts, ends = np.array(encoding.offsets, np.int64).T.copy()
    words = np.array([-1 if word is None else word for word in encoding.word_ids])
    inside, changes = words >= 0, words[1:] != words[:-1]
    shape_at, term_at = _shapes(text), np.zeros(len(text) + 1, np.int64)
    for start, end, kind in terms:
        if kind in TYPES:
            term_at[start:end] = 1 + TYPES.index(kind)
    return Pieces(
        text=text,
        ids=np.array(encoding.ids, np.int64),
        shapes=np.where(inside, shape_at[starts], 0),
        terms=np.where(inside, term_at[starts], 0),
        starts=starts,
        ends=ends,
        opens=inside & np.concatenate([[True], changes]),
        closes=inside & np.concatenate([changes, [True]]),
    )


def _shapes(text: str) -> NDArray[np.int64]:
    """The shape of the word around each character."""
    shapes = np.full(len(text) + 1, SIGN, np.int64)
    for word in _WORD.finditer(text):
        shapes[word.start() : word.end()] = _shape(word[0])
    return shapes


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> int:
    if word.isupper():
        return _CAPITALS if len(word) > 1 else _TITLE
    if word[:1].isupper():
        return _TITLE if len(word) == 1 or word[1:].islower() else _MIXED
    if any(c.isupper() for c in word):
        return _MIXED
    return _DIGITS if any(c.isdigit() for c in word) else LOWER

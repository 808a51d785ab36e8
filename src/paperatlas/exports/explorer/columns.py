"""Columns of numbers and strings as bytes: what a browser reads without parsing.

Form: ``explorer/FORMAT.md``, section "Blocks".
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

NUMBERS = {"u8": "<u1", "u16": "<u2", "u32": "<u4"}
NONE = 0xFFFFFFFF
"""The number of a node that is not there."""
STEP = 4
"""Each column begins at a multiple of so many bytes."""


@dataclass(frozen=True)
class Column:
    """``count`` values of a kind: ``u8``, ``u16``, ``u32`` or ``str``, as their bytes."""

    name: str
    kind: str
    count: int
    content: bytes


@dataclass(frozen=True)
class Block:
    """Columns, compressed, in base64; ``columns`` says name, kind and count of each."""

    name: str
    columns: tuple[tuple[str, str, int], ...]
    content: str


def numbers(name: str, kind: str, values: ArrayLike) -> Column:
    """A column of whole numbers; those too large for the kind are written as the largest that it holds.

    >>> numbers("year", "u16", [2024, 70_000]).content
    b'\\xe8\\x07\\xff\\xff'
    """
    form = np.dtype(NUMBERS[kind])
    plain = np.minimum(np.asarray(values, dtype=np.int64), np.iinfo(form).max)
    return Column(name, kind, len(plain), plain.astype(form).tobytes())


def strings(name: str, values: Iterable[str]) -> Column:
    """A column of texts in UTF-8; half a character becomes a question mark.

    >>> strings("text", ["é", ""]).content
    b'\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xc3\\xa9'
    """
    texts = [value.encode("utf-8", "replace") for value in values]
    lengths = np.array([len(text) for text in texts], dtype="<u4")
    return Column(name, "str", len(texts), lengths.tobytes() + b"".join(texts))


def pack(name: str, columns: Sequence[Column]) -> Block:
    """The block of these columns, the same for the same columns at any time."""
    padded = (column.content + bytes(-len(column.content) % STEP) for column in columns)
    content = base64.b64encode(gzip.compress(b"".join(padded), compresslevel=9, mtime=0)).decode()
    return Block(name, tuple((column.name, column.kind, column.count) for column in columns), content)

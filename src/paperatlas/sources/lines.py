"""The lines of a source in UTF-8, each read on its own, so that a bad one costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from paperatlas.sources.limits import LONGEST_LINE

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, counted from 1, without its end; ``fault`` says why there is no text."""

    number: int
    text: str
    fault: str = ""


def read_lines(stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[Line]:
    r"""The lines of a stream; those of more than ``longest`` bytes or in no UTF-8 have a fault instead of text.

    >>> import io
    >>> [(line.number, line.text or line.fault) for line in read_lines(io.BytesIO(b"one\r\nt\xffo"))]
    [(1, 'one'), (2, 'byte 6 is not UTF-8')]
    """
    number, offset = 0, 0
    while raw := stream.readline(longest + 1):
        number += 1
        if len(raw) > longest and not raw.endswith(b"\n"):
            length = len(raw) + _skip_line(stream, longest)
            yield Line(number, "", f"the line has {length:,} bytes, more than {longest:,}")
        else:
            length = len(raw)
            yield _decoded(number, raw, offset)
        offset += length


def _skip_line(stream: BinaryIO, longest: int) -> int:
    """Read on to the end of the line; the number of bytes passed over."""
    skipped = 0
    while raw := stream.readline(longest):
        skipped += len(raw)
        if raw.endswith(b"\n"):
            break
    return skipped


def _decoded(number: int, raw: bytes, offset: int) -> Line:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return Line(number, "", f"byte {offset + error.start} is not UTF-8")
    return Line(number, text.rstrip("\r\n").removeprefix(_MARK if number == 1 else ""))


def read_text_lines(stream: BinaryIO) -> Iterator[Line]:
    r"""The lines of a stream whose lines may also end in a lone carriage return, as in files of old programs.

    >>> import io
    >>> [(line.number, line.text) for line in read_text_lines(io.BytesIO(b"one\rtwo\r\nthree"))]
    [(1, 'one'), (2, 'two'), (3, 'three')]
    """
    number = 0
    for line in read_lines(stream):
        for text in line.text.split("\r"):
            number += 1
            yield Line(number, text, line.fault)

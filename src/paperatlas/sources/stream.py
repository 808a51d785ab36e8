"""The bytes of a source: unpacked, in UTF-8, and ending quietly where they can no longer be read."""

from __future__ import annotations

import codecs
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from paperatlas.errors import SourceError
from paperatlas.sources.unpacking import BROKEN, BombError, unpacked

_IN_MEMORY = 1 << 24
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class _BrokenError(ValueError):
    """Bytes that are not what the beginning of the source promised."""


@contextmanager
def open_source(path: Path | Literal["-"]) -> Iterator[IO[bytes]]:
    """A seekable file of the bytes of a path. What cannot be sought (``-``, a pipe) is kept in a temporary file.

    Raises `SourceError` where it cannot be opened.
    """
    try:
        file = _spooled(sys.stdin.buffer) if path == "-" else path.open("rb")
        if not file.seekable():
            with file as pipe:
                file = _spooled(pipe)
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened ({error.strerror}); check its name and permissions") from error
    with file:
        yield file


def _spooled(pipe: IO[bytes]) -> IO[bytes]:
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(pipe, file)
    file.seek(0)
    return file


class SourceStream(io.RawIOBase):
    """Bytes of a seekable file from its beginning, gzip and Zstandard unpacked and UTF-16 (with its mark) as UTF-8.

    Where a file breaks (cut off gzip, a bad disk, wrong UTF-16) the stream ends; ``fault`` then says why. It does not
    close the file.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._chunks = _utf_8(unpacked(file))
        self._pending = b""
        self.fault = ""

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end."""
        if not self._pending:
            self._pending = self._next_chunk()
        size = min(len(buffer), len(self._pending))
        buffer[:size] = self._pending[:size]
        self._pending = self._pending[size:]
        return size

    def _next_chunk(self) -> bytes:
        try:
            return next(self._chunks, b"")
        except (_BrokenError, BombError) as error:
            self.fault = str(error)
        except BROKEN as error:
            self.fault = f"the file breaks off here ({' '.join(str(error).split())}); get it again"
        return b""


def _utf_8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks as they are, but UTF-16 as UTF-8, without empty chunks."""
    first = next(chunks, b"")
    if first[:4] in _UTF_32:
        raise _BrokenError("the text is UTF-32; save it as UTF-8")
    if first[:2] not in _UTF_16:
        yield first
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(_UTF_16[first[:2]])()
    offset = 2
    for chunk in [first[2:]], chunks, [b""]:
        for piece in chunk:
            offset += len(piece)
            yield from _transcoded(decoder, piece, offset)


def _transcoded(decoder: codecs.IncrementalDecoder, piece: bytes, offset: int) -> Iterator[bytes]:
    """A piece of UTF-16 that ends at a byte offset. An empty piece is the end."""
    try:
        text = decoder.decode(piece, final=not piece)
        fault = ""
    except UnicodeDecodeError as error:
        text = error.object[: error.start].decode(error.encoding)
        fault = f"byte {offset - len(error.object) + error.start} is not {error.encoding.upper()}; save it as UTF-8"
    if text:
        yield text.encode()
    if fault:
        raise _BrokenError(fault)

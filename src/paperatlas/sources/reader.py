"""What a format of papers has to offer, and which format a source is in.

A new format is one class like this in a module of its own, named under the entry-point group ``paperatlas.readers``.
Most readers turn each record into a `Paper` with the text as it stands there and pass it through
`paperatlas.sources.finish.finish`, which cleans it, checks it and finds its identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Protocol, runtime_checkable

from paperatlas.errors import SourceError
from paperatlas.registry import READERS, load, names
from paperatlas.sources.record import Record
from paperatlas.sources.unpacking import packing

HEAD = 1 << 16
"""How many bytes from the beginning of a source a reader is shown to recognise it."""
_HTML_HEAD = 1 << 12
_HTML = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n>])[ \t]*<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
HTML = "HTML; open it in a browser, select all, copy the text into a .txt file and give that file"
"""What a source is that was saved where the text of a web page is wanted, and what to do."""
_BINARY_SHARE = 0.05
_TEXT_BYTES = bytes(range(0x20, 0x7F)) + b"\t\n\r\f" + bytes(range(0x80, 0x100))


class UnknownFormatError(SourceError):
    """A source that no reader recognises."""


class Reader(Protocol):
    """Reads the papers of one format. Built without arguments."""

    name: str
    """Its name in the registry and in messages."""
    last_resort: bool
    """Whether the format is so loose that every other reader is asked first."""

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a source is in this format, by its first `HEAD` bytes (unpacked, UTF-16 already turned to UTF-8).

        ``name`` is the source's name, for formats that cannot be told by content alone.
        """
        ...

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """The records of a source in their order, each with its fate; never raises for what the source holds."""
        ...


@runtime_checkable
class TableReader(Protocol):
    """A reader of tables, whose columns can be told."""

    def with_columns(self, columns: Mapping[str, str]) -> Reader:
        """A reader that finds each field in the column of that name. Raises `UsageError` for an unknown field."""
        ...


def load_reader(name: str, columns: Mapping[str, str] | None = None) -> Reader:
    """The reader of a name; one of tables with columns by field. Raises `UsageError` for an unknown one.

    >>> load_reader("jsonl").name
    'jsonl'
    """
    reader: Reader = load(READERS, name)()
    return reader.with_columns(columns) if columns and isinstance(reader, TableReader) else reader


def load_readers(columns: Mapping[str, str] | None = None) -> list[Reader]:
    """All readers in the order in which they are asked."""
    readers = [load_reader(name, columns) for name in names(READERS)]
    return sorted(readers, key=lambda reader: reader.last_resort)


def recognise(head: bytes, source: str, readers: Sequence[Reader] | None = None) -> Reader:
    """The reader that knows the format of a source. Raises `UnknownFormatError` where none does."""
    for reader in load_readers() if readers is None else readers:
        if reader.recognises(head, source):
            return reader
    raise UnknownFormatError(f"{source}: {_strangeness(head)}")


def is_binary(head: bytes) -> bool:
    r"""Whether more than one byte in twenty is a control character.

    >>> is_binary(b"\x89PNG\r\n\x1a\n\x00\x00\x00"), is_binary("Café\n".encode())
    (True, False)
    """
    return len(head.translate(None, _TEXT_BYTES)) > _BINARY_SHARE * len(head)


def is_html(head: bytes) -> bool:
    r"""Whether a tag that only HTML has stands near the beginning, first in its line or after another tag.

    >>> is_html(b"\xef\xbb\xbf\n<!DOCTYPE html>"), is_html(b"Agents that read <html>")
    (True, False)
    """
    return bool(_HTML.search(head[:_HTML_HEAD]))


def _strangeness(head: bytes) -> str:
    if not head.strip():
        return "is empty; give a file that holds papers"
    if is_html(head):
        return f"is {HTML}"
    if is_binary(head):
        packed = packing(head)
        return (
            f"is {packed} packed twice; unpack it first"
            if packed
            else "is a binary file; give the papers as text or PDF"
        )
    try:
        head.decode()
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:
            return f"is not UTF-8 (byte {error.start}) nor in a format that is known; save it as UTF-8"
    known = ", ".join(names(READERS))
    advice = "plain text needs titles with paragraphs below them, other formats must be converted"
    return f"is in no format that is known; {advice} (readers: {known})"

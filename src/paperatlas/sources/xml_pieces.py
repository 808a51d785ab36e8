"""A document cut before and after each of its records, by their tags, as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from paperatlas.sources.limits import LONGEST_LINE

_CHUNK = 1 << 16
_LONGEST_TAG = 200


def cut(stream: BinaryIO, name: str) -> Iterator[tuple[bytes, bool]]:
    """The pieces of a document, each with whether it is a record; together they are the document.

    A piece of more than `LONGEST_LINE` bytes is cut there.

    >>> import io
    >>> [piece for piece, is_record in cut(io.BytesIO(b"<r> <a>1</a><a>2<a>3</a></r>"), "a") if is_record]
    [b'<a>1</a>', b'<a>2', b'<a>3</a>']
    """
    tag = re.compile(rb"<(?:[\w.-]{1,50}:)?%b(?=[\s/>])|(?P<end></(?:[\w.-]{1,50}:)?%b\s*>)" % ((name.encode(),) * 2))
    text, is_record, seen = b"", False, 0
    while chunk := stream.read(_CHUNK):
        text, start = text + chunk, 0
        seen = max(0, seen - _LONGEST_TAG)
        while found := tag.search(text, max(seen, start)):
            seen = found.end()
            if found["end"] and not is_record:
                continue
            border = found.end() if found["end"] else found.start()
            if border > start:
                yield text[start:border], is_record
            start, is_record = border, not found["end"]
        text = text[start:]
        seen = len(text)
        if seen > LONGEST_LINE:
            yield text, is_record
            text, is_record, seen = b"", False, 0
    if text:
        yield text, is_record

"""A walk through JSON text that arrives piece by piece, so that a long list needs little memory.

The standard decoder parses one value at a time from a buffer; where the value runs over the buffer's end, more is read
(each time as much again as is pending, so that the work stays linear) and the value is tried again.
Known weakness: a value that is malformed is told from one that is cut off only after `LONGEST_LINE` characters.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, BinaryIO

from paperatlas.sources.limits import LONGEST_LINE

_DECODER = json.JSONDecoder(strict=False)
_BLANK = re.compile(r"[\s\ufeff]*")
_CHUNK = 1 << 16


class JsonError(ValueError):
    """The text is no JSON from here on; the message is one line that says why."""


class JsonText:
    """A position in the JSON text of a stream of UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._buffer = ""
        self._at = 0
        self._passed = 0
        self._bytes = 0
        self._ended = False
        self._fault = ""

    def peek(self, width: int = 1) -> str:
        """The next characters that are no white space, fewer at the end; white space between them is left out."""
        while True:
            self._at = _end_of_blank(self._buffer, self._at)
            after = _end_of_blank(self._buffer, self._at + 1)
            seen = self._buffer[self._at : self._at + 1] + (self._buffer[after : after + 1] if width > 1 else "")
            if len(seen) == width or self._ended:
                return seen
            self._grow()

    def take(self, character: str) -> bool:
        """Pass over a character if it is the next."""
        found = self.peek() == character
        self._at += found
        return found

    def expect(self, character: str) -> None:
        """Pass over a character. Raises `JsonError` if another is next."""
        if not self.take(character):
            raise self._error(f"'{character}' is missing")

    def value(self) -> Any:
        """The next value. Raises `JsonError` where there is none, or none of bearable size and depth."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except RecursionError:
                raise self._error("it is nested too deep") from None
            except ValueError as error:
                why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
                if self._ended:
                    raise self._error(f"it is not JSON: {why}") from None
                if len(self._buffer) - self._at > LONGEST_LINE:
                    raise self._error(f"it is not JSON, or longer than {LONGEST_LINE:,} characters:") from None
            else:
                if end < len(self._buffer) or self._ended:
                    self._at = end
                    return value
            self._grow()

    def _grow(self) -> None:
        """Drop what was passed and read at least as much again as is pending."""
        pending = self._buffer[self._at :]
        self._passed += self._at
        self._at = 0
        piece = self._stream.read(max(_CHUNK, len(pending)))
        try:
            self._buffer = pending + self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            self._buffer = pending + error.object[: error.start].decode()
            place = self._bytes + len(piece) - len(error.object) + error.start
            self._fault = f"byte {place} is not UTF-8"
        self._bytes += len(piece)
        self._ended = not piece or bool(self._fault)

    def _error(self, why: str) -> JsonError:
        place = f"at character {self._passed + self._at + 1}"
        return JsonError(f"{self._fault or f'{why} {place}'}; this and what follows is not read")


def _end_of_blank(text: str, start: int) -> int:
    found = _BLANK.match(text, start)
    return found.end() if found else start

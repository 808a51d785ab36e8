"""JSON objects read field by field: each has the type that it should, or the error says where it has not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, NoReturn

from paperatlas.errors import SourceError
from paperatlas.sources.lines import Line, read_lines
from paperatlas.sources.read_papers import PaperPath
from paperatlas.sources.stream import SourceStream, open_source

_KINDS = {dict: "an object", list: "a list", str: "text", bool: "a truth value", type(None): "null"}


class Fields:
    """The fields of one JSON object. Every method raises `SourceError` for a field of another type than it reads.

    >>> Fields({"name": "CARP", "must": 1}, "gold.jsonl: line 1").flag("must")
    Traceback (most recent call last):
    paperatlas.errors.SourceError: gold.jsonl: line 1: 'must' is a number, not true or false
    """

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise SourceError(f"{place}: is {_kind(value)}, not an object")
        self._value: dict[str, Any] = value
        self._place = place

    def text(self, name: str) -> str:
        """A text that has to be there."""
        value = self._value.get(name)
        return value if isinstance(value, str) else self._refuse(name, "text")

    def optional_text(self, name: str) -> str | None:
        """A text, or None where the field is null or not there."""
        return None if self._value.get(name) is None else self.text(name)

    def written(self, name: str) -> str:
        """A text, or a number as JSON writes it."""
        value = self._value.get(name)
        return str(value) if _is_number(value) else self.text(name)

    def optional_written(self, name: str) -> str | None:
        """A text or number as `written` reads it, or None where the field is null or not there."""
        return None if self._value.get(name) is None else self.written(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is null or not there."""
        values = self._list(name)
        return tuple(values) if all(isinstance(v, str) for v in values) else self._refuse(name, "a list of texts")

    def flag(self, name: str, default: bool | None = None) -> bool:
        """A truth value; without a default it has to be there."""
        value = self._value.get(name, default)
        return value if isinstance(value, bool) else self._refuse(name, "true or false")

    def whole(self, name: str) -> int:
        """A whole number that has to be there."""
        value = self._value.get(name)
        return value if isinstance(value, int) and _is_number(value) else self._refuse(name, "a whole number")

    def number(self, name: str) -> float | None:
        """A number, or None where the field is null or not there."""
        value = self._value.get(name)
        return None if value is None else float(value) if _is_number(value) else self._refuse(name, "a number")

    def span(self, name: str) -> tuple[int, int] | None:
        """A start and an end, or None where the field is null or not there."""
        match self._value.get(name):
            case None:
                return None
            case [int(start), int(end)]:
                return start, end
        return self._refuse(name, "a start and an end")

    def objects(self, name: str, required: bool = False) -> Iterator[Fields]:
        """The objects of a list; none where the field may be absent and is."""
        if required and name not in self._value:
            self._refuse(name, "a list")
        for number, value in enumerate(self._list(name), 1):
            yield Fields(value, f"{self._place}: {name}, number {number}")

    def fail(self, why: str) -> NoReturn:
        """Raise `SourceError` for the whole object."""
        raise SourceError(f"{self._place}: {why}")

    def _list(self, name: str) -> list[Any]:
        value = self._value.get(name)
        return [] if value is None else value if isinstance(value, list) else self._refuse(name, "a list")

    def _refuse(self, name: str, wanted: str) -> NoReturn:
        found = f"'{name}' is {_kind(self._value[name])}, not" if name in self._value else f"has no '{name}', which is"
        raise SourceError(f"{self._place}: {found} {wanted}")


def read_objects(path: PaperPath) -> Iterator[Fields]:
    """The objects of a file of JSON Lines, blank lines passed over. Raises `SourceError` at the first bad line."""
    with open_source(path) as file:
        stream = SourceStream(file)
        for line in read_lines(io.BufferedReader(stream)):
            if line.fault or line.text.strip():
                yield _parse(line, f"{path}: line {line.number}")
        if stream.fault:
            raise SourceError(f"{path}: {stream.fault}")


def _parse(line: Line, place: str) -> Fields:
    if line.fault:
        raise SourceError(f"{place}: {line.fault}")
    try:
        value = json.loads(line.text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{place}: is not JSON ({error}); write one object a line") from error
    return Fields(value, place)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a number")

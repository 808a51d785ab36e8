"""JSON documents: a list of papers, an object with papers (or a list of them) under its keys, or one paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from paperatlas.sources.json_paper import RECORD_FIELDS, read_record
from paperatlas.sources.json_shape import json_shape
from paperatlas.sources.json_text import JsonError, JsonText
from paperatlas.sources.record import Record


class JsonReader:
    """Reads a JSON document, a record at a time. After a fault in the JSON itself the rest cannot be read."""

    name = "json"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the text begins as a list of objects or an object, and is not one object a line."""
        return json_shape(head) == "document"

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each value of the list, counted from 1."""
        values = _values(JsonText(stream))
        for number in count(1):
            place = f"record {number}"
            try:
                value = next(values)
            except StopIteration:
                return
            except JsonError as error:
                yield Record.failed(source, place, str(error))
                return
            yield read_record(value, source, place)


def _values(text: JsonText) -> Iterator[Any]:
    """The values that should be papers, of one document or of several one after another."""
    while text.peek():
        if text.take("["):
            yield from _list_values(text)
        elif text.take("{"):
            yield from _object_values(text)
        else:
            yield text.value()


def _list_values(text: JsonText) -> Iterator[Any]:
    """The values of a list whose bracket is passed."""
    if text.take("]"):
        return
    yield text.value()
    while not text.take("]"):
        text.expect(",")
        yield text.value()


def _object_values(text: JsonText) -> Iterator[Any]:
    """The papers under the keys of an object whose brace is passed; where there are none, the object itself."""
    fields: dict[str, Any] = {}
    has_records = False
    more = not text.take("}")
    while more:
        key = str(text.value())
        text.expect(":")
        is_outside = key not in RECORD_FIELDS and "title" not in fields
        if is_outside and text.peek(2) == "[{":
            has_records = text.take("[")
            yield from _list_values(text)
        elif is_outside and _is_paper(value := text.value()):
            has_records = True
            yield {"id": key, **value}
        else:
            fields[key] = value if is_outside else text.value()
        more = text.take(",")
        if not more:
            text.expect("}")
    if not has_records:
        yield fields


def _is_paper(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("title"), str)

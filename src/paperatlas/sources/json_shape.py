"""Whether text is JSON, and if so one document or one object a line."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

from paperatlas.sources.json_paper import RECORD_FIELDS

_DOCUMENT = re.compile(r"\s*(?:\[\s*(?:[{\]]|$)|\{\s*(?:[\"}]|$))")
_LIST_OF_RECORDS = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:\s*\[\s*\{')
_LOOKED_AT = 5


def json_shape(head: bytes) -> Literal["document", "lines"] | None:
    r"""The shape of JSON text, by its first bytes.

    >>> json_shape(b'{"title": "A"}\n{"title": "B"}'), json_shape(b'[{"title": "A"}]'), json_shape(b"A paper")
    ('lines', 'document', None)
    """
    text = head.decode("utf-8-sig", "replace")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or text.lstrip()[0] not in "{[":
        return None
    if lines[0].startswith("{") and _is_lines(lines, is_cut=len(lines) == 1):
        return "lines"
    return "document" if _DOCUMENT.match(text) else None


def _is_lines(lines: list[str], is_cut: bool) -> bool:
    values = [_parsed(line) for line in lines[:_LOOKED_AT]]
    if len(lines) > 1 and not (isinstance(values[0], dict) and _holds_records(values[0])):
        return any(isinstance(value, dict) for value in values)
    if isinstance(values[0], dict):
        return not _holds_records(values[0])
    lists = [key for key in _LIST_OF_RECORDS.findall(lines[0]) if key not in RECORD_FIELDS]
    return is_cut and not lists and len(lines[0]) > len("{")


def _parsed(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None


def _holds_records(value: dict[str, Any]) -> bool:
    outside = [one for key, one in value.items() if key not in RECORD_FIELDS]
    firsts = (one[0] if isinstance(one, list) and one else one for one in outside)
    return "title" not in value and any(isinstance(one, dict) for one in firsts)

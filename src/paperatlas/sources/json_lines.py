"""JSON Lines: one paper a line (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from paperatlas.sources.json_paper import read_record
from paperatlas.sources.json_shape import json_shape
from paperatlas.sources.lines import Line, read_lines
from paperatlas.sources.record import Record


class JsonLinesReader:
    """Reads one JSON object a line; a bad line fails and the next is read."""

    name = "jsonl"
    last_resort = False

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether the first line is an object and no document around several papers."""
        return json_shape(head) == "lines"

    def read(self, stream: BinaryIO, source: str) -> Iterator[Record]:
        """One record for each line that is not blank."""
        for line in read_lines(stream):
            if line.fault or line.text.strip():
                yield _read_line(line, source)


def _read_line(line: Line, source: str) -> Record:
    place = f"line {line.number}"
    if line.fault:
        return Record.failed(source, place, line.fault)
    try:
        value = json.loads(line.text, strict=False)
    except RecursionError:
        return Record.failed(source, place, "its JSON is nested too deep")
    except json.JSONDecodeError as error:
        return Record.failed(source, place, f"it is not JSON: {error.msg} at character {error.pos + 1}")
    except ValueError as error:
        return Record.failed(source, place, f"it cannot be read: {error}")
    return read_record(value, source, place)

"""Values as fields of the CSV that ``neo4j-admin database import`` reads.

A field without quotation marks and without text is null, ``""`` the empty text. The parts of a list are parted by the
control character U+001F, which no clean text holds. So `[]` is written without and `[""]` with quotation marks; the
importer leaves both out, and the script that comes with the files puts them in.

Source: Neo4j Operations Manual 5, "Import", "CSV header format", "Options".
"""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.errors import PaperatlasError
from paperatlas.graph.property_graph import Column, Value

PART = "\x1f"
"""What parts the values of a list."""

TYPES = {
    "string": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "strings": "string[]",
    "integers": "long[]",
}


def csv_header(ids: Sequence[str], columns: Sequence[Column]) -> str:
    """The first line of a file.

    >>> csv_header(["id:ID"], [Column("aliases", "strings")])
    'id:ID,aliases:string[]\\n'
    """
    return ",".join([*ids, *(f"{column.name}:{TYPES[column.kind]}" for column in columns)]) + "\n"


def csv_line(row: Sequence[Value]) -> str:
    """One node or relationship. Raises `PaperatlasError` for a list whose text holds U+001F.

    >>> csv_line(["task/a", 'a "b" c', None, 0.5, True, ["x"], [], ""])
    '"task/a","a ""b"" c",,0.5,true,"x",,""\\n'
    """
    return ",".join(map(_field, row)) + "\n"


def _field(value: Value) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _quoted(PART.join(map(_part, value)))
    return _quoted(value) if isinstance(value, str) else repr(value)


def _part(value: str | int) -> str:
    text = str(value)
    if PART in text:
        raise PaperatlasError(f"csv: the text {text[:40]!r} holds U+001F, which parts lists; take it out of the paper")
    return text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

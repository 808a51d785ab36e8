"""Values as literals of Cypher.

Source: Neo4j Cypher Manual 5, "Expressions", "Escape sequences in strings" and "Using Unicode in Cypher".
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.stores.neo4j_writes import quoted

_SPECIAL = re.compile(r"['\"\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|(?<=\\)u")
"""What ends or escapes a string, what breaks or hides a line, and a ``u`` after a backslash."""


def cypher_literal(value: Any) -> str:
    r"""A text, number, truth value, null, list or map as Cypher takes it, always in one line.

    Cypher reads ``\uXXXX`` before all else, anywhere in a query. Therefore a ``u`` that follows a backslash in a text
    is itself written so: no reader can then take the two for such an escape.

    >>> print(cypher_literal({"name": "it's \\u0041", "aliases": [], "year": None}))
    {`name`: 'it\'s \\\u00750041', `aliases`: [], `year`: null}
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"'{_SPECIAL.sub(_escape, value)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(cypher_literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{quoted(name)}: {cypher_literal(part)}' for name, part in value.items())}}}"
    return repr(value)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in "'\"\\" else f"\\u{ord(character):04X}"

"""Steps through JSON values of which nothing is known for sure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def pick(value: Any, *keys: str) -> Any:
    """What stands under keys within keys; None where there is nothing.

    >>> pick({"journal": {"name": "RA-L"}}, "journal", "name"), pick({"journal": 3}, "journal", "name")
    ('RA-L', None)
    """
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def listed(value: Any, *keys: str) -> Iterator[Any]:
    """The members of the list that stands under keys within keys; none where there is no list.

    >>> list(listed({"authors": ["A", "B"]}, "authors")), list(listed({"authors": "A"}, "authors"))
    (['A', 'B'], [])
    """
    found = pick(value, *keys)
    yield from found if isinstance(found, list) else ()


def text_at(value: Any, *keys: str) -> str:
    """The text or number that stands under keys within keys, as text; empty where there is none.

    >>> text_at({"year": 2024}, "year"), text_at({"year": [2024]}, "year")
    ('2024', '')
    """
    found = pick(value, *keys)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""

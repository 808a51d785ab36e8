"""Numbers of things, in words for people."""

from __future__ import annotations


def amount(count: int, noun: str, several: str = "") -> str:
    """A number with its noun.

    >>> amount(1, "paper"), amount(1200, "paper"), amount(2, "study", "studies")
    ('1 paper', '1,200 papers', '2 studies')
    """
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"

"""What a reported value measures: its number, and the kind of its unit."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def number_of(value: str) -> float | None:
    """The first number in a value; None where there is none.

    >>> number_of("98.11%"), number_of("1,200 steps"), number_of("\u22123.5"), number_of("twice")
    (98.11, 1200.0, -3.5, None)
    """
    match = _NUMBER.search(value)
    return float(match[0].replace(",", "").replace("\u2212", "-")) if match else None


def unit_of(value: str, kind: str | None) -> str:
    """The kind of unit: the one that extraction found, else what stands after the number.

    >>> unit_of("43.6%", "%"), unit_of("3 times", "x"), unit_of("6.0 m/s", None), unit_of("742.9", None)
    ('%', 'x', 'm/s', '')
    """
    match = _NUMBER.search(value)
    return kind or " ".join(value[match.end() :].split()).casefold() if match else kind or ""

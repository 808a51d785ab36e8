"""The form that all analyses answer in: frozen, ready to be shown as tables, as rows, or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from paperatlas.analyses.quote import Quote
from paperatlas.stores import Answer

Value = str | int | float | Quote | None


@dataclass(frozen=True)
class Sheet:
    """One table for people. Quotes in its rows are shown as numbers, with the sentences below the table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Finding(Protocol):
    """The answer of an analysis: a frozen dataclass of text, numbers and tuples."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the papers do not say, or what was left out: a line each."""
        ...

    def sheets(self) -> tuple[Sheet, ...]:
        """The tables for people; none where there is nothing to show."""
        ...

    def answer(self) -> Answer:
        """All of it as rows of text and numbers."""
        ...

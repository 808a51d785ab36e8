"""Tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def line(cells: Iterable[str]) -> str:
    """A row."""
    return f"| {' | '.join(cells)} |"


def head(columns: Sequence[str], words: int = 1) -> str:
    """The first two rows; all columns but the first ``words`` hold numbers, which stand to the right."""
    return f"{line(columns)}\n{line('---' if n < words else '---:' for n in range(len(columns)))}"


def table(columns: Sequence[str], rows: Iterable[Iterable[str]], words: int = 1) -> str:
    """A whole table, ending in a line feed."""
    return "\n".join([head(columns, words), *map(line, rows), ""])

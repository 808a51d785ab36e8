"""The rows of a table in text: fields between separators, in quotes where they hold one (RFC 4180).

A row goes over several lines where a quote stays open. Where it is not closed within `LONGEST_ENTRY` characters, the
line in which it opened fails alone and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paperatlas.sources.limits import LONGEST_ENTRY
from paperatlas.sources.lines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a row that begins at a line; ``fault`` says why there are none."""

    number: int
    fields: tuple[str, ...] = ()
    fault: str = ""


def read_rows(lines: Iterable[Line], separator: str) -> Iterator[Row]:
    r"""The rows that are not blank.

    >>> [row.fields for row in read_rows([Line(1, 'a;"b'), Line(2, 'c ""d"" .";e')], ";")]
    [('a', 'b\nc "d" .', 'e')]
    """
    opening = re.compile(rf'(?:^|{re.escape(separator)})\s*"')
    source = iter(lines)
    pushed: deque[Line] = deque()
    while line := pushed.popleft() if pushed else next(source, None):
        if line.fault:
            yield Row(line.number, fault=line.fault)
        elif opening.search(line.text) and line.text.count('"') % 2:
            yield _quoted_row(line, source, pushed, separator)
        elif line.text.strip():
            yield _row(line.number, line.text, separator)


def _quoted_row(first: Line, source: Iterator[Line], pushed: deque[Line], separator: str) -> Row:
    """The row that begins with a line that leaves a quote open. Lines that are read in vain are pushed back."""
    taken, length, is_open = [first], len(first.text), True
    while is_open and length <= LONGEST_ENTRY:
        line = pushed.popleft() if pushed else next(source, None)
        if line is None or line.fault:
            pushed.extendleft([line] if line else [])
            break
        taken.append(line)
        length += len(line.text) + 1
        is_open = line.text.count('"') % 2 == 0
    if is_open:
        pushed.extendleft(reversed(taken[1:]))
        return Row(first.number, fault="a quote in it is not closed")
    return _row(first.number, "\n".join(line.text for line in taken), separator)


def _row(number: int, text: str, separator: str) -> Row:
    if len(text) > LONGEST_ENTRY:
        return Row(number, fault=f"it has more than {LONGEST_ENTRY:,} characters")
    try:
        fields = next(csv.reader([text], delimiter=separator, skipinitialspace=True), [])
    except csv.Error as error:
        return Row(number, fault=f"it cannot be cut into fields: {error}")
    return Row(number, tuple(fields))

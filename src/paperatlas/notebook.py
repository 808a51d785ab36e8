"""Answers, listings and pictures as a notebook shows them.

Text of papers is hostile. It stands in escaped HTML alone, in a place that no notebook reads as mathematics (a link in
a formula could run a script), and a picture runs in a frame that may touch nothing of the notebook around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from paperatlas.exports.writing import partial_file
from paperatlas.stores import Answer

if TYPE_CHECKING:
    import pandas

Value = TypeVar("Value")

MOST = 100
"""Rows of a table that a notebook shows."""

PLAIN = 'class="tex2jax_ignore mathjax_ignore"'
"""What MathJax 2 and 3 pass over."""


@dataclass(frozen=True)
class Table(Answer):
    """An answer that can be gone through row by row, shown in a notebook and made a data frame.

    >>> table = Table(("robot", "year"), (("Spot", 2024), ("Cassie", None)))
    >>> len(table), [robot for robot, year in table]
    (2, ['Spot', 'Cassie'])
    """

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with the same columns and rows. Needs ``paperatlas[pandas]``."""
        import pandas

        return pandas.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """The first rows as an HTML table."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows[:MOST])
        table = f"<table {PLAIN}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        left = len(self.rows) - MOST
        return table + (f"<p>and {left:,} more rows</p>" if left > 0 else "")


@dataclass(frozen=True)
class Listing(Sequence[Value], Generic[Value]):
    """Values of one type in order: a sequence to go through, a table in a notebook, a data frame.

    ``row`` says what of a value stands under the columns.

    >>> names = Listing(("Spot", "Cassie"), ("robot", "letters"), lambda name: (name, len(name)))
    >>> names[0], names[1:].table().rows
    ('Spot', (('Cassie', 6),))
    """

    values: tuple[Value, ...]
    columns: tuple[str, ...]
    row: Callable[[Value], tuple[Any, ...]]

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Listing[Value]:
        """The value at a place; of a slice a listing."""
        if isinstance(index, slice):
            return Listing(self.values[index], self.columns, self.row)
        return self.values[index]

    def table(self) -> Table:
        """The values as rows."""
        return Table(self.columns, tuple(self.row(value) for value in self.values))

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a row a value. Needs ``paperatlas[pandas]``."""
        return self.table().to_pandas()

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


@dataclass(frozen=True, repr=False)
class Picture:
    """The page of an atlas or of a part of it; as the last line of a notebook's cell it shows itself.

    ``html`` is a whole page that needs no network. In a notebook it fills a frame ``height`` pixels high.
    """

    html: str
    height: int = 600

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, for a browser. Raises `PaperatlasError` where that cannot be written."""
        path = Path(path)
        with partial_file(path) as partial:
            partial.write_text(self.html, encoding="utf-8", newline="\n")
        return path

    def __repr__(self) -> str:
        return f"Picture({len(self.html):,} characters of HTML; save it with .save(PATH))"

    def _repr_html_(self) -> str:
        """A frame with an origin of its own: its scripts reach neither the notebook nor its cookies.

        The page names the chosen node in its address, which a framed page may do only below its own address.
        """
        page = self.html.replace('<meta charset="utf-8">', '<meta charset="utf-8"><base href="about:srcdoc">', 1)
        may = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
        look = f"width: 100%; height: {self.height}px; border: 0"
        return f'<iframe title="Paperatlas" sandbox="{may}" style="{look}" srcdoc="{escape(page)}"></iframe>'


def _cell(value: Any) -> str:
    side = ' style="text-align: right"' if isinstance(value, int | float) else ' style="text-align: left" dir="auto"'
    return f"<td{side}>{escape(shown(value))}</td>"


def shown(value: Any) -> str:
    """A value of an answer as a line of text: of a node or relationship its name, of a list its parts.

    >>> shown(None), shown(["A1", "Go1"]), shown({"id": "robot/spot", "name": "Spot"})
    ('', 'A1; Go1', 'Spot')
    """
    if value is None:
        return ""
    if isinstance(value, Mapping):
        named = (value[name] for name in ("name", "title", "value", "id") if value.get(name))
        return str(next(named, "; ".join(f"{key}: {shown(part)}" for key, part in value.items())))
    if isinstance(value, list | tuple):
        return "; ".join(shown(part) for part in value)
    return str(value)

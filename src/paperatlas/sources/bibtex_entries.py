"""The entries of a BibTeX file, one after another: their fields with ``@string`` put in and ``crossref`` resolved.

1. An entry begins at a line that begins with ``@word{`` and ends with the line that closes its braces, at the latest
   where the next entry begins, so that an unclosed brace costs its own entry alone. Parsing it is left to pybtex.
2. ``@string`` macros hold from where they stand on.
3. An entry with ``crossref`` waits for the entry it names, which BibTeX wants to stand below, at most to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import BinaryIO

from paperatlas.sources.limits import LONGEST_ENTRY
from paperatlas.sources.lines import Line, read_text_lines

_START = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]")
_MOST_BRACES = 5_000
_NO_PAPER = frozenset(("comment", "preamble"))
_INHERITED = {"title": "booktitle"}
_PARENTS = frozenset(("book", "collection", "mvbook", "mvcollection", "mvproceedings", "periodical", "proceedings"))


@dataclass(slots=True)
class Entry:
    """An entry: its fields by name in lower case, values in LaTeX. ``fault`` says why it could not be parsed."""

    number: int
    kind: str = ""
    key: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fault: str = ""


@dataclass(slots=True)
class _Piece:
    """The lines of a file from one ``@word{`` to the next."""

    number: int
    kind: str
    lines: list[str] = field(default_factory=list)
    length: int = 0
    braces: int = 0
    closing: int = 0
    fault: str = ""

    def take(self, line: Line) -> None:
        self.length += len(line.text)
        if line.fault or self.length > LONGEST_ENTRY:
            self.fault = self.fault or line.fault or f"it has more than {LONGEST_ENTRY:,} characters"
        else:
            self.lines.append(line.text)
            self.braces += line.text.count("{")
            self.closing += line.text.count("}")
        if self.braces > _MOST_BRACES:
            self.fault = f"it has more than {_MOST_BRACES:,} braces"


def read_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The entries of a stream, those with ``crossref`` as soon as what they refer to is known."""
    parents: dict[str, Entry] = {}
    waiting: dict[str, list[Entry]] = {}
    for entry in _entries(stream):
        key = entry.key.lower()
        if entry.kind in _PARENTS or key in waiting:
            parents[key] = entry
        yield from (_inherit(child, entry) for child in waiting.pop(key, ()))
        parent = entry.fields.get("crossref", "").lower()
        if parent and parent not in parents:
            waiting.setdefault(parent, []).append(entry)
        else:
            yield _inherit(entry, parents[parent]) if parent else entry
    for orphan in sorted((child for children in waiting.values() for child in children), key=lambda one: one.number):
        orphan.notes.append(f"its crossref '{orphan.fields['crossref'][:50]}' is not in the file")
        yield orphan


def _entries(stream: BinaryIO) -> Iterator[Entry]:
    from pybtex.database.input.bibtex import month_names
    from pybtex.utils import CaseInsensitiveDict

    macros = CaseInsensitiveDict(month_names)
    for piece in _pieces(stream):
        if piece.fault:
            yield Entry(piece.number, fault=piece.fault)
        elif piece.kind not in _NO_PAPER:
            yield from _parsed(piece, macros)


def _inherit(child: Entry, parent: Entry) -> Entry:
    """The child with what only its parent says. The parent's title is where the child came out."""
    for name, value in parent.fields.items():
        child.fields.setdefault(_INHERITED.get(name, name), value)
    return child


def _pieces(stream: BinaryIO) -> Iterator[_Piece]:
    piece: _Piece | None = None
    for line in read_text_lines(stream):
        if start := _START.match(line.text):
            if piece:
                yield piece
            piece = _Piece(line.number, start[1].lower())
        if line.fault and not piece:
            piece = _Piece(line.number, "")
        if piece:
            piece.take(line)
            if 0 < piece.braces <= piece.closing:
                yield piece
                piece = None
    if piece:
        yield piece


def _parsed(piece: _Piece, macros: MutableMapping[str, str]) -> Iterator[Entry]:
    """The entries of a piece, mostly one. Macros of ``@string`` are added to ``macros`` by the parser itself."""
    from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro
    from pybtex.scanner import PybtexSyntaxError

    notes: list[str] = []
    faults: list[PybtexSyntaxError] = []

    def hear(error: PybtexSyntaxError) -> None:
        if isinstance(error, UndefinedMacro):
            notes.append(f"its string '{str(error.args[0])[:50]}' is not defined")
        else:
            faults.append(error)

    for kind, body in LowLevelParser("\n".join(piece.lines), macros=macros, handle_error=hear):
        if faults:
            break
        if kind.lower() not in ("string", "preamble"):
            entry = Entry(piece.number, kind.lower(), str(body[0]), notes=[*notes])
            _add_fields(entry, body[1])
            yield entry
        notes.clear()
    if faults:
        place = f"line {piece.number + faults[0].lineno - 1}"
        yield Entry(piece.number, fault=f"it is not BibTeX: {faults[0].args[0]} at {place}; close braces and quotes")


def _add_fields(entry: Entry, fields: Iterable[tuple[str, list[str]]]) -> None:
    for name, parts in fields:
        if name.lower() in entry.fields:
            entry.notes.append(f"a second '{name[:50]}' is left out")
        else:
            entry.fields[name.lower()] = "".join(parts)

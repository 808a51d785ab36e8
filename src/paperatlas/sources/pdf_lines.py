"""The lines of text of a PDF's first page, each with the size of its letters."""

from __future__ import annotations

import logging
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from paperatlas.errors import one_line
from paperatlas.sources.record import RefusalError

if TYPE_CHECKING:
    from pypdf import PdfReader

_LARGEST_PAGE = 5_000_000
_SAME_LINE = 2.0
# What pypdf lets through when a file is broken: it walks values of which any may be of another kind than promised.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(slots=True)
class TextLine:
    """A line of a page: its text and, in points, the size of its letters. ``upright`` where it runs left to right."""

    text: str
    size: float
    height: float
    upright: bool


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The lines of a first page in the order of the file, and the title that the document's properties name."""

    lines: tuple[TextLine, ...]
    named_title: str = ""


def read_first_page(pdf: bytes) -> FirstPage:
    """The first page of a PDF. Raises `RefusalError` for one that is damaged or encrypted."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    with _quiet("pypdf"):
        try:
            return _read(PdfReader(BytesIO(pdf), strict=False))
        except (DependencyError, FileNotDecryptedError) as error:
            raise RefusalError("it is encrypted; save it without password") from error
        except (PyPdfError, *_BROKEN) as error:
            raise RefusalError(f"it is damaged ({_line(error)}); get it again") from error


def _read(reader: PdfReader) -> FirstPage:
    page = reader.pages[0]
    content = page.get_contents()
    if content is not None and len(content.get_data()) > _LARGEST_PAGE:
        raise ValueError("its first page is too large")
    lines: list[TextLine] = []

    def visit(text: str, matrix: Sequence[float], own: Sequence[float], _: Any, size: float) -> None:
        for part in filter(str.strip, text.split("\n")):
            _add(lines, _line_of(part, _product(own, matrix), size))

    page.extract_text(visitor_text=visit)
    title = reader.metadata.title if reader.metadata else None
    return FirstPage(tuple(lines), title if isinstance(title, str) else "")


def _product(own: Sequence[float], matrix: Sequence[float]) -> tuple[float, float, float]:
    """Of two affine matrices: the second row, which scales and turns letters, and the height of the origin."""
    across = own[2] * matrix[0] + own[3] * matrix[2]
    up = own[2] * matrix[1] + own[3] * matrix[3]
    return across, up, own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]


def _line_of(text: str, place: tuple[float, float, float], size: float) -> TextLine:
    across, up, height = place
    return TextLine(
        unicodedata.normalize("NFKC", text), size * max(abs(across), abs(up)), height, abs(up) > abs(across)
    )


def _add(lines: list[TextLine], line: TextLine) -> None:
    """Add a line, or more of the last line. A line is as large as its largest letters."""
    last = lines[-1] if lines else None
    if last and last.upright and line.upright and abs(last.height - line.height) < _SAME_LINE:
        last.text += line.text
        last.size = max(last.size, line.size)
    else:
        lines.append(line)


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Without log lines of a library: what is wrong with a file is told by its record."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _line(error: Exception) -> str:
    return one_line(error)[:200] or type(error).__name__

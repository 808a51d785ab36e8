"""A binary file for XML: what XML cannot hold is refused, what its parsers would change is written as a reference.

Source: Extensible Markup Language 1.0, fifth edition (W3C, 2008), section 2.2 (characters) and 2.11 (line ends).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from paperatlas.errors import PaperatlasError

_CONTROLS = bytes({*range(0x20)} - {9, 10, 13})
_FORBIDDEN = re.compile(b"[%s]|\xef\xbf[\xbe\xbf]" % _CONTROLS)
"""Controls, U+FFFE and U+FFFF in UTF-8."""


class XmlFile:
    """Takes UTF-8 in pieces. ``path`` is what an error names.

    >>> import io
    >>> file = io.BytesIO()
    >>> XmlFile(file, Path("a.xml")).write(b"<a>line\\rend</a>")
    15
    >>> file.getvalue()
    b'<a>line&#13;end</a>'
    """

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self._tail = b""

    def write(self, piece: bytes) -> int:
        """Write and return the length of the piece. Raises `PaperatlasError` for a character that XML cannot hold."""
        checked = self._tail + piece
        if b"\xef\xbf" in checked or len(checked.translate(None, _CONTROLS)) < len(checked):  # quicker than the search
            self._refuse_forbidden(checked)
        self._tail = piece[-2:]
        self._file.write(piece.replace(b"\r", b"&#13;"))
        return len(piece)

    def flush(self) -> None:
        """Hand on what the file holds back."""
        self._file.flush()

    def _refuse_forbidden(self, text: bytes) -> None:
        found = _FORBIDDEN.search(text)
        if found:
            code = f"U+{ord(found[0].decode()):04X}"
            advice = "take it out of the paper or vocabulary, or export turtle or json"
            raise PaperatlasError(f"{self._path}: XML cannot hold the character {code}; {advice}")

"""Records of an XML document, one after another in little memory, each parsed on its own.

1. What stands before the first record gives the encoding and the root's start tag, with its namespaces. A document that
   declares entities there is refused: none of the formats needs one, and nested ones grow without bound.
2. A record is the text from its start tag to its end tag, at the latest to the next start tag. Records of these formats
   do not hold one another.
3. Each is parsed inside a copy of the root, so that malformed XML costs its own record alone.

Nothing else is loaded, from disk or network. Known weakness: a record's tag inside a comment is taken for a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from lxml import etree

from paperatlas.sources.limits import LONGEST_LINE
from paperatlas.sources.record import Record
from paperatlas.sources.xml_pieces import cut

_HEAD = 1 << 16
_ENTITY = re.compile(rb"<!ENTITY\b")
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")
_UTF_16 = re.compile(rb"""(?<=encoding=["'])utf-16[a-z]*(?=["'])""", re.IGNORECASE)
_NO_TAG = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(rb"""<(?P<name>[A-Za-z_][\w:.-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""")
_PLACE = re.compile(r",? line \d+(?:, column \d+.*)?", re.DOTALL)
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
}

ReadElement = Callable[[etree._Element, str], Record]
"""The record of an element that stands at a place."""


def read_elements(stream: BinaryIO, source: str, name: str, read: ReadElement) -> Iterator[Record]:
    """A record for each element with a name, in any namespace, by its line; what is no XML between them fails."""
    parser: _Parser | None = None
    line = 1
    for piece, is_record in cut(stream, name):
        place = f"line {line}"
        if len(piece) > LONGEST_LINE:
            yield Record.failed(source, place, f"it has more than {LONGEST_LINE:,} bytes")
        elif is_record:
            parser = parser or _Parser(b"")
            element = parser.parse(piece, line)
            yield Record.failed(source, place, element) if isinstance(element, str) else read(element, place)
        elif parser is None and _ENTITY.search(piece):
            yield Record.failed(
                source, place, "the document declares entities of its own, which is refused; remove them"
            )
            return
        elif parser is None:
            parser = _Parser(piece)
        elif (text := piece.strip()) and not (text.startswith(b"<") and text.endswith(b">")):
            yield Record.failed(source, place, "what stands here is no XML and is not read")
        line += piece.count(b"\n")


class _Parser:
    """Parses a record inside a copy of the root, whose start tag stands in the document's head."""

    def __init__(self, head: bytes) -> None:
        head = head[:_HEAD]
        declared = _DECLARATION.search(head)
        root = _TAG.search(_NO_TAG.sub(b"", head))
        # The stream is UTF-8 by now, whatever the document says of itself.
        declaration = _UTF_16.sub(b"utf-8", declared[0]) if declared else b""
        self._before = declaration + (root[0] if root else b"<records>")
        self._after = b"</%b>" % (root["name"] if root else b"records")

    def parse(self, record: bytes, line: int) -> etree._Element | str:
        """The element of a record that begins at a line, or why there is none."""
        try:
            root = etree.fromstring(self._before + record + self._after, etree.XMLParser(**_OPTIONS))
        except etree.XMLSyntaxError as error:
            at = line + (error.lineno or 1) - 1 - self._before.count(b"\n")
            return f"the XML is malformed at line {at}: {' '.join(_PLACE.sub('', str(error)).split())}"
        return root[0]


def all_text(element: etree._Element | None) -> str:
    """The text in and under an element; empty for none."""
    return "" if element is None else "".join(element.itertext("*"))

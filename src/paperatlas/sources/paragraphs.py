"""The paragraphs of plain text: its lines, with those joined that an editor or mail program wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.text.clean import clean_text

_LINE_END = re.compile(r"\r\n|\r|\n")
_CHINESE_OR_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"[.…。][\"'”’)\]]*$")
_LONG_WORD = re.compile(r"\S{40}")
_WRAPPED_WIDTH = 130
_PROSE_CHARACTERS = 250
_PROSE_WORDS = 33
_SENTENCE_WORDS = 12
_LONGER_WORD = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the number of its first line, counted from 1. ``raw`` is as in the source, ``text`` clean."""

    number: int
    raw: str
    text: str

    @property
    def words(self) -> int:
        """Words; of Chinese and Japanese two characters count as one."""
        return len(self.text.split()) + len(_CHINESE_OR_JAPANESE.findall(self.text)) // 2

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does (a title may end in a question mark, hardly in a period)."""
        return bool(_SENTENCE_END.search(self.text[-5:]))

    @property
    def is_prose(self) -> bool:
        """Whether it is longer than a title, or a full sentence: the limits lie beyond all but one title in 10,000."""
        if self.words >= _PROSE_WORDS or len(self.text) >= _PROSE_CHARACTERS:
            return True
        return self.words >= _SENTENCE_WORDS and self.is_sentence and not self.is_capitalised

    @property
    def is_capitalised(self) -> bool:
        """Whether most of its longer words have a capital letter, as in many titles."""
        words = [word for word in self.text.split() if len(word) >= _LONGER_WORD]
        return 2 * sum(any(c.isupper() for c in word) for word in words) > len(words)


def find_paragraphs(text: str) -> list[Paragraph]:
    r"""The paragraphs of a text with line ends of any kind.

    >>> [p.text for p in find_paragraphs("A title\r\n\r\n\r\nAnother one")]
    ['A title', 'Another one']
    """
    return [paragraph for block in _blocks(text) for paragraph in _unwrapped(block)]


def _blocks(text: str) -> Iterator[list[Paragraph]]:
    """The runs of lines that are not blank."""
    block: list[Paragraph] = []
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        clean, _ = clean_text(raw)
        if clean:
            block.append(Paragraph(number, raw, clean))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(block: list[Paragraph]) -> list[Paragraph]:
    """The block with wrapped prose as one paragraph.

    Lines are wrapped where each next line's first word would not have fitted in the width of the widest. Titles in a
    list can look so, too; but of wrapped prose more than every fourth line goes on in lower case.
    """
    width = max((len(line.text) for line in block if not _LONG_WORD.search(line.text)), default=0)
    if len(block) == 1 or not 0 < width <= _WRAPPED_WIDTH:
        return block
    groups = [[block[0]]]
    for line in block[1:]:
        if len(groups[-1][-1].text) + 1 + len(line.text.split()[0]) > width:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph for group in groups for paragraph in _joined(group)]


def _joined(group: list[Paragraph]) -> list[Paragraph]:
    later = group[1:]
    raw, text = ("\n".join(line.raw for line in group), " ".join(line.text for line in group))
    joined = Paragraph(group[0].number, raw, text)
    goes_on = 4 * sum(not line.text[0].isupper() for line in later) > len(later)
    return [joined] if goes_on and joined.is_prose else group

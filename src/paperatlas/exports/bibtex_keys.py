"""Citation keys: family name of the first author, year, first telling word of the title; without author word, year."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from paperatlas.model import Paper, PaperNode

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SILENT = re.compile(
    "an?|and|are|as|at|by|can|do(es)?|for|from|how|in|is|its?|of|on|or|the|to|towards?|using|via|we|what|when|where|"
    "which|why|with(out)?"
)


def citation_keys(papers: Iterable[PaperNode]) -> dict[str, str]:
    """The citation key of each paper, by its key; papers that would share one are numbered in the order of keys.

    Made for all papers of a graph, the keys are the same in whatever part of them is then written.
    """
    keys: dict[str, str] = {}
    used: Counter[str] = Counter()
    for node in sorted(papers, key=lambda node: node.key):
        base = citation_key(node.paper)
        used[base] += 1
        keys[node.key] = base if used[base] == 1 else f"{base}-{used[base]}"
    return keys


def citation_key(paper: Paper) -> str:
    """The readable part: letters a to z and digits only.

    >>> from paperatlas.model import Author
    >>> citation_key(Paper("On the Müller-Lyer illusion", authors=(Author("Søren Ågård"),), year=2021))
    'agard2021muller'
    >>> citation_key(Paper("机器人"))
    'paper'
    """
    family = "".join(_words("".join(paper.authors[0].name.partition(",")[0].split()[-1:]))) if paper.authors else ""
    word = next((word for word in _words(paper.title) if not _SILENT.fullmatch(word)), "")
    year = str(paper.year or "")
    key = family + year + word if family else word + year
    return key if re.search("[a-z]", key) else f"paper{key}"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))

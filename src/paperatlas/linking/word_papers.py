"""How frequent the words of names are in the field, counted over the names in a sample of 6,249 papers.

The table beside this module is made by `training/linking/count_words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("word_papers.tsv")
_ALL = "*"
"""The word under which the table has the number of all papers."""


@cache
def load_word_shares(table: Path = _TABLE) -> Mapping[str, float]:
    """The part of all papers in which each word stands; rarer words are not there.

    >>> shares = load_word_shares()
    >>> 1 >= shares["learning"] > shares["grasp"] > 0
    True
    """
    pairs = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    counts = {word: int(papers) for word, papers in pairs}
    total = counts.pop(_ALL)
    return {word: min(papers / total, 1.0) for word, papers in counts.items()}

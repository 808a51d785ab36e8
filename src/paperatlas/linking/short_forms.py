"""What short forms usually stand for, counted over the abstracts of 150,000 papers.

The table beside this module (made by `training/linking/mine_short_forms.py`) tells a short form that the whole field
uses (MDP: 378 of 392 papers mean one thing) from one that everybody coins anew (PTP: twelve papers, eleven meanings),
which no small atlas can tell by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from paperatlas.linking.name_words import content_words

_TABLE = Path(__file__).with_name("short_forms.tsv")

Words = tuple[str, ...]


@dataclass(frozen=True)
class Usage:
    """How many papers spell a short form out, and as what (those long forms that several papers have)."""

    papers: int = 0
    readings: Mapping[Words, int] = field(default_factory=dict)

    def of(self, long_form: str) -> int:
        """The papers that spell it out as this long form or one that differs in order and endings only."""
        return self.readings.get(content_words(long_form), 0)


@cache
def load_usages(table: Path = _TABLE) -> dict[str, Usage]:
    """The usage of each short form in the table.

    >>> usage = load_usages()["mdp"]
    >>> usage.of("markov decision process") > usage.papers * 0.9
    True
    """
    usages = {}
    for line in table.read_text("utf-8").splitlines():
        short, papers, *readings = line.split("\t")
        counts = (reading.rpartition("=") for reading in readings)
        usages[short] = Usage(int(papers), {content_words(long): int(count) for long, _, count in counts})
    return usages

"""A record of a source: its fate and, where it was read, the paper."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.model import Fate, Paper
from paperatlas.text.clean import clean_text


class RefusalError(ValueError):
    """A record that cannot become a paper; the message is the reason that its fate gives."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one record of a source became. ``paper`` is None unless ``fate.status`` is ``read``.

    >>> Record.failed("papers.jsonl", "line 3", "it has no title").fate.status
    'failed'
    """

    fate: Fate
    paper: Paper | None = None

    @classmethod
    def failed(cls, source: str, place: str, why: str) -> Record:
        """A record that was meant to be a paper and is none. ``why`` may quote the source, it is put on one line."""
        return cls(Fate("failed", source, place, clean_text(why)[0]))

    @classmethod
    def skipped(cls, source: str, place: str, why: str) -> Record:
        """A part of a source that is no paper and need not be one."""
        return cls(Fate("skipped", source, place, clean_text(why)[0]))

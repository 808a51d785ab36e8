"""What stands behind an answer: a sentence and the paper in which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Quote:
    """A sentence and the title of its paper. The sentence is empty where the paper's record says it, not its text."""

    sentence: str = ""
    paper: str = ""

    @property
    def parts(self) -> tuple[str, str]:
        """The sentence and the paper, as two columns hold them."""
        return self.sentence, self.paper


def quote_of(sentences: Iterable[str] | None, paper: str | None) -> Quote:
    """The first sentence of an assertion, with its paper.

    >>> quote_of(["", "We use a Go1.", "Go1 walks."], "Walking")
    Quote(sentence='We use a Go1.', paper='Walking')
    """
    return Quote(next((s for s in sentences or () if s), ""), paper or "")

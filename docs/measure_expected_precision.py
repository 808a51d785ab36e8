"""What becomes of a wish for an expected precision: the precision and recall that are then measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperatlas.evaluation import GoldPaper, Scores, evaluate
from paperatlas.extraction import Model
from paperatlas.extraction.expected_precision import Cuts, accept, find_cuts
from paperatlas.model import Extraction, Paper

WISHES = (0.8, 0.9, 0.95)


class Remembering:
    """A model that reads every paper once, and accepts by cuts where there are some."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._read: dict[str, Extraction] = {}
        self.name, self.version = model.name, model.version
        self.cuts: Cuts | None = None

    @property
    def read(self) -> tuple[Extraction, ...]:
        """What was read so far."""
        return tuple(self._read.values())

    def extract(self, paper: Paper) -> Extraction:
        """What the model says of a paper."""
        if paper.digest not in self._read:
            self._read[paper.digest] = self._model.extract(paper)
        found = self._read[paper.digest]
        return accept(found, self.cuts) if self.cuts else found


def measure_wishes(papers: Sequence[GoldPaper], model: Remembering) -> Iterator[tuple[float, Scores]]:
    """The scores of a model that has read the papers, and no others, for each wish."""
    for wish in WISHES:
        model.cuts = find_cuts(model.read, wish)
        yield wish, evaluate(papers, model)

"""`evaluate`: gold papers and a model, or predictions that are already made, to scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from paperatlas.evaluation.fields import Fields
from paperatlas.evaluation.gold import GoldPaper
from paperatlas.evaluation.judge import Judgement, judge, pair_papers
from paperatlas.evaluation.prediction import Prediction, read_prediction
from paperatlas.evaluation.score import Scores, score
from paperatlas.extraction import Model, load_model, to_exchange
from paperatlas.model import Extraction, Paper
from paperatlas.text.clean import clean_text

LEAST = 0.05
"""Confidence from which on a model's candidates count for its calibration, accepted or not."""


def silent(step: str, done: int) -> None:
    """Progress that nobody watches."""


def evaluate(
    gold_papers: Sequence[GoldPaper],
    predictor: str | Model | Sequence[Prediction],
    progress: Callable[[str, int], None] = silent,
) -> Scores:
    """Score a model, registered or built by the caller, or predictions that are already made, against gold papers.

    A model reads title and abstract of each gold paper. What it accepts is scored; its calibration is measured on all
    its candidates of confidence `LEAST` or more, since what is accepted is a choice by confidence. Predictions are
    scored whole, for all figures. ``progress`` is told "extract" and the number of papers read.

    Raises `UsageError` for a model of unknown name.

    >>> from paperatlas.evaluation.gold import GoldEntity
    >>> gold = GoldPaper("1", "CARP", entities=(GoldEntity("e1", "Method", "CARP", must=True),))
    >>> evaluate([gold], [Prediction(title="carp")]).entities
    Figures(said=0, right=0, asked=1, got=0)
    """
    chosen: Model | Sequence[Prediction] = load_model(predictor) if isinstance(predictor, str) else predictor
    if isinstance(chosen, Sequence):
        return score([judge(gold, prediction) for gold, prediction in pair_papers(gold_papers, chosen)])
    accepted, weighed = [], []
    for number, gold in enumerate(gold_papers, 1):
        paper = _paper(gold)
        extraction = chosen.extract(paper)
        accepted.append(_judge(gold, paper, extraction, None))
        weighed.append(_judge(gold, paper, extraction, LEAST))
        progress("extract", number)
    return score(accepted, weighed)


def _paper(gold: GoldPaper) -> Paper:
    """The text of a gold paper as a source would hand it over."""
    return Paper(clean_text(gold.title)[0], clean_text(gold.abstract)[0], clean_text(gold.id)[0])


def _judge(gold: GoldPaper, paper: Paper, extraction: Extraction, least: float | None) -> Judgement:
    fields = Fields(to_exchange(paper, extraction, least), f"model {extraction.model}: paper {paper.id}")
    return judge(gold, read_prediction(fields))

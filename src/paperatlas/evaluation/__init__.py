"""Evaluation: how near the extracted graphs of papers come to those that careful readers made by hand."""

from paperatlas.evaluation.evaluate import evaluate
from paperatlas.evaluation.gold import GoldPaper, read_gold
from paperatlas.evaluation.mistakes import Mistake, find_mistakes
from paperatlas.evaluation.prediction import Prediction, read_predictions
from paperatlas.evaluation.report import render
from paperatlas.evaluation.score import Scores

__all__ = [
    "GoldPaper",
    "Mistake",
    "Prediction",
    "Scores",
    "evaluate",
    "find_mistakes",
    "read_gold",
    "read_predictions",
    "render",
]

"""Evaluation: how near the extracted graphs of papers come to those that careful readers made by hand."""

from paperatlas.evaluation.evaluate import evaluate
from paperatlas.evaluation.gold import GoldPaper, read_gold
from paperatlas.evaluation.merge_report import render_merges
from paperatlas.evaluation.merges import MergeScores, evaluate_merges, read_pairs
from paperatlas.evaluation.mistakes import Mistake, find_mistakes
from paperatlas.evaluation.prediction import Prediction, read_predictions
from paperatlas.evaluation.report import render
from paperatlas.evaluation.score import Scores

__all__ = [
    "GoldPaper",
    "MergeScores",
    "Mistake",
    "Prediction",
    "Scores",
    "evaluate",
    "evaluate_merges",
    "find_mistakes",
    "read_gold",
    "read_pairs",
    "read_predictions",
    "render",
    "render_merges",
]

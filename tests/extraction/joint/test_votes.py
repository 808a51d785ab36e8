"""The votes: a logistic regression with a part of its own for each kind."""

from __future__ import annotations

import numpy as np

from paperatlas.extraction.joint.votes import from_json

FIELDS = {
    "features": ["one", "score"],
    "shared": [0.0, 1.0],
    "own": {"Robot": [1.0, 0.0]},
    "thresholds": {"Robot": 0.8},
}


def test_a_kind_of_its_own_adds_its_weights() -> None:
    votes = from_json(FIELDS)
    rows = np.array([[1.0, 0.0], [1.0, 2.0]])
    assert votes.confidence("Task", rows).tolist() == [0.5, 0.8808]
    assert votes.confidence("Robot", rows).tolist() == [0.7311, 0.9526]


def test_a_kind_without_a_threshold_is_accepted_from_a_half() -> None:
    votes = from_json(FIELDS)
    assert (votes.accepts("Task", 0.5), votes.accepts("Task", 0.4999)) == (True, False)
    assert (votes.accepts("Robot", 0.8), votes.accepts("Robot", 0.7999)) == (True, False)


def test_no_score_makes_a_confidence_of_more_than_one() -> None:
    assert from_json(FIELDS).confidence("Task", np.array([[1.0, 1e9], [1.0, -1e9]])).tolist() == [1.0, 0.0]

"""Votes: how the network, the vocabulary and the rules make one calibrated confidence together.

A logistic regression over a few features, with a part for all kinds (types or predicates) and a part for each; fitted
on annotated papers that the network was not trained on. Its probability is what is shown as confidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Votes:
    """Weights of the features, for all kinds and for each, and the threshold of each kind."""

    features: tuple[str, ...]
    shared: NDArray[np.float64]
    own: Mapping[str, NDArray[np.float64]]
    thresholds: Mapping[str, float]

    def confidence(self, kind: str, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability that candidates or claims of a kind are right: (n,) of rows (n, features)."""
        weights = self.shared + self.own[kind] if kind in self.own else self.shared
        return np.round(1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))), 4)

    def confidences(self, kinds: Sequence[str], rows: NDArray[np.float64]) -> list[float]:
        """The probability that each is right, of candidates or claims of several kinds: ``rows`` (n, features)."""
        sure = np.zeros(len(kinds))
        for kind in dict.fromkeys(kinds):
            these = [i for i, other in enumerate(kinds) if other == kind]
            sure[these] = self.confidence(kind, rows[these])
        return sure.tolist()

    def accepts(self, kind: str, confidence: float) -> bool:
        """Whether a confidence is enough."""
        return confidence >= self.thresholds.get(kind, 0.5)


def from_json(fields: Mapping[str, Any]) -> Votes:
    """Votes as a model folder's ``decision.json`` has them."""
    return Votes(
        tuple(fields["features"]),
        np.array(fields["shared"]),
        {kind: np.array(weights) for kind, weights in fields["own"].items()},
        dict(fields["thresholds"]),
    )

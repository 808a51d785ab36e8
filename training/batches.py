"""Batches: papers of like length together, in an order that the seed decides."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from paperatlas.extraction.joint.network import whole_words
from paperatlas.extraction.joint.pieces import Pieces
from training.papers import Example


class Batch(NamedTuple):
    """Padded pieces of some papers, (B, T) each; ``mask`` is true where there is a piece.

    ``spans`` (S, 3) are those that may be names, as the reader looks at them: paper, first and last piece.
    """

    ids: Tensor
    shapes: Tensor
    terms: Tensor
    mask: Tensor
    spans: Tensor


def collate(examples: Sequence[Example], blind: random.Random | None = None, blindness: float = 0.3) -> Batch:
    """Papers as one batch. ``blind`` hides what the vocabulary found in a part of them.

    The vocabulary was gathered in part from the papers that are trained on: a network that always sees its matches
    would trust it more than it deserves on other papers.
    """
    length = max(len(e.pieces) for e in examples)
    pieces = [e.pieces for e in examples]
    terms = [p.terms * 0 if blind and blind.random() < blindness else p.terms for p in pieces]

    def padded(arrays: list[np.ndarray]) -> Tensor:
        return torch.from_numpy(np.stack([np.pad(a, (0, length - len(a))) for a in arrays]))

    return Batch(
        padded([p.ids for p in pieces]),
        padded([p.shapes for p in pieces]),
        padded(terms),
        padded([np.ones(len(p), bool) for p in pieces]),
        torch.from_numpy(np.concatenate([_spans(number, p) for number, p in enumerate(pieces)])),
    )


def _spans(number: int, pieces: Pieces) -> NDArray[np.int64]:
    first, last = whole_words(pieces, slice(0, len(pieces)))
    return np.stack([np.full(len(first), number), first, last], 1)


def plan(lengths: Sequence[int], size: int, seed: int) -> list[list[int]]:
    """The batches of one epoch: places of papers, each once, papers of like length together, batches shuffled."""
    rng = random.Random(seed)
    places = sorted(range(len(lengths)), key=lambda i: lengths[i] // 48 + rng.random() * 1.5)
    batches = [places[i : i + size] for i in range(0, len(places), size)]
    rng.shuffle(batches)
    return batches

"""A trained network made lighter: what matters least of its encoder goes, and the rest learns to give the same states.

Heads of attention and inner units of all layers are ranked by how far the loss moves with them, to first order (Michel
et al., "Are Sixteen Heads Really Better than One?", NeurIPS 2019; Molchanov et al., "Importance Estimation for Neural
Network Pruning", CVPR 2019). What is left learns from the whole network, on papers with and without labels.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.batches import collate
from training.fit import Loss
from training.losses import batch_loss, label_loss
from training.network import Bert, Network
from training.papers import Example

PAPERS = 240
"""Annotated papers on which heads and units are weighed."""

WEIGHT = 20.0
"""Weight of the distance of states beside the loss of labels; with it both are of one size once states are near."""

Importance = list[tuple[Tensor, Tensor]]
"""For each layer what its heads (heads,) and its inner units (inner,) matter."""


def slim(network: Network, examples: Sequence[Example], heads: int, inner: int) -> Loss:
    """Keep the ``heads`` heads and ``inner`` inner units of the whole encoder that matter most, in place.

    Returns the loss by which the network is to learn from what it was.
    """
    teacher = copy.deepcopy(network).eval()
    _keep_best(network, examples, heads, inner)
    return _following(teacher)


def _keep_best(network: Network, examples: Sequence[Example], heads: int, inner: int) -> None:
    assert isinstance(network.encoder, Bert)
    found = importance(network, examples)
    least_head = _rank(torch.cat([h for h, _ in found]), heads)
    least_unit = _rank(torch.cat([i for _, i in found]), inner)
    network.encoder.keep([((h >= least_head).nonzero()[:, 0], (i >= least_unit).nonzero()[:, 0]) for h, i in found])


def _rank(values: Tensor, count: int) -> Tensor:
    return values.sort(descending=True).values[count - 1]


def importance(network: Network, examples: Sequence[Example], batch: int = 8) -> Importance:
    """The sum over batches of the squared change of the loss that taking each head or unit away would make."""
    assert isinstance(network.encoder, Bert)
    network.eval()
    annotated = [e for e in examples if not e.soft]
    chosen = random.Random(5).sample(annotated, min(PAPERS, len(annotated)))
    with network.encoder.gated() as gates:
        found = [tuple(torch.zeros_like(gate) for gate in pair) for pair in gates]
        for start in range(0, len(chosen), batch):
            loss, _ = batch_loss(network, chosen[start : start + batch], random.Random(start), own=True)
            loss.backward()
            for sums, pair in zip(found, gates, strict=True):
                for total, gate in zip(sums, pair, strict=True):
                    total += gate.grad**2
                    gate.grad = None
    network.zero_grad()
    return found


def _following(teacher: Network) -> Loss:
    """The loss of a network that learns to give the states of another, from annotated papers also what these say."""

    def loss(network: Network, examples: Sequence[Example], number: int) -> tuple[Tensor, list[float]]:
        rng = random.Random(number)
        batch = collate(examples, rng)
        states = network.states(batch)
        with torch.no_grad():
            wanted = teacher.states(batch)
        apart = nn.functional.mse_loss(states[batch.mask], wanted[batch.mask])
        if any(e.soft for e in examples):
            return WEIGHT * apart, [apart.item()]
        labels, _ = label_loss(network, examples, batch, states, rng, own=True)
        return WEIGHT * apart + labels, [apart.item()]

    return loss

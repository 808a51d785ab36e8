"""The training loop: checkpoints, resumes, tells how far it is."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.batches import plan
from training.losses import batch_loss
from training.network import Network
from training.papers import Example

WARM = 0.05
CHECKPOINT_EVERY = 200
REPORT_EVERY = 25


Loss = Callable[[Network, Sequence[Example], int], tuple[Tensor, list[float]]]
"""The loss of a network on a batch, given its number, and the parts that are reported."""


def fit(
    network: Network, examples: Sequence[Example], batches: Sequence[Sequence[int]], config: dict[str, Any],
    folder: Path, loss_of: Loss,
) -> None:  # fmt: skip
    """Train in place on ``batches``, places of examples, from the checkpoint ``last.pt`` in ``folder`` on if there is
    one; it is renewed as it goes.
    """
    optimizer = _optimizer(network, config)
    step = _resume(network, optimizer, folder / "last.pt")
    network.train()
    began, read, parts = time.monotonic(), 0, torch.zeros(1)
    for number in range(step, len(batches)):
        batch = [examples[i] for i in batches[number]]
        torch.manual_seed(config["seed"] * 1_000_003 + number)
        for part in optimizer.param_groups:
            part["lr"] = part["peak"] * _rate(number / len(batches))
        loss, said = loss_of(network, batch, number)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        read, parts = read + len(batch), 0.97 * parts + 0.03 * torch.tensor(said)
        if (number + 1) % REPORT_EVERY == 0:
            speed = read / (time.monotonic() - began)
            left = sum(map(len, batches[number + 1 :])) / speed / 60
            losses = " ".join(f"{p / (1 - 0.97 ** (number + 1 - step)):.3f}" for p in parts.tolist())
            print(
                f"{number + 1}/{len(batches)}  {speed:.1f} papers/s  {left:.0f} min left  losses {losses}", flush=True
            )
        if (number + 1) % CHECKPOINT_EVERY == 0:
            _save(network, optimizer, number + 1, folder / "last.pt")
    _save(network, optimizer, len(batches), folder / "last.pt")


def learning(start: float) -> Loss:
    """The loss of a network that learns from labels, from batch ``start`` on from its own wrong forms too."""

    def loss(network: Network, examples: Sequence[Example], number: int) -> tuple[Tensor, list[float]]:
        return batch_loss(network, examples, random.Random(number), own=number >= start)

    return loss


def schedule(examples: Sequence[Example], config: dict[str, Any]) -> list[list[int]]:
    """All batches of a run: machine-labelled papers once at most, annotated ones in every epoch, none of both."""
    gold = [i for i, e in enumerate(examples) if not e.soft]
    soft = [i for i, e in enumerate(examples) if e.soft]
    random.Random(config["seed"]).shuffle(soft)
    epochs = config["epochs"]
    out: list[list[int]] = []
    for epoch in range(epochs):
        seed = config["seed"] + epoch
        batches = []
        for places in (gold, soft[epoch * len(soft) // epochs : (epoch + 1) * len(soft) // epochs]):
            lengths = [len(examples[i].pieces) for i in places]
            batches += [[places[i] for i in batch] for batch in plan(lengths, config["batch"], seed)]
        random.Random(seed).shuffle(batches)
        out += batches
    return out


def _rate(done: float) -> float:
    """Linear warm-up, then linear to a fiftieth."""
    return min((done + 1e-3) / WARM, max(0.02, (1 - done) / (1 - WARM)))


def _optimizer(network: Network, config: dict[str, Any]) -> torch.optim.Optimizer:
    if config["encoder"] == "bert":
        network.words.requires_grad_(False)
        network.shapes.requires_grad_(False)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in encoder}
    rest = [p for p in network.parameters() if id(p) not in known and p.requires_grad]
    groups = [(encoder, config["encoder_rate"]), (rest, config["head_rate"])]
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "peak": rate, "weight_decay": 0.01} for p, rate in groups], foreach=True
    )


def _save(network: Network, optimizer: torch.optim.Optimizer, step: int, path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, part)
    part.replace(path)


def _resume(network: Network, optimizer: torch.optim.Optimizer, path: Path) -> int:
    if not path.exists():
        return 0
    saved = torch.load(path, weights_only=True)
    network.load_state_dict(saved["network"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])

"""The loss of a batch: spans, forms that belong in the graph, roles, pairs.

From the second epoch on the network's own wrong forms join the annotated ones, so that the heads learn to refuse them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from paperatlas.extraction.joint.forms import Form, Span, flatten, group, pair_up
from paperatlas.extraction.joint.network import PAIRS, ROLES
from paperatlas.text.normal_form import normal_form
from training.batches import Batch, collate
from training.network import Mentions, Network, PairIndex
from training.papers import Example

LOOSE = 0.12
MOST_WRONG = 25
SAME = PAIRS.index("same")


@dataclass
class Labelled:
    """A form with the entity that it names, -1 for none."""

    form: Form
    entity: int


def batch_loss(
    network: Network, examples: Sequence[Example], rng: random.Random, own: bool
) -> tuple[Tensor, list[float]]:
    """The loss of some papers and its four parts; with ``own`` the network's own forms are learned from too."""
    batch = collate(examples, rng)
    return label_loss(network, examples, batch, network.states(batch), rng, own)


def label_loss(
    network: Network, examples: Sequence[Example], batch: Batch, states: Tensor, rng: random.Random, own: bool
) -> tuple[Tensor, list[float]]:
    """The loss of some papers whose states (B, T, d) are known, and its four parts."""
    hidden = network.drop(states)
    logits = network.spans(hidden, batch.spans)
    spans = _span_loss(batch.spans, logits, examples)
    found = candidates(batch.spans, logits, len(examples), LOOSE)
    labelled = [_labelled(e, f, own, rng) for e, f in zip(examples, found, strict=True)]
    forms = [[one.form for one in paper] for paper in labelled]
    if not any(forms):
        return spans, [spans.item(), 0.0, 0.0, 0.0]
    at = index_mentions(forms)
    vectors, mentions = network.forms(hidden, at)
    keep, roles = network.judge(vectors, mentions, at)
    kept = _keep_loss(keep, labelled, examples)
    said = _role_loss(best_of(roles, at), labelled, examples)
    pairs = index_pairs(forms, hidden.shape[1])
    related = _pair_loss(network.relate(hidden, vectors, pairs), labelled, examples, pairs) if pairs else spans * 0
    parts = [spans, kept, said, related]
    return torch.stack(parts).sum(), [part.item() for part in parts]


def candidates(places: Tensor, logits: Tensor, papers: int, least: float) -> list[list[Span]]:
    """The spans of each paper that are a mention with at least the probability ``least``."""
    probability = functional.softmax(logits.detach().float(), 1)
    likely = (1 - probability[:, -1] > least).nonzero().squeeze(1)
    found: list[list[Span]] = [[] for _ in range(papers)]
    kinds = probability[likely, :-1].cpu().numpy()
    for (paper, first, last), types in zip(places[likely].tolist(), kinds, strict=True):
        found[paper].append(Span(first, last, types))
    return found


def _span_loss(places: Tensor, logits: Tensor, examples: Sequence[Example]) -> Tensor:
    row = {tuple(place): i for i, place in enumerate(places.tolist())}
    target = torch.zeros_like(logits)
    target[:, -1] = 1
    weight = torch.ones(len(logits))
    count = 0
    for paper, example in enumerate(examples):
        for first, last, k in example.mentions:
            i = row.get((paper, first, last))
            if i is not None:
                types = torch.from_numpy(example.types[k])
                target[i, :-1], target[i, -1] = types, max(0.0, 1 - float(types.sum()))
                weight[i] = float(example.weights[k])
                count += 1
    loss = -(target * functional.log_softmax(logits, 1)).sum(1) * weight
    return loss.sum() / (count + 5)


def _labelled(example: Example, found: list[Span], own: bool, rng: random.Random) -> list[Labelled]:
    """The forms of the annotation, and the network's own that are none of them."""
    seen = {(s.first, s.last): s.types for s in found}
    forms: dict[tuple[int, str], Form] = {}
    for first, last, k in example.mentions:
        start, end = example.pieces.characters(first, last)
        key = normal_form(example.pieces.text[start:end])
        if key:
            forms.setdefault((k, key), Form(key)).mentions.append((first, last))
    labelled = []
    for (k, _), form in forms.items():
        form.types, form.score = _types(example.types[k])
        if own and rng.random() < 0.7:
            _as_seen(form, seen)
        labelled.append(Labelled(form, k))
    return labelled + (_wrong(example, found, {key for _, key in forms}) if own else [])


def _types(target: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    total = float(target.sum())
    return target / max(total, 1e-6), min(1.0, total)


def _as_seen(form: Form, seen: dict[tuple[int, int], NDArray[np.float32]]) -> None:
    """Give a form the types that the network itself sees, as it will have them when it reads."""
    types = [seen[m] for m in form.mentions if m in seen]
    if types:
        total = np.sum(types, axis=0)
        form.types, form.score = total / total.sum(), float(max(t.sum() for t in types))


def _wrong(example: Example, found: list[Span], known: set[str]) -> list[Labelled]:
    inside = {piece for first, last, _ in example.mentions for piece in range(first, last + 1)}
    wrong = [
        Labelled(form, -1)
        for form in group(example.pieces, flatten(found))
        if form.key not in known and not all(p in inside for a, b in form.mentions for p in range(a, b + 1))
    ]
    return wrong[:MOST_WRONG]


def index_mentions(forms: Sequence[Sequence[Form]]) -> Mentions:
    """The mentions and forms of a batch as the network takes them."""
    rows = [
        (paper, first, last, number)
        for number, (paper, form) in enumerate((p, f) for p, of_paper in enumerate(forms) for f in of_paper)
        for first, last in form.mentions
    ]
    owners = [(paper, place) for paper, of_paper in enumerate(forms) for place in range(len(of_paper))]
    features = np.array([f.features for of_paper in forms for f in of_paper], np.float32)
    return Mentions(*torch.tensor(rows).unbind(1), *torch.tensor(owners).unbind(1), torch.from_numpy(features))


def index_pairs(forms: Sequence[Sequence[Form]], length: int) -> PairIndex | None:
    """The ordered pairs of forms of each paper as the network takes them; None where there are none."""
    columns, start = [], 0
    for paper, of_paper in enumerate(forms):
        if len(of_paper) > 1:
            pairs = pair_up(list(of_paper), length)
            columns.append(
                [
                    np.full(len(pairs.subject), paper),
                    pairs.subject + start,
                    pairs.object + start,
                    pairs.low,
                    pairs.high,
                    pairs.distance,
                    pairs.order,
                ]
            )
        start += len(of_paper)
    return PairIndex(*(torch.from_numpy(np.concatenate(c)) for c in zip(*columns, strict=True))) if columns else None


def best_of(scores: Tensor, at: Mentions) -> Tensor:
    """(N, ...) the highest score of each form's mentions (M, ...)."""
    low = torch.full((len(at.owner), scores.shape[1]), -1e4)
    return low.scatter_reduce(0, at.form.unsqueeze(1).expand(-1, scores.shape[1]), scores, "amax")


def _flat(labelled: Sequence[Sequence[Labelled]]) -> list[tuple[int, int]]:
    return [(paper, one.entity) for paper, of_paper in enumerate(labelled) for one in of_paper]


def _keep_loss(keep: Tensor, labelled: Sequence[Sequence[Labelled]], examples: Sequence[Example]) -> Tensor:
    target = [float(examples[p].keep[k]) if k >= 0 else 0.0 for p, k in _flat(labelled)]
    return functional.binary_cross_entropy_with_logits(keep, torch.tensor(target))


def _role_loss(roles: Tensor, labelled: Sequence[Sequence[Labelled]], examples: Sequence[Example]) -> Tensor:
    none = np.zeros(len(ROLES), np.float32)
    said = np.array([examples[p].roles[k] if k >= 0 else none for p, k in _flat(labelled)], np.float32)
    soft = np.array([examples[p].soft for p, _ in _flat(labelled)])[:, None]
    target = np.where(soft, said, said > 0).astype(np.float32)
    weight = np.where(~soft & (said > 0) & (said < 1), said, 1).astype(np.float32)
    loss = functional.binary_cross_entropy_with_logits(roles, torch.from_numpy(target), torch.from_numpy(weight))
    return loss * len(ROLES)


def _pair_loss(
    scores: Tensor, labelled: Sequence[Sequence[Labelled]], examples: Sequence[Example], at: PairIndex
) -> Tensor:
    flat = _flat(labelled)
    entity = np.array([k for _, k in flat])
    left, right = entity[at.subject.numpy()], entity[at.object.numpy()]
    target = np.zeros((len(left), len(PAIRS)), np.float32)
    target[:, SAME] = (left == right) & (left >= 0)
    papers = at.paper.numpy()
    for paper, example in enumerate(examples):
        for (i, j, k), probability in example.pairs.items():
            target[(papers == paper) & (left == i) & (right == j), k] = probability
    loss = functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(target), reduction="sum")
    return loss / len(flat)

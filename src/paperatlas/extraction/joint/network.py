"""Runs the joint network's two ONNX graphs: one reads the pieces, the other judges forms and pairs.

One paper a call and one thread: what a paper is answered depends on nothing but the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from paperatlas.extraction.joint.forms import LEAST, Form, Pairs, Span, flatten, group, pair_up
from paperatlas.extraction.joint.pieces import LOWER, SIGN, WIDEST, Pieces
from paperatlas.extraction.lexicon import SMALL_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]

ROLES = ("proposes", "introduces", "uses", "comparesWith", "addresses", "evaluatedOn", "usesRobot")
OWN = ROLES[:2]
"""The roles of a paper's own contribution."""
PAIRS = ("outperforms", "extends", "appliedTo", "same")
UNFUSED = ["SkipLayerNormFusion"]
"""What ONNX Runtime must not fuse: as one operator it took 2.9 ms an abstract, sums and norms apart 0.5."""

HINT = 0.2
"""What a span gains where the vocabulary or a rule points at it."""


@dataclass(frozen=True)
class Reading:
    """What the network says of one text; all scores are logits.

    ``keep`` (forms,), ``roles`` (mentions, `ROLES`) with the mentions form by form, ``pairs`` (pairs, `PAIRS`) in the
    order of ``index``; ``states`` (forms, d) are the mean hidden states of each form's mentions, of length 1.
    """

    pieces: Pieces
    forms: list[Form]
    keep: Floats
    roles: Floats
    index: Pairs | None
    pairs: Floats
    states: Floats

    @cached_property
    def owner(self) -> Places:
        """The form of each mention."""
        return np.repeat(np.arange(len(self.forms)), [len(f.mentions) for f in self.forms])

    @cached_property
    def mentions_of(self) -> list[range]:
        """The mentions of each form."""
        ends = np.cumsum([len(form.mentions) for form in self.forms]).tolist()
        return [range(end - len(form.mentions), end) for end, form in zip(ends, self.forms, strict=True)]

    @cached_property
    def roles_of_forms(self) -> Floats:
        """(forms, `ROLES`) the best of the mentions of each form."""
        best = np.full((len(self.forms), len(ROLES)), -np.inf, np.float32)
        if self.forms:
            np.maximum.at(best, self.owner, self.roles)
        return best

    @cached_property
    def mentions(self) -> list[tuple[int, int]]:
        """First and last piece of each mention."""
        return [mention for form in self.forms for mention in form.mentions]


class JointNetwork:
    """The network in a model folder: ``words.npz`` (int8 word vectors), ``encoder.onnx``, ``heads.onnx``."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "words.npz") as words:
            self._words, self._scale = words["words"], words["scale"]
        self._encoder, self._heads = _session(folder / "encoder.onnx"), _session(folder / "heads.onnx")

    def read(self, pieces: Pieces, hints: Iterable[tuple[int, int]] = ()) -> Reading:
        """Read a text. ``hints`` are spans of pieces (both ends inclusive) that are looked at in any case."""
        hidden, spans = self._spans(pieces, set(hints))
        forms = group(pieces, flatten(spans))
        if not forms:
            none = np.zeros((0, 0), np.float32)
            return Reading(pieces, [], none.ravel(), none, None, none, none)
        index = pair_up(forms, len(pieces)) if len(forms) > 1 else None
        keep, roles, pairs = self._heads.run(None, _head_inputs(hidden, forms, index))
        return Reading(pieces, forms, keep, roles, index, pairs, _states(hidden, forms))

    def _spans(self, pieces: Pieces, hints: set[tuple[int, int]]) -> tuple[Floats, list[Span]]:
        """The hidden states of all pieces, and the spans that may be mentions."""
        hidden, spans = [], []
        for window in pieces.windows():
            start, end = whole_words(pieces, window)
            inputs = {
                "words": (self._words[pieces.ids[window]] * self._scale[pieces.ids[window]])[None],
                "shapes": pieces.shapes[None, window],
                "terms": pieces.terms[None, window],
                "start": start,
                "end": end,
            }
            states, logits = self._encoder.run(None, inputs)
            hidden.append(states)
            spans += _likely(start + window.start, end + window.start, logits, hints)
        return np.concatenate(hidden), spans


def _session(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=UNFUSED
    )


def whole_words(pieces: Pieces, window: slice) -> tuple[Places, Places]:
    """First and last piece, counted from the window's first, of every span that may be a name.

    Whole words, up to `WIDEST` pieces, no end of a clause inside, and neither a sign nor a small word at the edge.
    """
    words = pieces.words(window)
    first = [word[:1] for word in words]

    def begins(characters: str) -> NDArray[np.bool_]:
        return np.array([c in characters for c in first], bool)

    whole = pieces.opens[window] & pieces.closes[window] & (pieces.shapes[window] == LOWER)
    small = whole & np.array([word in SMALL_WORDS for word in words], bool)
    sign = pieces.shapes[window] == SIGN
    ends = np.cumsum(begins(".,;?!") & sign & pieces.before_blank(window))
    opens = pieces.opens[window] & ~small & ~(sign & ~begins("\\$"))
    closes = pieces.closes[window] & ~small & ~(sign & ~begins(")]}*+#%$"))
    start = np.flatnonzero(opens)[:, None]
    end = start + np.arange(WIDEST)
    inside = np.where(end < len(closes), end, 0)
    valid = (end < len(closes)) & closes[inside] & (ends[inside] == ends[start])
    rows, columns = np.nonzero(valid)
    return start[rows, 0], end[rows, columns]


def _likely(start: Places, end: Places, logits: Floats, hints: set[tuple[int, int]]) -> list[Span]:
    """The spans with a probability of at least `LEAST`, and the hinted ones; a hint adds `HINT`."""
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    probability = shifted / shifted.sum(1, keepdims=True)
    pointed = np.isin(start * WIDEST + end - start, [first * WIDEST + last - first for first, last in hints])
    chosen = np.flatnonzero((1 - probability[:, -1] > LEAST) | pointed)
    spans = []
    for i in chosen:
        types = probability[i, :-1]
        spans.append(Span(int(start[i]), int(end[i]), types * (1 + HINT / types.sum()) if pointed[i] else types))
    return spans


def _states(hidden: Floats, forms: list[Form]) -> Floats:
    """(forms, d) the mean hidden state of each form's pieces, of length 1."""
    inside = [[p for first, last in form.mentions for p in range(first, last + 1)] for form in forms]
    counts = np.array([len(pieces) for pieces in inside])
    sums = np.add.reduceat(hidden[np.concatenate(inside)], np.cumsum(counts) - counts)
    means = sums / counts[:, None].astype(np.float32)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


def _head_inputs(hidden: Floats, forms: list[Form], index: Pairs | None) -> dict[str, NDArray[np.generic]]:
    counts = np.array([len(f.mentions) for f in forms])
    spans = np.array([m for f in forms for m in f.mentions], np.int64)
    owner = np.repeat(np.arange(len(forms)), counts)
    first_of = np.cumsum(counts) - counts
    step = np.minimum(np.arange(counts.max()), counts[:, None] - 1)
    share = np.zeros((len(forms), len(spans)), np.float32)
    share[owner, np.arange(len(spans))] = 1 / counts[owner]
    none = np.zeros(1, np.int64)
    pairs = index or Pairs(none, none, none, none, none, none + 1, none, np.ones(1, np.float32))
    return {
        "hidden": hidden,
        "first": spans[:, 0],
        "last": spans[:, 1],
        "owner": owner,
        "share": share,
        "members": first_of[:, None] + step,
        "features": np.stack([f.features for f in forms]).astype(np.float32),
        "subject": pairs.subject,
        "object": pairs.object,
        "low": pairs.low,
        "high": pairs.high,
        "distance": pairs.distance,
        "order": pairs.order,
    }

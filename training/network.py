"""The joint network: an encoder, span scores, and heads over forms.

Shapes: B papers, T pieces, S spans, N forms, M mentions, P pairs, d the encoder's width, h `HEAD`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from paperatlas.extraction.joint.forms import DISTANCES
from paperatlas.extraction.joint.network import PAIRS, ROLES
from paperatlas.extraction.joint.pieces import SHAPES, TERMS, TYPES, WIDEST

if TYPE_CHECKING:
    from transformers import BertConfig

    from training.batches import Batch

FEATURES = len(TYPES) + 1

TERMS_FROM = 2
"""The layer of a ``bert`` encoder before which it is told what the vocabulary found."""


class Mentions(NamedTuple):
    """Mentions and forms of a batch: all tensors of whole numbers but ``features`` (N, `FEATURES`)."""

    paper: Tensor
    """(M,) the paper of each mention."""
    first: Tensor
    last: Tensor
    form: Tensor
    """(M,) the form of each mention."""
    owner: Tensor
    """(N,) the paper of each form."""
    place: Tensor
    """(N,) the place of each form within its paper."""
    features: Tensor


class PairIndex(NamedTuple):
    """Pairs of forms of a batch: (P,) each."""

    paper: Tensor
    subject: Tensor
    object: Tensor
    low: Tensor
    high: Tensor
    distance: Tensor
    order: Tensor


class Attention(nn.Module):
    """One pre-normed layer of self-attention, then a feed-forward part."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner = nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(dropout), nn.Linear(inner, width))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` (B, T, d), ``mask`` (B, T) true where there is something; none where there is everywhere."""
        b, t, d = x.shape
        q, k, v = self.mix(self.before(x)).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        seen = mask[:, None, None, :] if mask is not None else None
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        x = x + self.out(mixed.transpose(1, 2).reshape(b, t, d))
        return x + self.inner(self.after(x))


class Convolution(nn.Module):
    """One gated convolution over five pieces, pre-normed."""

    def __init__(self, width: int, dropout: float, reach: int = 2) -> None:
        super().__init__()
        self.reach = reach
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear((2 * reach + 1) * width, 2 * width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` (B, T, d), ``mask`` (B, T) true where there is something; none where there is everywhere."""
        t = x.shape[1]
        normed = self.norm(x) if mask is None else self.norm(x) * mask.unsqueeze(2)
        padded = nn.functional.pad(normed, (0, 0, self.reach, self.reach))
        near = torch.cat([padded[:, i : i + t] for i in range(2 * self.reach + 1)], 2)
        return x + self.drop(nn.functional.glu(self.mix(near), dim=2))


class Student(nn.Module):
    """A light encoder: gated convolutions, with attention over the whole text after the ``attend``-th."""

    def __init__(self, width: int, layers: int, heads: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            [
                Attention(width, heads, 2 * width, dropout) if kind == "a" else Convolution(width, dropout)
                for kind in _kinds(layers)
            ]
        )
        self.norm = nn.LayerNorm(width)

    @property
    def heads(self) -> list[int]:
        """The heads of each layer of attention."""
        return [layer.heads for layer in self.layers if isinstance(layer, Attention)]

    def forward(self, x: Tensor, terms: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` and ``terms`` (B, T, d), ``mask`` (B, T) true where there is something; none for everywhere."""
        x = x + terms
        for layer in self.layers:
            x = layer(x, mask)
        out: Tensor = self.norm(x)
        return out


def _kinds(layers: int) -> str:
    """The kind of each layer: attention in the middle and at the end."""
    return "".join("a" if i in (layers // 2, layers - 1) else "c" for i in range(layers))


class Bert(nn.Module):
    """The encoder of the library ``transformers``, fed with embeddings. With ``frozen`` the lowest layers do not learn.

    Layers may have fewer heads and inner units than the configuration says, each its own number (`keep`).
    """

    def __init__(self, config: BertConfig, frozen: bool) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)
        self.frozen = frozen

    def forward(self, x: Tensor, terms: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` and ``terms`` (B, T, d), ``mask`` (B, T) true where there is something; none for everywhere."""
        bias = None
        if mask is not None:
            bias = torch.zeros(mask.shape).masked_fill(~mask, torch.finfo(x.dtype).min)[:, None, None, :]
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = self.bert.embeddings(inputs_embeds=x)
            for layer in self.bert.encoder.layer[:TERMS_FROM]:
                x = _first(layer(x, bias))
        x = x + terms
        for layer in self.bert.encoder.layer[TERMS_FROM:]:
            x = _first(layer(x, bias))
        return x

    @property
    def heads(self) -> list[int]:
        """The heads of each layer."""
        of_layers = (layer.attention.self for layer in self.bert.encoder.layer)
        return [one.query.out_features // one.attention_head_size for one in of_layers]

    def keep(self, kept: Sequence[tuple[Tensor, Tensor]]) -> None:
        """Keep of each layer only these heads and inner units, in place."""
        for layer, (heads, inner) in zip(self.bert.encoder.layer, kept, strict=True):
            attention = layer.attention.self
            size = attention.attention_head_size
            rows = (heads[:, None] * size + torch.arange(size)).flatten()
            for name in ("query", "key", "value"):
                setattr(attention, name, _rows(getattr(attention, name), rows))
            layer.attention.output.dense = _columns(layer.attention.output.dense, rows)
            layer.intermediate.dense = _rows(layer.intermediate.dense, inner)
            layer.output.dense = _columns(layer.output.dense, inner)

    @contextmanager
    def gated(self) -> Iterator[list[tuple[Tensor, Tensor]]]:
        """Each layer's heads and inner units times a gate of one each, whose gradients tell what they matter."""
        gates, hooks = [], []
        for layer, count in zip(self.bert.encoder.layer, self.heads, strict=True):
            size = layer.attention.self.attention_head_size
            heads = torch.ones(count, requires_grad=True)
            inner = torch.ones(layer.intermediate.dense.out_features, requires_grad=True)
            gates.append((heads, inner))
            hooks += [
                layer.attention.output.dense.register_forward_pre_hook(
                    lambda _, given, gate=heads, size=size: given[0] * gate.repeat_interleave(size)
                ),
                layer.output.dense.register_forward_pre_hook(lambda _, given, gate=inner: given[0] * gate),
            ]
        try:
            yield gates
        finally:
            for hook in hooks:
                hook.remove()


def _rows(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    """A linear layer with only some of its outputs."""
    new = nn.Linear(linear.in_features, len(kept))
    new.weight.data, new.bias.data = linear.weight.data[kept], linear.bias.data[kept]
    return new


def _columns(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    """A linear layer with only some of its inputs."""
    new = nn.Linear(len(kept), linear.out_features)
    new.weight.data, new.bias.data = linear.weight.data[:, kept], linear.bias.data
    return new


def _first(out: Tensor | tuple[Tensor, ...]) -> Tensor:
    return out[0] if isinstance(out, tuple) else out


class Network(nn.Module):
    """Encoder and heads. ``vocabulary`` is the number of pieces that the tokenizer knows.

    With ``bfloat16`` the encoder learns in that precision: faster where the processor has it, slower where not.
    """

    def __init__(
        self, encoder: Bert | Student, width: int, vocabulary: int, head: int = 256, bfloat16: bool = False
    ) -> None:
        super().__init__()
        self.encoder, self.width, self.head, self.bfloat16 = encoder, width, head, bfloat16
        self.words = nn.Embedding(vocabulary, width)
        self.shapes, self.terms = nn.Embedding(SHAPES, width), nn.Embedding(TERMS, width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.zeros_(self.terms.weight)
        self.first, self.last = nn.Linear(width, head), nn.Linear(width, head)
        self.wide = nn.Embedding(WIDEST, head)
        self.kind = nn.Linear(head, len(TYPES) + 1)
        self.mention = nn.Linear(3 * width, head)
        self.paper = nn.Linear(width, head)
        self.form = nn.Linear(2 * head + FEATURES, head)
        self.together = Attention(head, 4, 2 * head, 0.1)
        self.keep = nn.Sequential(nn.Linear(2 * head, head), nn.GELU(), nn.Dropout(0.1), nn.Linear(head, 1))
        self.role = nn.Sequential(nn.Linear(2 * head, head), nn.GELU(), nn.Dropout(0.1), nn.Linear(head, len(ROLES)))
        self.subject, self.object = nn.Linear(head, head), nn.Linear(head, head)
        self.left, self.right, self.both = nn.Linear(head, 64), nn.Linear(head, 64), nn.Linear(64, head)
        self.between, self.distance = nn.Linear(width, 64), nn.Embedding(DISTANCES, 64)
        self.context = nn.Linear(64, head)
        self.pair = nn.Linear(head, len(PAIRS))
        self.drop = nn.Dropout(0.1)

    def states(self, batch: Batch) -> Tensor:
        """(B, T, d) the encoder's last states of the pieces of some papers."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            words = self.words(batch.ids) + self.shapes(batch.shapes)
            out: Tensor = self.encoder(words, self.terms(batch.terms), batch.mask)
        return out.float()

    def spans(self, hidden: Tensor, places: Tensor) -> Tensor:
        """(S, types + 1) logits of spans, the last for none; ``places`` (S, 3) paper, first and last piece."""
        paper, first, last = places.unbind(1)
        mixed = self.first(hidden)[paper, first] + self.last(hidden)[paper, last] + self.wide(last - first)
        out: Tensor = self.kind(self.drop(nn.functional.gelu(mixed)))
        return out

    def forms(self, hidden: Tensor, at: Mentions) -> tuple[Tensor, Tensor]:
        """(N, h) vectors of forms and (M, h) of mentions, each form having seen all of its paper."""
        count = len(at.owner)
        total = nn.functional.pad(hidden, (0, 0, 1, 0)).cumsum(1)
        long = (at.last - at.first + 1).unsqueeze(1)
        mean = (total[at.paper, at.last + 1] - total[at.paper, at.first]) / long
        ends = hidden[at.paper, at.first], hidden[at.paper, at.last]
        mentions = self.drop(nn.functional.gelu(self.mention(torch.cat([*ends, mean], 1))))
        number = torch.zeros(count, 1).index_add(0, at.form, torch.ones(len(at.form), 1))
        summed = torch.zeros(count, self.head).index_add(0, at.form, mentions)
        most = torch.full((count, self.head), -1e4).scatter_reduce(
            0, at.form.unsqueeze(1).expand(-1, self.head), mentions, "amax"
        )
        plain = self.form(torch.cat([summed / number, most, at.features], 1)) + self.paper(hidden[:, 0])[at.owner]
        size = int(at.place.max()) + 1, hidden.shape[0]
        padded = torch.zeros(size[1], size[0], self.head).index_put((at.owner, at.place), plain)
        filled = torch.zeros(size[1], size[0], dtype=torch.bool)
        filled[at.owner, at.place] = True
        filled[:, 0] = True
        return self.together(padded, filled)[at.owner, at.place], mentions

    def judge(self, forms: Tensor, mentions: Tensor, at: Mentions) -> tuple[Tensor, Tensor]:
        """Logits: (N,) whether a form belongs in the graph, (M, roles) what role each mention shows."""
        of_mention = torch.cat([mentions, forms[at.form]], 1)
        best = torch.full((len(at.owner), self.head), -1e4).scatter_reduce(
            0, at.form.unsqueeze(1).expand(-1, self.head), mentions, "amax"
        )
        return self.keep(torch.cat([forms, best], 1)).squeeze(1), self.role(of_mention)

    def relate(self, hidden: Tensor, forms: Tensor, at: PairIndex) -> Tensor:
        """(P, pairs) logits."""
        total = nn.functional.pad(self.between(hidden), (0, 0, 1, 0)).cumsum(1)
        between = (total[at.paper, at.high] - total[at.paper, at.low]) / (at.high - at.low).unsqueeze(1)
        context = self.context(between + self.distance(at.distance) * at.order.unsqueeze(1))
        subject, object_ = self.subject(forms)[at.subject], self.object(forms)[at.object]
        both = self.both(self.left(forms)[at.subject] * self.right(forms)[at.object])
        out: Tensor = self.pair(self.drop(nn.functional.gelu(subject + object_ + both + context)))
        return out

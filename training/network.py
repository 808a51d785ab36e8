"""The joint network: an encoder, span scores, and heads over forms.

Shapes: B papers, T pieces, S spans, N forms, M mentions, P pairs, d the encoder's width, h `HEAD`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from paperatlas.extraction.joint.forms import DISTANCES
from paperatlas.extraction.joint.network import PAIRS, ROLES
from paperatlas.extraction.joint.pieces import SHAPES, TERMS, TYPES, WIDEST

if TYPE_CHECKING:
    from transformers import BertConfig

FEATURES = len(TYPES) + 1


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
        self.heads, self.dropout = heads, dropout
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
        self.heads = heads
        self.layers = nn.ModuleList(
            [
                Attention(width, heads, 2 * width, dropout) if kind == "a" else Convolution(width, dropout)
                for kind in _kinds(layers)
            ]
        )
        self.norm = nn.LayerNorm(width)

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
    """The encoder of the library ``transformers``, fed with embeddings; its ``frozen`` lowest layers do not learn."""

    def __init__(self, config: BertConfig, frozen: int) -> None:
        super().__init__()
        from transformers import BertModel

        self.heads = config.num_attention_heads
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)
        self.frozen = frozen

    def forward(self, x: Tensor, terms: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` and ``terms`` (B, T, d), ``mask`` (B, T) true where there is something; none for everywhere."""
        bias = None
        if mask is not None:
            bias = torch.zeros(mask.shape).masked_fill(~mask, torch.finfo(x.dtype).min)[:, None, None, :]
        with torch.no_grad():
            x = self.bert.embeddings(inputs_embeds=x)
            for layer in self.bert.encoder.layer[: self.frozen]:
                x = _first(layer(x, bias))
        x = x + terms
        for layer in self.bert.encoder.layer[self.frozen :]:
            x = _first(layer(x, bias))
        return x


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

    def hidden(self, ids: Tensor, shapes: Tensor, terms: Tensor, mask: Tensor) -> Tensor:
        """(B, T) three times, and where there is something -> (B, T, d)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            out: Tensor = self.encoder(self.words(ids) + self.shapes(shapes), self.terms(terms), mask)
        return self.drop(out.float())

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

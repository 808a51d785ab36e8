"""The trained network as two ONNX graphs with int8 weights, as `paperatlas.extraction.joint.network` runs them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.network import Network

OPSET = 17
FUSED = "com.microsoft"
"""Where ONNX Runtime has attention as one operator: 8.4 ms an abstract, as products and softmax it took 9.3."""


class Reader(nn.Module):
    """Pieces of one text -> (T, d) hidden states and (S, types + 1) logits of the spans from ``start`` to ``end``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, words: Tensor, shapes: Tensor, terms: Tensor, start: Tensor, end: Tensor
    ) -> tuple[Tensor, Tensor]:
        """All pieces of one text: (1, T, d) word vectors, (1, T) twice, (S,) twice."""
        net = self.network
        hidden = net.encoder(words + net.shapes(shapes), net.terms(terms), None)[0]
        mixed = net.first(hidden)[start] + net.last(hidden)[end] + net.wide(end - start)
        return hidden, net.kind(nn.functional.gelu(mixed))


class Judge(nn.Module):
    """Hidden states and the forms of one text -> keep (N,), roles (M, roles), pairs (P, pairs)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, hidden: Tensor, first: Tensor, last: Tensor, owner: Tensor, share: Tensor, members: Tensor,
        features: Tensor, subject: Tensor, object_: Tensor, low: Tensor, high: Tensor, distance: Tensor, order: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """``share`` (N, M) averages mentions to forms; ``members`` (N, K) lists each form's mentions."""
        net = self.network
        total = nn.functional.pad(hidden, (0, 0, 1, 0)).cumsum(0)
        mean = (total[last + 1] - total[first]) / (last - first + 1).unsqueeze(1).float()
        mentions = nn.functional.gelu(net.mention(torch.cat([hidden[first], hidden[last], mean], 1)))
        most = mentions[members].amax(1)
        plain = net.form(torch.cat([share @ mentions, most, features], 1)) + net.paper(hidden[:1])
        forms = net.together(plain.unsqueeze(0), None)[0]
        keep = net.keep(torch.cat([forms, most], 1)).squeeze(1)
        roles = net.role(torch.cat([mentions, forms[owner]], 1))
        near = nn.functional.pad(net.between(hidden), (0, 0, 1, 0)).cumsum(0)
        between = (near[high] - near[low]) / (high - low).unsqueeze(1).float()
        context = net.context(between + net.distance(distance) * order.unsqueeze(1))
        both = net.both(net.left(forms)[subject] * net.right(forms)[object_])
        mixed = net.subject(forms)[subject] + net.object(forms)[object_] + both + context
        return keep, roles, net.pair(nn.functional.gelu(mixed))


def export(network: Network, folder: Path) -> None:
    """Write ``words.npz`` (int8, a scale a row), ``encoder.onnx`` and ``heads.onnx``."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    words = network.words.weight.detach()
    scale = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    np.savez(folder / "words.npz", words=(words / scale).round().to(torch.int8).numpy(), scale=scale.numpy())
    row, few = torch.ones(1, 9, dtype=torch.long), torch.tensor([1, 3, 5])
    write_graph(
        Reader(network),
        {"words": torch.randn(1, 9, network.width), "shapes": row, "terms": row, "start": few, "end": few + 1},
        {"words": {1: "T"}, "shapes": {1: "T"}, "terms": {1: "T"}, "start": {0: "S"}, "end": {0: "S"}},
        {"states": {0: "T"}, "spans": {0: "S"}},
        network.encoder.heads,
        folder / "encoder.onnx",
    )
    pair = torch.tensor([0, 1, 0, 1])
    example = {
        "hidden": torch.randn(9, network.width), "first": few, "last": few + 1, "owner": torch.tensor([0, 0, 1]),
        "share": torch.tensor([[0.5, 0.5, 0], [0, 0, 1]]), "members": torch.tensor([[0, 1], [2, 2]]),
        "features": torch.rand(2, 8), "subject": pair, "object": 1 - pair, "low": pair + 1, "high": pair + 3,
        "distance": pair, "order": torch.ones(4),
    }  # fmt: skip
    sizes = {
        "hidden": {0: "T"}, "first": {0: "M"}, "last": {0: "M"}, "owner": {0: "M"}, "share": {0: "N", 1: "M"},
        "members": {0: "N", 1: "K"}, "features": {0: "N"},
    }  # fmt: skip
    sizes |= {name: {0: "P"} for name in ("subject", "object", "low", "high", "distance", "order")}
    outputs = {"keep": {0: "N"}, "roles": {0: "M"}, "pairs": {0: "P"}}
    write_graph(Judge(network), example, sizes, outputs, [network.together.heads], folder / "heads.onnx")


def _fused_attention(heads: Sequence[int]) -> Callable[..., Any]:
    """How attention without a mask becomes one operator: (B, heads, T, d / heads) three times -> the same once.

    ``heads`` are those of each layer, in the order in which the text passes them.
    """
    left = iter(heads)

    def symbolic(graph: Any, query: Any, key: Any, value: Any, *_: Any) -> Any:
        def constant(*sizes: int) -> Any:
            return graph.op("Constant", value_t=torch.tensor(sizes))

        count = next(left)
        rows = graph.op("Reshape", graph.op("Transpose", query, perm_i=[0, 2, 1, 3]), constant(0, 0, -1))
        mixed = graph.op(f"{FUSED}::MultiHeadAttention", rows, key, value, num_heads_i=count)
        mixed.setType(query.type().with_sizes([None] * 3))
        return graph.op("Transpose", graph.op("Reshape", mixed, constant(0, 0, count, -1)), perm_i=[0, 2, 1, 3])

    return symbolic


def write_graph(
    module: nn.Module, inputs: dict[str, Tensor], sizes: dict[str, dict[int, str]], outputs: dict[str, dict[int, str]],
    heads: Sequence[int], path: Path,
) -> None:  # fmt: skip
    """Write a module as a graph with int8 weights. ``sizes`` and ``outputs`` name the axes that vary, ``heads`` are
    those of each attention in it.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch, "plain.onnx")
        torch.onnx.register_custom_op_symbolic("aten::scaled_dot_product_attention", _fused_attention(heads), OPSET)
        torch.onnx.export(
            module.eval(), tuple(inputs.values()), str(plain), dynamo=False, opset_version=OPSET,
            input_names=list(inputs), output_names=list(outputs), dynamic_axes=sizes | outputs,
            custom_opsets={FUSED: 1},
        )  # fmt: skip
        quantize_dynamic(
            str(plain),
            str(path),
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # without VNNI, two products of 8-bit weights are summed in 16 bits, which overflow
            op_types_to_quantize=["MatMul", "Gemm"],
        )

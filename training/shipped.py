"""The weights of a finished model folder, as a network takes them: to train on, or to export anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from paperatlas.extraction.joint.folder import FILES

MATRIX = "_quantized"
"""How the name of a matrix of whole numbers ends in a graph; its scale, one a column, stands beside it."""


def is_finished(folder: Path) -> bool:
    """Whether a folder holds a model as it ships."""
    return all((folder / name).is_file() for name in FILES)


def shipped_weights(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of `training.network.Network` by their names. Matrices have the precision in which they ship."""
    with np.load(folder / "words.npz") as words:
        found = {"words.weight": torch.from_numpy(words["words"] * words["scale"])}
    for graph in ("encoder.onnx", "heads.onnx"):
        found |= dict(_of_graph(folder / graph))
    return found


def bert_fields(folder: Path) -> dict[str, int]:
    """The sizes of the encoder in a finished folder, as the library ``transformers`` names them."""
    heads, dims = _attention(folder)
    places, width = dims["embeddings.position_embeddings.weight"]
    return {
        "hidden_size": width,
        "intermediate_size": max(inner for _, inner in layer_sizes(folder)),
        "num_hidden_layers": len(heads),
        "num_attention_heads": width * heads[0] // dims["encoder.layer.0.attention.self.query.bias"][0],
        "max_position_embeddings": places,
    }


def layer_sizes(folder: Path) -> list[tuple[int, int]]:
    """How many heads and inner units each layer of the encoder in a finished folder has."""
    heads, dims = _attention(folder)
    return [(count, dims[f"encoder.layer.{i}.intermediate.dense.bias"][0]) for i, count in enumerate(heads)]


def _attention(folder: Path) -> tuple[list[int], dict[str, Sequence[int]]]:
    """The heads of each layer, and the dimensions of each tensor of the encoder."""
    from onnx import helper, load

    graph = load(folder / "encoder.onnx").graph
    attention = [node for node in graph.node if node.op_type == "MultiHeadAttention"]
    heads = [int(helper.get_node_attr_value(node, "num_heads")) for node in attention]
    return heads, {t.name.removeprefix("network.encoder.bert."): t.dims for t in graph.initializer}


def _of_graph(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    """The named vectors and tables of a graph; a matrix goes by the name of the bias that is added to its product."""
    from onnx import load, numpy_helper

    graph = load(path).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    readers = {name: node for node in graph.node for name in node.input}
    for name, array in arrays.items():
        if name.startswith("network.") and array.dtype == np.float32 and not name.endswith("_scale"):
            yield name.removeprefix("network."), torch.from_numpy(array.copy())
        elif name.endswith(MATRIX):
            node = readers[name]
            while node.op_type != "Add":
                node = readers[node.output[0]]
            bias = next(one for one in node.input if one in arrays)
            matrix = array.astype(np.float32) * arrays[name.removesuffix(MATRIX) + "_scale"]
            yield bias.removeprefix("network.").replace(".bias", ".weight"), torch.from_numpy(matrix.T.copy())

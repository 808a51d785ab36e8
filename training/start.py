"""Where training begins: a network from a configuration, with weights of another encoder where it names some."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.network import Bert, Network, Student
from training.shipped import bert_fields, is_finished, layer_sizes, shipped_weights

EARLIER = {"s.": "first.", "e.": "last.", "w.": "wide.", "ner.2.": "kind.", "shape.": "shapes.", "g.0.": "mention."}
"""Names of parts in earlier weights, and what they are here."""

WORDS = ("words.weight", "enc.embeddings.word_embeddings.weight")
"""Word vectors of a network of ours that goes on learning, and of an encoder of another."""


def new_network(config: dict[str, Any], tokenizer: Tokenizer, torch_seed: int) -> Network:
    """A network as a configuration (``training/*.toml``) says, with its starting weights."""
    torch.manual_seed(torch_seed)
    size = tokenizer.get_vocab_size()
    if config["encoder"] == "bert":
        from transformers import BertConfig

        start = Path(config["start"])
        fields = bert_fields(start) if is_finished(start) else json.loads((start / "config.json").read_text())
        fields |= {"hidden_dropout_prob": config["dropout"], "attention_probs_dropout_prob": 0.0}
        bert = BertConfig(**fields, attn_implementation=config["attention"])
        encoder = Bert(bert, config["frozen"])
        if is_finished(start):
            encoder.keep([(torch.arange(heads), torch.arange(inner)) for heads, inner in layer_sizes(start)])
        network = Network(encoder, fields["hidden_size"], size, bfloat16=config["bfloat16"])
    else:
        student = Student(config["width"], config["layers"], config["heads"])
        network = Network(student, config["width"], size, config["head"], config["bfloat16"])
    if config.get("start"):
        _take_over(network, config, tokenizer)
    return network


def _take_over(network: Network, config: dict[str, Any], tokenizer: Tokenizer) -> None:
    """Take from earlier weights what fits; word vectors by their piece, projected to a narrower width if need be."""
    earlier = read_weights(Path(config["start"]))
    known = next((name for name in WORDS if name in earlier), None)
    if known is None:
        return
    words = earlier.pop(known)
    old = Tokenizer.from_file(str(Path(config["start"], "tokenizer.json"))).get_vocab()
    rows = [old.get(piece, old["[UNK]"]) for piece, _ in sorted(tokenizer.get_vocab().items(), key=lambda i: i[1])]
    taken = {"words.weight": _narrowed(words[rows], network.width)}
    shapes = {name: value.shape for name, value in network.state_dict().items()}
    ours = known == WORDS[0]
    if config["encoder"] == "bert" or (ours and earlier.keys() <= shapes.keys()):
        taken |= {name if ours else _renamed(name): value for name, value in earlier.items()}
    fitting = {name: value for name, value in taken.items() if shapes.get(name) == value.shape}
    network.load_state_dict(fitting, strict=False)


def _renamed(name: str) -> str:
    """What a part of earlier weights is called here."""
    head = next((h for h in EARLIER if name.startswith(h)), "enc.")
    return name.replace(head, EARLIER.get(head, "encoder.bert."), 1)


def _narrowed(words: torch.Tensor, width: int) -> torch.Tensor:
    """Word vectors by their first ``width`` principal components."""
    if words.shape[1] == width:
        return words
    centred = words - words.mean(0)
    _, _, axes = torch.linalg.svd(centred, full_matrices=False)
    narrow = centred @ axes[:width].T
    return narrow / narrow.std() * 0.05


def read_weights(folder: Path) -> dict[str, torch.Tensor]:
    """Weights of a finished model or of ``*.npz`` files: plain ones, or ``NAME|q`` times ``NAME|s``, a scale a row."""
    if is_finished(folder):
        return shipped_weights(folder)
    arrays: dict[str, np.ndarray] = {}
    for path in sorted(folder.glob("*.npz")):
        arrays.update(np.load(path))
    weights = {}
    for name, array in arrays.items():
        if name.endswith("|q"):
            scaled = array.astype(np.float32) * arrays[name[:-2] + "|s"][:, None]
            weights[name[:-2]] = torch.from_numpy(scaled)
        elif not name.endswith("|s"):
            weights[name] = torch.from_numpy(array)
    return weights

"""From a checkpoint to a model folder: ONNX, tokenizer, votes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch

from paperatlas.evaluation.gold import read_gold
from paperatlas.extraction.joint.pieces import load_tokenizer
from training.export import export
from training.papers import parted, read_lines
from training.start import new_network
from training.votes import fit_folder


def finish(work: Path, settings: dict[str, Any], gold: Path, model: Path) -> None:
    """Write the model folder of a training run; votes are fitted on the tenth of the gold that was kept aside."""
    tokenizer = load_tokenizer(work / "tokenizer.json")
    network = new_network(settings, tokenizer, settings["seed"])
    saved = torch.load(work / "last.pt", weights_only=True)
    network.load_state_dict(saved["network"])
    export(network, model)
    shutil.copyfile(work / "tokenizer.json", model / "tokenizer.json")
    held = work / "held.jsonl"
    _, tenth = parted(read_lines(gold))
    held.write_text("".join(json.dumps(paper) + "\n" for paper in tenth), encoding="utf-8")
    fit_folder(model, read_gold([held]))

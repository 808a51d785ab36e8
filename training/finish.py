"""From a trained network to a model folder: ONNX, tokenizer, votes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from paperatlas.evaluation.gold import read_gold
from training.export import export
from training.network import Network
from training.papers import parted, read_lines
from training.votes import fit_folder


def finish(network: Network, work: Path, gold: Path, model: Path) -> None:
    """Write the model folder of a training run; votes are fitted on the tenth of the gold that was kept aside."""
    export(network, model)
    shutil.copyfile(work / "tokenizer.json", model / "tokenizer.json")
    held = work / "held.jsonl"
    _, tenth = parted(read_lines(gold))
    held.write_text("".join(json.dumps(paper) + "\n" for paper in tenth), encoding="utf-8")
    fit_folder(model, read_gold([held]))

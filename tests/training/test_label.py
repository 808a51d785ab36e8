"""What one model says of a paper is what another may learn from."""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.training.running import run_module

from paperatlas.extraction.joint.folder import SHIPPED
from paperatlas.extraction.joint.pieces import TYPES, load_tokenizer

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed: make training-check does")


def test_labels_of_a_model_are_read_back_as_an_example(tmp_path: Path) -> None:
    from training.papers import silver

    paper = {"id": "p1", "title": "ZAP: a policy", "abstract": "We propose ZAP, trained with PPO in Isaac Gym."}
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "labels.jsonl.gz"
    corpus.write_text(json.dumps(paper) + "\n")
    run_module("training.label", SHIPPED / "small", corpus, "-o", out)
    (line,) = gzip.decompress(out.read_bytes()).decode().splitlines()
    assert json.loads(line)["id"] == "p1"
    (example,) = silver(load_tokenizer(SHIPPED / "small" / "tokenizer.json"), out, corpus, set(), 10)
    said = {
        example.pieces.text[slice(*example.pieces.characters(first, last))]: TYPES[example.types[k].argmax()]
        for first, last, k in example.mentions
    }
    assert said["ZAP"] == "Method"
    assert said["Isaac Gym"] == "Simulator"
    assert example.soft

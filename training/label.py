"""``python -m training.label``: what a finished model says of papers, as machine labels for another to learn from."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from paperatlas.extraction.joint.network import PAIRS, JointNetwork, Reading
from paperatlas.extraction.joint.pieces import Pieces, load_tokenizer
from training.papers import pieces_of, read_lines, text_of

FOLDER = click.Path(path_type=Path)
LEAST = 15
"""Percent from which a pair is written."""


@click.command()
@click.argument("model", type=FOLDER)
@click.argument("corpus", type=FOLDER)
@click.option("--count", default=40_000, show_default=True, help="Papers to label, drawn with a seed.")
@click.option("-o", "--output", type=FOLDER, required=True, help="File to write, JSON Lines packed with gzip.")
def main(model: Path, corpus: Path, count: int, output: Path) -> None:
    """Label papers of CORPUS (JSON Lines with id, title, abstract) with the model in the folder MODEL."""
    tokenizer, network = load_tokenizer(model / "tokenizer.json"), JointNetwork(model)
    papers = read_lines(corpus)
    drawn = random.Random(11).sample(papers, min(count, len(papers)))
    with gzip.GzipFile(output, "wb", mtime=0) as file:
        for paper in sorted(drawn, key=lambda p: str(p["id"])):
            pieces = pieces_of(tokenizer, text_of(paper["title"], paper["abstract"]))
            line = {"id": paper["id"], **labels(network.read(pieces), pieces)}
            file.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")


def labels(reading: Reading, pieces: Pieces) -> dict[str, Any]:
    """What a network says of a text: its forms ``g`` and their pairs ``p``, as ``training/README.md`` has them."""
    if not reading.forms:
        return {"g": [], "p": []}
    kept, said = _percent(reading.keep), _percent(reading.roles_of_forms)
    forms = [
        [
            [pieces.characters(*mention) for mention in form.mentions],
            (100 * form.types).round().astype(int).tolist(),
            round(100 * min(form.score, 1.0)),
            kept[number],
            said[number],
        ]
        for number, form in enumerate(reading.forms)
    ]
    if reading.index is None:
        return {"g": forms, "p": []}
    sure = _percent(reading.pairs)
    ends = zip(reading.index.subject.tolist(), reading.index.object.tolist(), sure, strict=True)
    pairs = [[i, j, k, of[k]] for i, j, of in ends for k in range(len(PAIRS)) if of[k] > LEAST]
    return {"g": forms, "p": pairs}


def _percent(logits: NDArray[np.floating]) -> Any:
    return (100 / (1 + np.exp(-logits))).round().astype(int).tolist()


if __name__ == "__main__":
    main()

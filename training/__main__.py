"""``python -m training``: from annotated papers to a model folder."""

from __future__ import annotations

import pickle
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import torch
from tokenizers import Tokenizer

from paperatlas.extraction.joint.pieces import load_tokenizer
from training.finish import finish
from training.fit import fit, learning, schedule
from training.papers import Example, folded, from_gold, parted, read_lines, silver, text_of
from training.prune import prune
from training.rounding import rounded
from training.slim import slim
from training.start import new_network

FOLDER = click.Path(path_type=Path)


@dataclass(frozen=True)
class Inputs:
    """Where what is learned from lies."""

    gold: Path
    start: Path
    labels: Path | None = None
    corpus: Path | None = None
    leave_out: tuple[Path, ...] = ()


@click.command()
@click.argument("config", type=FOLDER)
@click.option("--gold", type=FOLDER, required=True, help="Annotated papers, JSON Lines.")
@click.option("--silver", "labels", type=FOLDER, help="Machine labels, JSON Lines.")
@click.option("--corpus", type=FOLDER, help="Titles and abstracts of the machine-labelled papers, JSON Lines.")
@click.option("--start", type=FOLDER, required=True, help="Folder of the weights to begin with.")
@click.option("--leave-out", type=FOLDER, multiple=True, help="Papers never to train on, JSON Lines.")
@click.option("-o", "--output", type=FOLDER, required=True, help="Folder to work in; a stopped run goes on there.")
@click.option("--model", type=FOLDER, help="Folder of the finished model.  [default: OUTPUT/model]")
@click.option("--threads", default=1, show_default=True, help="Threads of one step.")
def main(config: Path, output: Path, model: Path | None, threads: int, **files: Any) -> None:
    """Train the model that CONFIG describes."""
    torch.set_num_threads(threads)
    inputs = Inputs(**files)
    settings = tomllib.loads(config.read_text()) | {"start": str(inputs.start)}
    output.mkdir(parents=True, exist_ok=True)
    tokenizer = _tokenizer(inputs, output, settings["least_piece_count"])
    examples = _examples(inputs, output, tokenizer, settings["silver"])
    print(len(examples), "papers,", sum(e.soft for e in examples), "of them machine-labelled", flush=True)
    network = new_network(settings, tokenizer, settings["seed"])
    batches = schedule(examples, settings)
    if "slim" in settings:
        loss = slim(network, examples, **settings["slim"])
    else:
        loss = learning(settings["own_from"] * len(batches))
    if settings["rounded"]:
        rounded(network.encoder)
    fit(network, examples, batches, settings, output, loss)
    finish(network, output, inputs.gold, model or output / "model")


def _tokenizer(inputs: Inputs, output: Path, least: int) -> Tokenizer:
    kept = output / "tokenizer.json"
    if not kept.exists():
        papers = read_lines(inputs.corpus or inputs.gold)
        count = prune(
            inputs.start / "tokenizer.json", (text_of(p["title"], p["abstract"]) for p in papers), least, kept
        )
        print(count, "pieces", flush=True)
    return load_tokenizer(kept)


def _examples(inputs: Inputs, output: Path, tokenizer: Tokenizer, count: int) -> list[Example]:
    """What is learned from; kept beside the checkpoint, since reading the vocabulary's matches takes minutes."""
    cache = output / "examples.pickle"
    if cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    papers, held = parted(read_lines(inputs.gold))
    examples = [from_gold(tokenizer, paper) for paper in papers]
    if inputs.labels and inputs.corpus:
        known = {folded(p["title"]) for path in inputs.leave_out for p in read_lines(path)}
        known |= {folded(p["title"]) for p in held + papers}
        examples += silver(tokenizer, inputs.labels, inputs.corpus, known, count)
    cache.write_bytes(pickle.dumps(examples))
    return examples


if __name__ == "__main__":
    main()

"""``paperatlas extract``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import ModelType, columns_option, papers_argument
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.model import Extraction, Paper
    from paperatlas.pipeline import Progress

    Read = tuple[Paper, Extraction]


@click.command("extract")
@papers_argument
@columns_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option("--model", type=ModelType(), default="base", show_default=True, help="What reads the papers.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Write every candidate that is at least as sure.")
@click.option(
    "--expected-precision",
    type=click.FloatRange(0, 1),
    help="Write so much that this share of the concepts, and of the relations, may be hoped to be right.",
)
def command(
    papers: tuple[Path, ...],
    output: Path,
    columns: dict[str, str] | None,
    model: str,
    min_confidence: float | None,
    expected_precision: float | None,
) -> None:
    """Extract alone: one JSON object a paper, without an atlas.

    With --expected-precision all papers are read before the first is written, since the cut is one for all.

    \b
    Examples:
      paperatlas extract papers.jsonl -o extracted.jsonl
      paperatlas extract papers.jsonl -o sure.jsonl --expected-precision 0.9
    """
    from paperatlas.cli.output import progress_shown
    from paperatlas.exports.writing import partial_file
    from paperatlas.extraction import to_exchange

    if min_confidence is not None and expected_precision is not None:
        raise UsageError("give --min-confidence or --expected-precision, not both: each says what is written")
    number = 0
    with progress_shown() as progress, partial_file(output) as partial, partial.open("w", encoding="utf-8") as file:
        read = _read(papers, model, columns, progress)
        for paper, extraction in read if expected_precision is None else _expected(read, expected_precision):
            number += 1
            file.write(json.dumps(to_exchange(paper, extraction, min_confidence), ensure_ascii=False) + "\n")
    click.echo(f"{number} papers written to {output}")


def _read(papers: tuple[Path, ...], model: str, columns: dict[str, str] | None, progress: Progress) -> Iterator[Read]:
    """The papers with what was read from them; what could not be read is told."""
    from paperatlas.cli.output import echo_fate
    from paperatlas.extraction import load_model
    from paperatlas.pipeline import extract_papers

    number = 0
    for fate, paper, extraction in extract_papers(papers, load_model(model), columns):
        if paper is None or extraction is None:
            echo_fate(fate)
            continue
        number += 1
        progress("extract", number)
        yield paper, extraction


def _expected(read: Iterable[Read], precision: float) -> Iterator[Read]:
    """The papers with what the cuts for an expected precision keep; the cuts are told."""
    from paperatlas.extraction.expected_precision import accept, find_cuts

    pairs = list(read)
    cuts = find_cuts([extraction for _, extraction in pairs], precision)
    for what, cut in (("concepts", cuts.candidates), ("relations", cuts.claims)):
        kept = f"from confidence {cut:.4f}" if cut <= 1 else "none, as none is sure enough"
        click.echo(f"expected precision {precision:g}: {what} {kept}", err=True)
    for paper, extraction in pairs:
        yield paper, accept(extraction, cuts)

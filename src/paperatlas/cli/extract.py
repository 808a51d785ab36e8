"""``paperatlas extract``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from paperatlas import registry
from paperatlas.cli.options import Registered, columns_option, papers_argument


@click.command("extract")
@papers_argument
@columns_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option(
    "--model", type=Registered(registry.MODELS), default="rules", show_default=True, help="What reads the papers."
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Write every candidate that is at least as sure.")
def command(
    papers: tuple[Path, ...],
    output: Path,
    columns: dict[str, str] | None,
    model: str,
    min_confidence: float | None,
) -> None:
    """Extract alone: one JSON object a paper, without an atlas.

    \b
    Example: paperatlas extract papers.jsonl -o extracted.jsonl
    """
    from paperatlas.cli.output import echo_fate, progress_shown
    from paperatlas.exports.writing import partial_file
    from paperatlas.extraction import load_model, to_exchange
    from paperatlas.pipeline import extract_papers

    number = 0
    with progress_shown() as progress, partial_file(output) as partial, partial.open("w", encoding="utf-8") as file:
        for fate, paper, extraction in extract_papers(papers, load_model(model), columns):
            if paper is None or extraction is None:
                echo_fate(fate)
                continue
            number += 1
            progress("extract", number)
            file.write(json.dumps(to_exchange(paper, extraction, min_confidence), ensure_ascii=False) + "\n")
    click.echo(f"{number} papers written to {output}")

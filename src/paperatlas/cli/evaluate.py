"""``paperatlas evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas import registry
from paperatlas.cli.options import PaperPathType, Registered
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.sources.read_papers import PaperPath

DEFAULT = "rules"


@click.command("evaluate")
@click.argument("gold", nargs=-1, type=PaperPathType())
@click.option("--model", type=Registered(registry.MODELS), help=f"What reads the papers.  [default: {DEFAULT}]")
@click.option(
    "--predicted", type=PaperPathType(), metavar="FILE", help="Score this file, as extract writes it, instead."
)
@click.option("--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True)
@click.option("--errors", is_flag=True, help="List what was wrong or missed, with the sentence.")
@click.option("--papers", is_flag=True, help="Show a row for each paper.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of showing."
)
def command(
    gold: tuple[PaperPath, ...],
    model: str | None,
    predicted: PaperPath | None,
    form: str,
    errors: bool,
    papers: bool,
    output: Path | None,
) -> None:
    """Score a model, or a file of predictions, against papers annotated by hand.

    GOLD are files of annotated papers, one JSON object a line; without one, the example papers that ship. A model is
    scored on what it accepts, its calibration on all candidates of confidence 0.05 or more; a file of predictions is
    scored whole.

    \b
    Examples:
      paperatlas evaluate
      paperatlas evaluate gold.jsonl --errors
      paperatlas evaluate gold.jsonl --predicted extracted.jsonl --format json
    """
    from paperatlas.cli.output import progress_shown
    from paperatlas.evaluation import evaluate, read_gold, read_predictions, render
    from paperatlas.examples import example_gold

    if model and predicted:
        raise UsageError("give --model or --predicted, not both")
    gold_papers = read_gold(gold or (example_gold(),))
    with progress_shown() as progress:
        scores = evaluate(gold_papers, read_predictions(predicted) if predicted else model or DEFAULT, progress)
    if scores.unpaired:
        click.echo(f"  note: {scores.unpaired} of {len(gold_papers)} gold papers have no prediction", err=True)
    _write(render(scores, form, papers, errors), output)


def _write(text: str, output: Path | None) -> None:
    from paperatlas.exports.writing import partial_file

    if output is None:
        click.echo(text, nl=False)
        return
    with partial_file(output) as partial:
        partial.write_text(text, "utf-8")
    click.echo(f"written: {output}")

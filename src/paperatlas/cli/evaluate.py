"""``paperatlas evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import ModelType, PaperPathType
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.sources.read_papers import PaperPath

DEFAULT = "base"


@click.command("evaluate")
@click.argument("gold", nargs=-1, type=PaperPathType())
@click.option("--model", type=ModelType(), help=f"What reads the papers.  [default: {DEFAULT}]")
@click.option(
    "--predicted", type=PaperPathType(), metavar="FILE", help="Score this file, as extract writes it, instead."
)
@click.option("--merges", type=PaperPathType(), metavar="PAIRS", help="Score which names meet in one node instead.")
@click.option("--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True)
@click.option("--errors", is_flag=True, help="List what was wrong or missed, with the sentence.")
@click.option("--papers", is_flag=True, help="Show a row for each paper; with --merges, the papers follow.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of showing."
)
def command(
    gold: tuple[PaperPath, ...],
    model: str | None,
    predicted: PaperPath | None,
    merges: PaperPath | None,
    form: str,
    errors: bool,
    papers: bool,
    output: Path | None,
) -> None:
    """Score a model, or a file of predictions, against papers annotated by hand.

    GOLD are files of annotated papers, one JSON object a line; without one, the example papers that ship. A model is
    scored on what it accepts, its calibration on all candidates of confidence 0.05 or more; a file of predictions is
    scored whole.

    With --merges one atlas is built of the papers that PAIRS names: a JSON object a line with a, a_paper, b, b_paper,
    family, and same: whether the two names are one concept. GOLD are then files of papers of any format. What is
    wrong is always listed.

    \b
    Examples:
      paperatlas evaluate
      paperatlas evaluate gold.jsonl --errors
      paperatlas evaluate gold.jsonl --predicted extracted.jsonl --format json
      paperatlas evaluate --merges pairs.jsonl --papers papers.jsonl
    """
    from paperatlas.cli.output import progress_shown
    from paperatlas.evaluation import evaluate, read_gold, read_predictions, render
    from paperatlas.examples import example_gold

    if model and predicted:
        raise UsageError("give --model or --predicted, not both")
    if merges:
        if predicted or not gold:
            raise UsageError("--merges goes with --papers FILE... and not with --predicted")
        _write(_merges(merges, gold, model or DEFAULT, form), output)
        return
    gold_papers = read_gold(gold or (example_gold(),))
    with progress_shown() as progress:
        scores = evaluate(gold_papers, read_predictions(predicted) if predicted else model or DEFAULT, progress)
    if scores.unpaired:
        click.echo(f"  note: {scores.unpaired} of {len(gold_papers)} gold papers have no prediction", err=True)
    _write(render(scores, form, papers, errors), output)


def _merges(pairs: PaperPath, papers: tuple[PaperPath, ...], model: str, form: str) -> str:
    from paperatlas.cli.output import progress_shown
    from paperatlas.evaluation import evaluate_merges, read_pairs, render_merges
    from paperatlas.sources.read_papers import read_papers

    read = (record.paper for record in read_papers(papers) if record.paper)
    with progress_shown() as progress:
        return render_merges(evaluate_merges(read_pairs(pairs), read, model, progress), form)


def _write(text: str, output: Path | None) -> None:
    from paperatlas.exports.writing import partial_file

    if output is None:
        click.echo(text, nl=False)
        return
    with partial_file(output) as partial:
        partial.write_text(text, "utf-8")
    click.echo(f"written: {output}")

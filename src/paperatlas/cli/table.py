"""``paperatlas table``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("table")
@atlas_option
@click.option(
    "--rows",
    type=click.Choice(["papers", "methods", "tasks", "robots", "benchmarks", "datasets", "simulators"]),
    default="papers",
    show_default=True,
    help="What a row is.",
)
@click.option("--columns", default="", help="Columns, set apart by commas; without it, the usual ones.")
@click.option("--where", default="", metavar="CONDITIONS", help="Only papers like: robot ~ quadruped and year >= 2022.")
@click.option("--min-confidence", default=0.0, type=click.FloatRange(0, 1), help="Leave out what is less sure.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; its ending says the form: .csv, .xlsx, .md, .tex.",
)
def command(atlas: Path, rows: str, columns: str, where: str, min_confidence: float, output: Path) -> None:
    """Write the survey table, each cell with its sentences: in comments, footnotes or a column of their own.

    \b
    Columns: method, uses, baseline, task, robot, benchmark, dataset, simulator, metric, result,
             paper, year, venue, authors, url, arxiv, doi
    Example: paperatlas table --atlas my-atlas --rows robots --columns paper,method,task,result -o robots.xlsx
             paperatlas table --atlas my-atlas --where "task ~ locomotion and year >= 2022" -o survey.tex
    """
    from paperatlas.analyses.survey_table import survey_table
    from paperatlas.cli.finding import split_names
    from paperatlas.errors import NotFoundError
    from paperatlas.exports.tables import check_ending, write_table
    from paperatlas.pipeline import open_store
    from paperatlas.text.amount import amount

    check_ending(output)
    with open_store(atlas, "cypher") as store:
        table = survey_table(store, split_names(columns), rows, where, min_confidence)
    if not table.rows:
        raise NotFoundError(f"{table.notes[0]}; nothing was written")
    write_table(table, output)
    for note in table.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"{amount(len(table.rows), table.kind)} written to {output}")

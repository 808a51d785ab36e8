"""``paperatlas table``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option

DEFAULT = "method,task,robot,benchmark,simulator,dataset,baseline,result,year,venue"


@click.command("table")
@atlas_option
@click.option("--columns", default=DEFAULT, show_default=True, help="Columns, set apart by commas.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="CSV file to write.")
def command(atlas: Path, columns: str, output: Path) -> None:
    """Write the survey table: a row a paper, each cell with its sentences in a column beside it.

    \b
    Example: paperatlas table --atlas my-atlas --columns method,robot,benchmark,result -o survey.csv
    """
    from paperatlas.analyses.survey_table import PLAIN, SurveyTable, survey_table
    from paperatlas.cli.output import csv_text
    from paperatlas.exports.writing import partial_file
    from paperatlas.pipeline import open_store

    names = [name.strip() for name in columns.split(",") if name.strip()]
    with open_store(atlas, "cypher") as store:
        table: SurveyTable = survey_table(store, names)
    head = ["paper", *(c for name in names for c in ([name] if name in PLAIN else [name, f"{name} sentence"]))]
    rows = []
    for key, title in table.titles.items():
        row = [title]
        for name in names:
            cell = table.cells.get((key, name))
            row.append("; ".join(cell.names) if cell else "")
            if name not in PLAIN:
                row.append(" | ".join(dict.fromkeys(cell.sentences)) if cell else "")
        rows.append(row)
    with partial_file(output) as partial:
        partial.write_text(csv_text(head, rows), "utf-8")
    click.echo(f"{len(rows)} papers written to {output}")

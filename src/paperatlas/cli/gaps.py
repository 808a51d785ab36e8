"""``paperatlas gaps``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("gaps")
@atlas_option
@click.option("--rows", default="Method", show_default=True, metavar="TYPE", help="Method, Task, Robot ...")
@click.option("--columns", default="Benchmark", show_default=True, metavar="TYPE", help="Benchmark, Robot, Task ...")
@click.option("--for", "task", metavar="TASK", help="Only papers on this task or a narrower one.")
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, 1000), help="Rows and columns to keep.")
@format_option
def command(atlas: Path, rows: str, columns: str, task: str | None, most: int, form: str) -> None:
    """Show what was tried with what, and which empty cells are nearest to what was tried.

    \b
    The closeness of an empty cell is between 0 and 1: the mean cosine between its row and the rows
    tried on its column, and between its column and the columns tried with its row, halved.
    Example: paperatlas gaps --rows Method --columns Benchmark --for "robotic manipulation" --atlas my-atlas
    """
    from paperatlas.analyses.gaps import find_gaps
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(find_gaps(store, rows, columns, task, most), form)

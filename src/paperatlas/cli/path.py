"""``paperatlas path``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("path")
@click.argument("start")
@click.argument("end")
@atlas_option
@click.option("--most", default=3, show_default=True, type=click.IntRange(1, 100), help="Paths to show.")
@format_option
def command(start: str, end: str, atlas: Path, most: int, form: str) -> None:
    """Show the shortest paths between two concepts or papers, each step with its sentence.

    \b
    Example: paperatlas path "Unitree A1" LIBERO --atlas my-atlas
    """
    from paperatlas.analyses.paths import find_paths
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(find_paths(store, start, end, most), form)

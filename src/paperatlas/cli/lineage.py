"""``paperatlas lineage``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("lineage")
@click.argument("method")
@atlas_option
@click.option("--depth", default=3, show_default=True, type=click.IntRange(1, 20), help="Steps from the method.")
@format_option
def command(method: str, atlas: Path, depth: int, form: str) -> None:
    """Show what a method extends and outperforms, and what came after it, over the years.

    \b
    Example: paperatlas lineage RVT-2 --atlas my-atlas
    """
    from paperatlas.analyses.lineage import lineage
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(lineage(store, method, depth), form)

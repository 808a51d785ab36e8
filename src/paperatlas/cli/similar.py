"""``paperatlas similar``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("similar")
@click.argument("paper")
@atlas_option
@click.option("--most", default=10, show_default=True, type=click.IntRange(1, 1000), help="Papers to show.")
@format_option
def command(paper: str, atlas: Path, most: int, form: str) -> None:
    """Find the papers that share the rarest concepts with a paper, named by title, words of it, key, arXiv id or DOI.

    \b
    Example: paperatlas similar "Diffusion Policy: Visuomotor Policy Learning" --atlas my-atlas
    """
    from paperatlas.analyses.similar import similar_papers
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(similar_papers(store, paper, most), form)

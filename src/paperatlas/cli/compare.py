"""``paperatlas compare``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("compare")
@click.argument("left")
@click.argument("right")
@atlas_option
@format_option
def command(left: str, right: str, atlas: Path, form: str) -> None:
    """Put two methods side by side: shared tasks, benchmarks and robots, claims about both, comparable numbers.

    \b
    Example: paperatlas compare RVT RVT-2 --atlas my-atlas
    """
    from paperatlas.analyses.comparison import compare
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(compare(store, left, right), form)

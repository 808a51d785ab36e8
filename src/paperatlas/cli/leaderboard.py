"""``paperatlas leaderboard``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("leaderboard")
@click.argument("benchmark")
@atlas_option
@format_option
def command(benchmark: str, atlas: Path, form: str) -> None:
    """Rank the numbers that papers report on a benchmark; only comparable ones stand in one ranking.

    \b
    Example: paperatlas leaderboard LIBERO --atlas my-atlas
    """
    from paperatlas.analyses.leaderboard import leaderboard
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(leaderboard(store, benchmark), form)

"""``paperatlas conflicts``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("conflicts")
@atlas_option
@format_option
def command(atlas: Path, form: str) -> None:
    """Find papers that contradict each other: other numbers for one set-up, or opposite claims of two methods.

    \b
    Example: paperatlas conflicts --atlas my-atlas
    """
    from paperatlas.analyses.conflicts import find_conflicts
    from paperatlas.cli.finding import echo_finding
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        echo_finding(find_conflicts(store), form)

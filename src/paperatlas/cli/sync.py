"""``paperatlas sync``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, columns_option, papers_argument


@click.command("sync")
@papers_argument
@atlas_option
@columns_option
def command(papers: tuple[Path, ...], atlas: Path, columns: dict[str, str] | None) -> None:
    """Make an atlas hold what a folder of papers holds now: what is new comes in, what is gone goes out.

    Where a record cannot be read, nothing is taken out. What has not changed is not read anew.

    \b
    Example: paperatlas sync my-papers --atlas my-atlas
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import sync

    with progress_shown() as progress:
        synced = sync(papers, atlas, progress, columns)
    echo_report(synced.report, {"added": synced.added, "removed": synced.removed, "unchanged": synced.kept})
    if synced.spared:
        click.echo(f"  note: {synced.spared} records are not there, and stay: not all could be read", err=True)

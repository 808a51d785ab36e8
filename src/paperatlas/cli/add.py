"""``paperatlas add``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, papers_argument


@click.command("add")
@papers_argument
@atlas_option
def command(papers: tuple[Path, ...], atlas: Path) -> None:
    """Add papers to an atlas.

    \b
    Example: paperatlas add more.jsonl --atlas my-atlas
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import add

    with progress_shown() as progress:
        report = add(papers, atlas, progress)
    echo_report(report)

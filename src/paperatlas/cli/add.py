"""``paperatlas add``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, columns_option, papers_argument


@click.command("add")
@papers_argument
@atlas_option
@columns_option
def command(papers: tuple[Path, ...], atlas: Path, columns: dict[str, str] | None) -> None:
    """Add papers to an atlas.

    \b
    Example: paperatlas add more.jsonl --atlas my-atlas
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import add

    with progress_shown() as progress:
        report = add(papers, atlas, progress, columns)
    echo_report(report)

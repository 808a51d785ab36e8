"""``paperatlas remove``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("remove")
@click.argument("papers", nargs=-1, required=True)
@atlas_option
def command(papers: tuple[str, ...], atlas: Path) -> None:
    """Take papers out of an atlas, with all that only they support.

    PAPERS are keys (paper/arxiv-2404.14405), ids of the source, or titles.

    \b
    Example: paperatlas remove paper/arxiv-2404.14405 --atlas my-atlas
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import remove

    with progress_shown() as progress:
        report = remove(papers, atlas, progress)
    echo_report(report)

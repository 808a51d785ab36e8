"""``paperatlas compact``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("compact")
@atlas_option
def command(atlas: Path) -> None:
    """Write the folder of an atlas anew without what was removed. The graph stays the same.

    \b
    Example: paperatlas compact --atlas my-atlas
    """
    from paperatlas.cli.output import progress_shown
    from paperatlas.pipeline import compact

    before = _size(atlas)
    with progress_shown() as progress:
        compact(atlas, progress)
    click.echo(f"segments: {before:,} bytes before, {_size(atlas):,} now")


def _size(atlas: Path) -> int:
    return sum(path.stat().st_size for path in (atlas / "segments").glob("*"))

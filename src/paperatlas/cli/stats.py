"""``paperatlas stats``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("stats")
@atlas_option
@format_option
def command(atlas: Path, form: str) -> None:
    """Count what an atlas holds.

    \b
    Example: paperatlas stats --atlas my-atlas
    """
    from paperatlas.atlas import AtlasFolder
    from paperatlas.cli.output import echo_answer
    from paperatlas.stores import Answer

    manifest = AtlasFolder(atlas).manifest()
    model = f"{manifest.model} {manifest.model_version}"
    rows: list[tuple[str, str | int]] = [("model", model), ("digest", manifest.digest)]
    rows += [(f"records {status}", number) for status, number in manifest.report.items()]
    rows += list(manifest.counts.items())
    echo_answer(Answer(("what", "number"), tuple(rows)), form)

"""``paperatlas export``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas import registry
from paperatlas.cli.options import Registered, atlas_option


@click.command("export")
@click.argument("form", metavar="FORMAT", type=Registered(registry.EXPORTS))
@atlas_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option("--around", metavar="CONCEPT", help="html: only what is near this concept (key or name).")
@click.option("--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="html: how near.")
@click.option("--most", type=click.IntRange(1, 2000), default=300, show_default=True, help="html: nodes at the most.")
def command(form: str, atlas: Path, output: Path, around: str | None, hops: int, most: int) -> None:
    """Write an atlas as a file: html (a page that needs no network), turtle (RDF) or json (node-link).

    \b
    Example: paperatlas export html --atlas my-atlas -o field.html
    """
    from paperatlas.exports.options import ExportOptions
    from paperatlas.pipeline import load_graph

    write = registry.load(registry.EXPORTS, form)
    write(load_graph(atlas), output, ExportOptions(around, hops, most))
    click.echo(f"written: {output}")

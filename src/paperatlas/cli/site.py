"""``paperatlas site``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("site")
@atlas_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder to write.")
def command(atlas: Path, output: Path) -> None:
    """Write an atlas as a folder of pages that anyone can read and check, from a web server or from disk: overview,
    explorer, a page for each paper and concept, tables, questions. Written again, it changes only pages that differ.

    \b
    Example: paperatlas site --atlas my-atlas -o field
    """
    from paperatlas.atlas import AtlasFolder
    from paperatlas.exports.site.export import export_site
    from paperatlas.exports.site.site import Site
    from paperatlas.pipeline import open_store

    folder = AtlasFolder(atlas)
    manifest, graph = folder.read(lambda manifest: (manifest, folder.graph(manifest)))
    model = f"{manifest.model} {manifest.model_version}"
    with open_store(atlas, "cypher") as store:
        pages = export_site(Site(graph, manifest.report, model, store), output)
    click.echo(f"written: {output} ({pages:,} pages; open {output / 'index.html'})")

"""``paperatlas merges``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("merges")
@atlas_option
@click.option("--undo", metavar="ID", help="Cut the merge of this id, on record in the atlas's curation.yaml.")
@click.option("--author", help="Who undoes it, for the record.")
@click.option("--date", help="When, for the record; never taken from the clock.")
@click.option("--reason", help="Why, for the record.")
@format_option
def command(atlas: Path, undo: str | None, author: str | None, date: str | None, reason: str | None, form: str) -> None:
    """List which names were joined into one concept, and by which rule; undo one.

    \b
    Example: paperatlas merges --atlas my-atlas --undo 477ae8211b --reason "two different methods"
    """
    from paperatlas.atlas import AtlasFolder
    from paperatlas.cli.output import echo_answer
    from paperatlas.curation import Operation
    from paperatlas.linking.names import unit_name
    from paperatlas.pipeline import undo_merge
    from paperatlas.stores import Answer

    if undo:
        note = Operation("split", (), None, author, date, reason) if author or date or reason else None
        record = undo_merge(undo, atlas, note)
        click.echo(
            f"undone: {unit_name(record.left)} and {unit_name(record.right)} are no longer joined by {record.rule}"
        )
        return
    folder = AtlasFolder(atlas)
    links = folder.read(folder.links)
    rows = tuple((r.id, r.rule, unit_name(r.left), unit_name(r.right), r.support, r.score) for r in links)
    echo_answer(Answer(("id", "rule", "name", "joined with", "papers", "score"), rows), form)

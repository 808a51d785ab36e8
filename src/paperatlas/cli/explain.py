"""``paperatlas explain``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option


@click.command("explain")
@click.argument("left")
@click.argument("right")
@atlas_option
@format_option
def command(left: str, right: str, atlas: Path, form: str) -> None:
    """Show every assertion between two concepts or papers, each with its sentence.

    \b
    Example: paperatlas explain "CARP" "diffusion policy" --atlas my-atlas
    """
    from paperatlas.analyses.explanation import explain
    from paperatlas.cli.output import echo_answer
    from paperatlas.pipeline import open_store
    from paperatlas.stores import Answer

    with open_store(atlas, "cypher") as store:
        statements = explain(store, left, right)
    if form != "table":
        columns = ("subject", "type", "object", "paper", "confidence", "found_by", "sentence")
        echo_answer(Answer(columns, tuple(tuple(asdict(s).values()) for s in statements)), form)
        return
    for s in statements:
        click.secho(f"{s.subject} -{s.type}-> {s.object}", bold=True, nl=False)
        click.echo(f"  {s.confidence:.4f} by {s.found_by or 'the vocabulary'}")
        if s.sentence:
            click.echo(f"  “{s.sentence}”\n  in: {s.paper}")
    if not statements:
        click.echo(f"nothing in this atlas connects {left} and {right}")

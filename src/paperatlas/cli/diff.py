"""``paperatlas diff``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import format_option

_ATLAS = click.Path(path_type=Path, file_okay=False)


@click.command("diff")
@click.argument("old", metavar="ATLAS", type=_ATLAS)
@click.argument("new", metavar="ATLAS", type=_ATLAS)
@format_option
def command(old: Path, new: Path, form: str) -> None:
    """List what the second atlas says and the first does not, and the reverse, each with its cause.

    An assertion is added, removed or changed (its confidence or evidence) by a paper, a change by hand, names that are
    joined or no longer joined, or another version of the model.

    \b
    Example: paperatlas diff last-week my-atlas
    """
    from dataclasses import astuple, fields

    from paperatlas.cli.output import echo_answer
    from paperatlas.pipeline import Change, diff
    from paperatlas.stores import Answer

    columns = tuple(field.name for field in fields(Change))
    echo_answer(Answer(columns, tuple(astuple(change) for change in diff(old, new))), form)

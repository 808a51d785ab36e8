"""``paperatlas curate``: changes by hand, on record."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from paperatlas.cli.options import atlas_option, format_option


@click.group("curate")
def command() -> None:
    """Change the graph by hand, on record in the atlas's curation.yaml, which every build replays.

    NAME is a concept's key (method/rrt-star), the name of a member as `merges` lists it, or a name or alias that only
    one concept has.
    """


def _on_record(verb: Callable[..., tuple[tuple[str, ...], str | None]]) -> click.Command:
    """A command that puts the operation of its name on record; the function gives its ``on`` and ``to``."""

    @atlas_option
    @click.option("--author", help="Who decides it, for the record.")
    @click.option("--date", help="When, for the record; never taken from the clock.")
    @click.option("--reason", help="Why, for the record.")
    @functools.wraps(verb)
    def run(atlas: Path, author: str | None, date: str | None, reason: str | None, **names: Any) -> None:
        from paperatlas.cli.output import echo_report, progress_shown
        from paperatlas.curation import Operation
        from paperatlas.pipeline import curate

        on, to = verb(**names)
        with progress_shown() as progress:
            report = curate(atlas, Operation(verb.__name__, on, to, author, date, reason), progress)
        echo_report(report)

    return command.command(verb.__name__)(run)


@_on_record
@click.argument("names", metavar="NAME NAME...", nargs=-1, required=True)
def merge(names: tuple[str, ...]) -> tuple[tuple[str, ...], None]:
    """Make one concept of several.

    \b
    Example: paperatlas curate merge method/carp "cable routing policy" --atlas my-atlas --reason "one method"
    """
    return names, None


@_on_record
@click.argument("name")
@click.argument("other")
def split(name: str, other: str) -> tuple[tuple[str, ...], None]:
    """Cut what joins two names, as `merges --undo` does by id.

    \b
    Example: paperatlas curate split method/spo method/simple-policy-optimization --atlas my-atlas
    """
    return (name, other), None


@_on_record
@click.argument("name")
@click.argument("to")
def rename(name: str, to: str) -> tuple[tuple[str, ...], str]:
    """Show a concept under another name; the old one becomes an alias, and the key stays.

    \b
    Example: paperatlas curate rename method/carp "CARP policy" --atlas my-atlas
    """
    return (name,), to


@_on_record
@click.argument("name")
@click.argument("to", metavar="TYPE")
def retype(name: str, to: str) -> tuple[tuple[str, ...], str]:
    """Give a concept another type of its family (Benchmark, Dataset and Simulator are one).

    \b
    Example: paperatlas curate retype resource/libero Benchmark --atlas my-atlas
    """
    return (name,), to


@_on_record
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
def forbid(names: tuple[str, ...]) -> tuple[tuple[str, ...], None]:
    """Leave concepts out, with all that is said of them.

    \b
    Example: paperatlas curate forbid "our method" --atlas my-atlas
    """
    return names, None


@_on_record
@click.argument("name")
@click.argument("to", metavar="ALIAS")
def alias(name: str, to: str) -> tuple[tuple[str, ...], str]:
    """Give a concept another name, by which papers that use it are joined, now and later.

    \b
    Example: paperatlas curate alias robot/unitree-a1 "A1 quadruped" --atlas my-atlas
    """
    return (name,), to


@_on_record
@click.argument("subject")
@click.argument("predicate")
@click.argument("other", metavar="OBJECT")
def deny(subject: str, predicate: str, other: str) -> tuple[tuple[str, str], str]:
    """Leave out a statement between two keys (of papers or concepts), whichever papers make it.

    \b
    Example: paperatlas curate deny method/carp extends method/ppo --atlas my-atlas --reason "only compared"
    """
    return (subject, other), predicate


@command.command("list")
@atlas_option
@format_option
def list_(atlas: Path, form: str) -> None:
    """List what is on record, in order; what no longer applies is told below.

    \b
    Example: paperatlas curate list --atlas my-atlas
    """
    from dataclasses import astuple, fields

    from paperatlas.atlas import AtlasFolder
    from paperatlas.cli.output import echo_answer
    from paperatlas.curation import Operation, read_curation
    from paperatlas.stores import Answer

    folder = AtlasFolder(atlas)
    problems = folder.read(folder.problems)
    rows = tuple(tuple(astuple(operation)) for operation in read_curation(folder.curation))
    columns = tuple(field.name for field in fields(Operation))
    echo_answer(Answer(columns, tuple((row[0], list(row[1]), *row[2:]) for row in rows)), form)
    for problem in problems:
        if "curation" in problem:
            click.echo(f"  note: {problem}", err=True)

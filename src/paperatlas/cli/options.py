"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from paperatlas import registry
from paperatlas.errors import UsageError


class PaperPathType(click.ParamType[Path | Literal["-"]]):
    """A file, a folder, or ``-`` for standard input."""

    name = "papers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | Literal["-"]:
        """The path of an argument."""
        return "-" if value == "-" else Path(value)


class Registered(click.Choice[str]):
    """A choice among the names of a registry group, looked up when it is needed."""

    def __init__(self, group: str) -> None:
        super().__init__(registry.names(group))


papers_argument = click.argument("papers", nargs=-1, required=True, type=PaperPathType())

atlas_option = click.option(
    "--atlas",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the atlas.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)


def parse_parameters(pairs: tuple[str, ...]) -> dict[str, str]:
    """Parameters written as ``name=value``. Raises `UsageError` for one that is not."""
    parameters = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"parameter '{pair}' is not of the form name=value")
        parameters[name] = value
    return parameters

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


class ModelType(click.ParamType[str]):
    """The name of a registered model, or a folder that the training wrote; a name goes before a folder so called."""

    name = "model"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The names, and that a folder will do."""
        return f"[{'|'.join(registry.names(registry.MODELS))}|FOLDER]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name or path, as it was given."""
        known = registry.names(registry.MODELS)
        if value not in known and not Path(value).is_dir():
            self.fail(f"'{value}' is not a model: give {', '.join(known)}, or the folder of one", param, ctx)
        return str(value)


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


def _columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str] | None:
    if value is None:
        return None
    pairs = [pair.partition("=") for pair in value.split(",")]
    wrong = [field for field, equals, column in pairs if not (field.strip() and equals and column.strip())]
    if wrong:
        raise UsageError(f"--columns '{value}': '{wrong[0]}' is not of the form field=column")
    return {field.strip(): column.strip() for field, _, column in pairs}


columns_option = click.option(
    "--columns",
    callback=_columns,
    metavar="FIELD=COLUMN,...",
    help="Columns of tables, where their names are not the usual ones: title=Titel,abstract=Zusammenfassung.",
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

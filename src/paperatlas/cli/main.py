"""The entry point: commands found through the registry, errors as one line."""

from __future__ import annotations

import os
import sys

import click

from paperatlas import registry
from paperatlas.errors import PaperatlasError
from paperatlas.text.clean import clean_text


class Commands(click.Group):
    """The commands registered under ``paperatlas.commands``, built-in and third-party alike."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        return registry.names(registry.COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported when it is asked for; one that does not load says so when it is run."""
        if cmd_name not in registry.names(registry.COMMANDS):
            return None
        try:
            command: click.Command = registry.load(registry.COMMANDS, cmd_name)
        except PaperatlasError as error:
            return _broken(cmd_name, error)
        return command


def _broken(name: str, error: PaperatlasError) -> click.Command:
    """A command that takes whatever comes and fails."""

    def fail(**_: object) -> None:
        raise error

    anything = click.Argument(["anything"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True}
    return click.Command(name, settings, fail, [anything], short_help=str(error))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="paperatlas")
def paperatlas() -> None:
    """A knowledge graph of a research field from its papers.

    Reads papers, finds methods, tasks, benchmarks, datasets, simulators, robots, metrics and results in them, and
    answers Cypher and SPARQL with the sentence behind every edge. Start with: paperatlas demo
    """


def main() -> None:
    """Run the command line. Exit status 0; 1 for a failure; 2 for a wrong call; 130 when interrupted."""
    try:
        sys.exit(paperatlas(prog_name="paperatlas", standalone_mode=False) or 0)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.Abort:
        _fail("stopped; nothing was half-written", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except PaperatlasError as error:
        _fail(str(error), error.exit_status)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _fail(message: str, status: int) -> None:
    click.echo(f"paperatlas: {clean_text(message)[0]}", err=True)
    sys.exit(status)

"""The reference of the command line, as Markdown: what each command's ``--help`` says."""

from collections.abc import Iterator

import click

from paperatlas.cli.main import paperatlas

WIDTH = 100


def commands_page() -> str:
    """A section for each command that is installed, and one for each command of a group."""
    root = click.Context(paperatlas, info_name="paperatlas", terminal_width=WIDTH, max_content_width=WIDTH)
    return "\n".join(f"## {title}\n\n```text\n{text}\n```\n" for title, text in _helps(paperatlas, root))


def _helps(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        inner = click.Context(command, context, name, terminal_width=WIDTH, max_content_width=WIDTH)
        yield f"{context.command_path} {name}".removeprefix("paperatlas "), command.get_help(inner)
        if isinstance(command, click.Group):
            yield from _helps(command, inner)

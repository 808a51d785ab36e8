"""``paperatlas mcp``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("mcp")
@atlas_option
@click.option("--rows", type=click.IntRange(1), default=100, show_default=True, help="Most rows of an answer.")
@click.option("--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Most time of an answer.")
def command(atlas: Path, rows: int, seconds: float) -> None:
    """Serve an atlas, read-only, to a client of the Model Context Protocol on standard input and output.

    Needs: pip install 'paperatlas[mcp]'. A client is told to run this command, in the form that most take:

    \b
    Example: {"mcpServers": {"paperatlas": {"command": "paperatlas", "args": ["mcp", "--atlas", "/path/to/atlas"]}}}
    """
    from paperatlas.server.protocol import serve_atlas

    serve_atlas(atlas, rows, seconds)

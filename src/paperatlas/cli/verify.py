"""``paperatlas verify``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from paperatlas.cli.options import atlas_option, format_option
from paperatlas.cli.servers import Server, server_options


@click.command("verify")
@atlas_option
@server_options(required=False)
@format_option
def command(atlas: Path, server: Server | None, form: str) -> None:
    """Compare an atlas with its manifest, its embedded stores and a server; name the first difference of each.

    Every node, relationship and triple counts, with all its properties. Exit status 1 where anything differs, an
    embedded store that cannot be read among them: one that is damaged comes back with the next query.

    \b
    Examples:
      paperatlas verify --atlas my-atlas --neo4j bolt://localhost:7687
      paperatlas verify --atlas my-atlas --endpoint http://localhost:7878
    """
    from paperatlas.cli.output import echo_answer
    from paperatlas.pipeline import verify
    from paperatlas.stores import Answer, Store

    with ExitStack() as opened:
        others: list[tuple[str, Store]] = []
        if server is not None:
            store: Store = opened.enter_context(server.open())
            others.append((server.uri, store))
        found = verify(atlas, others)
    rows = tuple((v.place, v.face, "differs" if v.difference else "equal", v.digest[:16], v.difference) for v in found)
    echo_answer(Answer(("place", "face", "graph", "digest", "first difference"), rows), form)
    if any(v.difference for v in found):
        raise click.exceptions.Exit(1)

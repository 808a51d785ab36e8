"""``paperatlas load``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option
from paperatlas.cli.servers import Server, server_options


@click.command("load")
@atlas_option
@server_options(required=True)
def command(atlas: Path, server: Server) -> None:
    """Fill a Neo4j or SPARQL server with an atlas. Running it again changes nothing.

    What else the server holds stays: in Neo4j our nodes have the label Paperatlas; at an endpoint the atlas is the
    graph https://w3id.org/paperatlas/id/atlas. Passwords are read from PAPERATLAS_NEO4J_PASSWORD and
    PAPERATLAS_ENDPOINT_PASSWORD or asked for.

    \b
    Examples:
      paperatlas load --atlas my-atlas --neo4j bolt://localhost:7687
      paperatlas load --atlas my-atlas --endpoint http://localhost:7878
    """
    from paperatlas.pipeline import counts, load_graph

    graph = load_graph(atlas)
    with server.open() as store:
        store.load(graph)
    numbers = counts(graph)
    click.echo("loaded:  " + ", ".join(f"{number} {label}" for label, number in numbers.items()))

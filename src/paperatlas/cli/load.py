"""``paperatlas load``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import atlas_option


@click.command("load")
@atlas_option
@click.option("--neo4j", required=True, metavar="URI", help="Neo4j server to fill, as bolt://host:7687.")
@click.option("--user", default="neo4j", show_default=True, help="User of the Neo4j server.")
def command(atlas: Path, neo4j: str, user: str) -> None:
    """Fill a Neo4j server with an atlas. Running it again changes nothing.

    The password is read from PAPERATLAS_NEO4J_PASSWORD or asked for.

    \b
    Example: paperatlas load --atlas my-atlas --neo4j bolt://localhost:7687
    """
    from paperatlas.cli.query import neo4j_password
    from paperatlas.pipeline import counts, load_graph
    from paperatlas.stores.neo4j import Neo4jStore

    graph = load_graph(atlas)
    with Neo4jStore(neo4j, user, neo4j_password(user)) as server:
        server.load(graph)
    numbers = counts(graph)
    click.echo("loaded:  " + ", ".join(f"{number} {label}" for label, number in numbers.items()))

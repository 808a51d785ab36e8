"""``paperatlas query``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import format_option, parse_parameters
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.stores.store import Language


@click.command("query")
@click.argument("text", required=False)
@click.option("--atlas", type=click.Path(path_type=Path, file_okay=False), help="Folder of the atlas to ask.")
@click.option("--neo4j", metavar="URI", help="Neo4j server to ask instead, as bolt://host:7687.")
@click.option("--user", default="neo4j", show_default=True, help="User of the Neo4j server.")
@click.option("--named", metavar="NAME", help="A named question instead of a text.")
@click.option("--language", type=click.Choice(["cypher", "sparql"]), default="cypher", help="Form of a named question.")
@click.option("--parameter", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="Value of a parameter.")
@format_option
def command(
    text: str | None,
    atlas: Path | None,
    neo4j: str | None,
    user: str,
    named: str | None,
    language: Language,
    parameters: tuple[str, ...],
    form: str,
) -> None:
    """Ask in Cypher or SPARQL; which of the two is told from the text.

    Passwords are read from PAPERATLAS_NEO4J_PASSWORD or asked for. The prefixes pa:, id:, skos:, xsd: ... need not be
    declared in SPARQL.

    \b
    Examples:
      paperatlas query --atlas A "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) RETURN p.title, r.name"
      paperatlas query --atlas A "SELECT ?title ?robot { ?p pa:usesRobot ?r ; pa:title ?title . ?r pa:name ?robot }"
      paperatlas query --atlas A --named papers-on-robot -p robot="quadruped robot"
    """
    from paperatlas.cli.output import echo_answer
    from paperatlas.pipeline import open_store
    from paperatlas.queries import load_question
    from paperatlas.stores import language_of

    if (text is None) == (named is None):
        raise UsageError("give a query or --named NAME, one of the two")
    if (atlas is None) == (neo4j is None):
        raise UsageError("name what to ask: --atlas DIR or --neo4j URI, one of the two")
    values = parse_parameters(parameters)
    question = load_question(named) if named else None
    text = question.text(language) if question else text or ""
    if neo4j:
        from paperatlas.stores.neo4j import Neo4jStore

        if language_of(text) != "cypher":
            raise UsageError("a Neo4j server answers Cypher, not SPARQL")
        with Neo4jStore(neo4j, user, neo4j_password(user)) as server:
            echo_answer(question.ask(server, values) if question else server.query(text, values), form)
        return
    assert atlas is not None
    with open_store(atlas, language_of(text)) as store:
        echo_answer(question.ask(store, values) if question else store.query(text, values), form)


def neo4j_password(user: str) -> str:
    """The password of a Neo4j server: from the environment, or asked for; never from the command line."""
    password = os.environ.get("PAPERATLAS_NEO4J_PASSWORD")
    return password if password is not None else click.prompt(f"Password of {user}", hide_input=True, err=True)

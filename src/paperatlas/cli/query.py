"""``paperatlas query``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import format_option, parse_parameters
from paperatlas.cli.servers import Server, limits_options, server_options
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.queries.question import Question
    from paperatlas.stores.limits import Limits
    from paperatlas.stores.store import Answer, Language, Store


@click.command("query")
@click.argument("text", required=False)
@click.option("--atlas", type=click.Path(path_type=Path, file_okay=False), help="Folder of the atlas to ask.")
@server_options(required=False)
@click.option("--named", metavar="NAME", help="A named question instead of a text.")
@click.option("--language", type=click.Choice(["cypher", "sparql"]), default="cypher", help="Form of a named question.")
@click.option("--parameter", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="Value of a parameter.")
@click.option("--write", is_flag=True, help="Let a server run a text that changes its graph.")
@limits_options
@format_option
def command(
    text: str | None,
    atlas: Path | None,
    server: Server | None,
    named: str | None,
    language: Language,
    parameters: tuple[str, ...],
    write: bool,
    limits: Limits,
    form: str,
) -> None:
    """Ask in Cypher or SPARQL; which of the two is told from the text. Without --write nothing is changed.

    Passwords are read from PAPERATLAS_NEO4J_PASSWORD and PAPERATLAS_ENDPOINT_PASSWORD or asked for. The prefixes pa:,
    id:, skos:, xsd: ... need not be declared in SPARQL.

    \b
    Examples:
      paperatlas query --atlas A "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) RETURN p.title, r.name"
      paperatlas query --atlas A "SELECT ?title ?robot { ?p pa:usesRobot ?r ; pa:title ?title . ?r pa:name ?robot }"
      paperatlas query --atlas A --named papers-on-robot -p robot="quadruped robot"
    """
    from paperatlas.cli.output import echo_answer

    if (text is None) == (named is None):
        raise UsageError("give a query or --named NAME, one of the two")
    if (atlas is None) == (server is None):
        raise UsageError("name what to ask: --atlas DIR or a server, one of the two")
    if write and (server is None or named is not None):
        raise UsageError("--write is for a text on a server; an atlas is changed by add, remove, enrich and curate")
    values = parse_parameters(parameters)
    if write:
        assert server is not None
        with server.open() as store:
            echo_answer(store.write(text or "", values, limits), form)
    else:
        echo_answer(_asked(text or "", named, language, (atlas, server), values, limits), form)


def _asked(
    text: str,
    named: str | None,
    language: Language,
    where: tuple[Path | None, Server | None],
    values: dict[str, str],
    limits: Limits,
) -> Answer:
    """The answer to a text or a named question."""
    from paperatlas.pipeline import open_store
    from paperatlas.queries import load_question
    from paperatlas.stores import language_of

    atlas, server = where
    question = load_question(named) if named else None
    if question is None:
        language = language_of(text)
    elif server is not None:
        language = server.language
    if server is not None and language != server.language:
        kinds = {"cypher": "a Neo4j server answers Cypher", "sparql": "an endpoint answers SPARQL"}
        raise UsageError(f"{kinds[server.language]}, and this is the other language")
    with open_store(atlas, language) if atlas else server.open() as store:  # type: ignore[union-attr]
        if question is None:
            return store.query(text, values, limits)
        if language == "cypher":
            values = _exact(store, question, values)
        elif atlas:
            with open_store(atlas, "cypher") as names:
                values = _exact(names, question, values)
        return question.ask(store, values, limits)


def _exact(store: Store, question: Question, values: dict[str, str]) -> dict[str, str]:
    """The values with the names of the concepts that they mean, whatever their letter case, or by their keys.

    Raises `NotFoundError` for one that no concept has; one that several have is left as it is.
    """
    from paperatlas.analyses.names import find_one
    from paperatlas.ontology import load_schema

    question.checked(values)
    schema, exact = load_schema(), dict(values)
    for name, kind in question.parameters.items():
        if set(schema.kinds_of(kind)) <= set(schema.concept_types):
            with suppress(UsageError):
                exact[name] = find_one(store, values[name], kind).name
    return exact

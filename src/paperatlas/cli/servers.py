"""Options that name a server, and those that limit a query: each group is one parameter of its command."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.stores.store import Language, ServerStore


@dataclass(frozen=True)
class Server:
    """A server that was named on the command line; its password is not. ``user`` is none where none was named."""

    uri: str
    language: Language
    user: str | None

    def open(self) -> ServerStore:
        """The store on that server."""
        if self.language == "sparql":
            from paperatlas.stores.sparql_server import SparqlServer

            password = os.environ.get("PAPERATLAS_ENDPOINT_PASSWORD")
            if password is None and self.user is not None:
                password = _asked_password(self.user)
            return SparqlServer(self.uri, self.user, password)
        from paperatlas.stores.neo4j import Neo4jStore

        user = self.user or "neo4j"
        password = os.environ.get("PAPERATLAS_NEO4J_PASSWORD")
        return Neo4jStore(self.uri, user, _asked_password(user) if password is None else password)


def _asked_password(user: str) -> str:
    """A password that the environment does not hold; it is never taken from the command line."""
    password: str = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return password


def server_options(required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Options for a server, given to the command as ``server``; None where none is named and none is required."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        @click.option("--neo4j", metavar="URI", help="Neo4j server, as bolt://host:7687, or encrypted: neo4j+s://host.")
        @click.option("--endpoint", metavar="URL", help="SPARQL server, as http://host:7878 or http://host:3030/field.")
        @click.option("--user", help="User of the server.  [default: neo4j for Neo4j, none for SPARQL]")
        @functools.wraps(command)
        def with_server(neo4j: str | None, endpoint: str | None, user: str | None, **rest: Any) -> None:
            command(server=_server(neo4j, endpoint, user, required), **rest)

        return with_server

    return add


def _server(neo4j: str | None, endpoint: str | None, user: str | None, required: bool) -> Server | None:
    if neo4j and endpoint:
        raise UsageError("name one server: --neo4j URI or --endpoint URL")
    if neo4j:
        return Server(neo4j, "cypher", user)
    if endpoint:
        return Server(endpoint, "sparql", user)
    if required:
        raise UsageError("name a server: --neo4j URI or --endpoint URL")
    return None


def limits_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options that limit a query, given to the command as ``limits``."""

    @click.option("--rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows at the most.")
    @click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Time at the most.")
    @functools.wraps(command)
    def with_limits(rows: int, seconds: float, **rest: Any) -> None:
        from paperatlas.stores.limits import Limits

        command(limits=Limits(rows, seconds), **rest)

    return with_limits

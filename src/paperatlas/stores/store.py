"""The protocol of stores, and the form of their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from paperatlas.errors import QueryError
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact
from paperatlas.model import Graph
from paperatlas.stores.limits import NO_LIMITS, Limits

Language = Literal["cypher", "sparql"]
Parameters = Mapping[str, Any]

_COMMENTS = re.compile(r"//[^\n]*|/\*.*?\*/|^\s*#[^\n]*$", re.DOTALL | re.MULTILINE)
_SPARQL = ("select", "ask", "construct", "describe", "prefix", "base")
_CYPHER = ("match", "optional", "with", "unwind", "return", "call")
_BEFORE = ("explain", "profile")
"""Words before a Cypher query that ask for its plan."""


@dataclass(frozen=True)
class Answer:
    """Rows under named columns: text, numbers, truth values, dates, None, lists, or mappings for nodes and edges.

    ``complete`` is false where a limit cut rows off.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    complete: bool = True


class Store(Protocol):
    """A place that holds one graph. Used as a context manager, it closes itself."""

    language: Language

    def load(self, graph: Graph) -> None:
        """Make the store hold this graph; running it again changes nothing. Raises `StoreError`."""
        ...

    def update(self, change: Change) -> None:
        """Take over a change of the graph that the store holds. Raises `StoreError`."""
        ...

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a query without changing anything, within limits.

        Raises `QueryError` for a wrong one, one that would write, and one whose time is up. An embedded store whose
        files are spoilt raises `DamagedError`, and `paperatlas.pipeline.open_store` then fills it anew.
        """
        ...

    def facts(self) -> Iterator[Fact]:
        """All that the store holds of the graph, in the canonical form of `paperatlas.graph.facts`, in any order.

        A store of Cypher gives nodes and relationships, a store of SPARQL triples.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class ServerStore(Store, Protocol):
    """A store on a server, which may be changed by others, too."""

    def write(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Run a text that may write. Raises `QueryError`."""
        ...


class Closing:
    """What makes a store with ``close`` a context manager."""

    def close(self) -> None:
        """Let go of files and connections."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def language_of(text: str) -> Language:
    """The language of a query, by its first word. Raises `QueryError` where it is neither.

    >>> language_of("MATCH (r:Robot) RETURN r.name"), language_of("PREFIX pa: <x> SELECT ?s { ?s ?p ?o }")
    ('cypher', 'sparql')
    """
    words = re.findall(r"[A-Za-z]+", _COMMENTS.sub(" ", text))
    first = next((word.lower() for word in words if word.lower() not in _BEFORE), "")
    if first in _SPARQL:
        return "sparql"
    if first in _CYPHER:
        return "cypher"
    raise QueryError(
        f"'{first.upper()}' begins neither a reading Cypher query (MATCH ...) nor a SPARQL query (SELECT ...)"
    )

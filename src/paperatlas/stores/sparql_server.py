"""A remote SPARQL 1.1 endpoint: query, update and graph store protocol (Oxigraph server, Apache Jena Fuseki ...).

The atlas is one named graph, so that what else the server holds stays as it is; queries are asked with it as their
default graph, and so need no GRAPH. A load fills a graph beside it and moves that into place when it is whole: until
then, the server answers as before. A graph is a set, so a request whose answer was lost is sent again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from itertools import islice
from typing import IO, TYPE_CHECKING, cast

from paperatlas.errors import QueryError, StoreError
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import IDENTITY
from paperatlas.stores.endpoint import Endpoint, UnreachableError
from paperatlas.stores.limits import NO_LIMITS, Limits
from paperatlas.stores.sparql_answers import JSON, TRIPLES, http_answer
from paperatlas.stores.sparql_text import check_alone, with_prefixes, with_values
from paperatlas.stores.store import Answer, Closing, Language, Parameters

if TYPE_CHECKING:
    from pyoxigraph import Triple

GRAPH = IDENTITY + "atlas"
"""The graph that holds the atlas."""

LOADING = GRAPH + "-loading"
"""The graph that a load fills."""

ROUNDS = 4
"""How often a load begins anew whose server has lost what it was sent."""


class SparqlServer(Closing):
    """A graph on a server. ``base`` is the address under which `query`, `update` and the graph store are.

    ``batch`` is the number of triples a request. Without ``password`` requests name no user.
    """

    language: Language = "sparql"

    def __init__(
        self, base: str, user: str | None = None, password: str | None = None, batch: int = 20_000, tries: int = 7
    ) -> None:
        self._endpoint = Endpoint(base, user, password, tries)
        self._batch = batch

    def load(self, graph: Graph) -> None:
        """Make the server hold this graph. Raises `StoreError`; what it held before is then still there."""
        self._count(GRAPH, again=False)  # where no server answers, that is said at once
        for _ in range(ROUNDS):
            self._endpoint.update(f"DROP SILENT GRAPH <{LOADING}>", again=True)
            expected = self._post(graph_triples(graph))
            if self._moved(expected):
                return
        raise StoreError(f"{self._endpoint.base}: the endpoint loses what it is sent; is its disk full?")

    def update(self, change: Change) -> None:
        """Take over a change of the graph that the server holds, each batch of it as a whole. Raises `StoreError`."""
        gone, come = change.triples()
        for word, triples in (("DELETE", gone), ("INSERT", come)):
            for batch in _batches(triples, self._batch):
                self._endpoint.update(f"{word} DATA {{ GRAPH <{GRAPH}> {{ {_text(batch)} }} }}", again=True)

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a SPARQL query; parameters are values for variables of its outermost group.

        The server refuses what would write, since it is sent to the address for queries.
        """
        check_alone(text)
        try:
            full = with_prefixes(with_values(text, parameters or {}))
        except (TypeError, ValueError) as error:
            raise QueryError(f"SPARQL: a parameter cannot be sent: {error}") from error
        return limits.run(lambda: self._answer(full, limits))

    def write(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Run a SPARQL update. It names graphs itself: the atlas is the graph of `GRAPH`."""
        if parameters:
            raise QueryError("SPARQL: an update takes no parameters")
        limits.run(lambda: self._endpoint.update(with_prefixes(text), again=False))
        return Answer((), ())

    def facts(self) -> Iterator[Fact]:
        """The triples of the graph, as they stream from the server."""
        import pyoxigraph

        response = self._endpoint.download(GRAPH)
        if response is not None:
            with response:
                quads = pyoxigraph.parse(cast(IO[bytes], response), pyoxigraph.RdfFormat.N_TRIPLES)
                yield from triple_facts(quad.triple for quad in quads)

    def _post(self, triples: Iterable[Triple]) -> int:
        """Send triples to the graph that is loaded; gives their number."""
        count = 0
        for batch in _batches(triples, self._batch):
            self._endpoint.post(LOADING, _text(batch))
            count += len(batch)
        return count

    def _moved(self, expected: int) -> bool:
        """Whether the loaded graph is whole and in place. A move whose answer was lost is found by counting."""
        for _ in range(ROUNDS):
            if self._count(LOADING) != expected:
                return False
            if not expected:
                self._endpoint.update(f"DROP SILENT GRAPH <{GRAPH}>", again=True)
                return True
            try:
                self._endpoint.update(f"MOVE GRAPH <{LOADING}> TO GRAPH <{GRAPH}>", again=False)
            except UnreachableError:
                self._endpoint.update("INSERT DATA {}", again=True)  # waits for the server to be back
            if self._count(LOADING) == 0:
                return self._count(GRAPH) == expected
        return False

    def _count(self, graph: str, again: bool = True) -> int:
        text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        with self._endpoint.query(text, JSON, {}, again) as response:
            (row,) = json.load(response)["results"]["bindings"]
        return int(row["n"]["value"])

    def _answer(self, text: str, limits: Limits) -> Answer:
        accept = f"{JSON}, {TRIPLES};q=0.9"
        try:
            with self._endpoint.query(text, accept, {"default-graph-uri": GRAPH}) as response:
                return http_answer(response, limits)
        except (OSError, HTTPException, ValueError) as error:
            raise StoreError(f"{self._endpoint.base}: the answer breaks off ({type(error).__name__})") from error


def _batches(triples: Iterable[Triple], size: int) -> Iterator[tuple[Triple, ...]]:
    stream = iter(triples)
    while batch := tuple(islice(stream, size)):
        yield batch


def _text(triples: Iterable[Triple]) -> str:
    """N-Triples. Decimals are in their canonical form: Fuseki keeps 0.9000 as 0.9, but does not find it so."""
    return "\n".join(f"{' '.join(fact.key)} ." for fact in triple_facts(triples))

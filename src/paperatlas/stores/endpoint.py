"""The HTTP connection to a SPARQL endpoint: which addresses it has, and requests that are tried again.

Source: SPARQL 1.1 Protocol (W3C, 2013); SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from threading import Event
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from paperatlas.errors import QueryError, StoreError

CONNECTION_SECONDS = 600.0
"""How long a server may be silent in an answer."""

FIRST_WAIT = 0.25
"""Seconds before a request is tried again; each further time twice as many."""

_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#@]*)?")
_LAYOUTS = ("store", "data")
"""The last part of the graph store's address: Oxigraph's, and Apache Jena Fuseki's."""

Parameters = Mapping[str, str]


class UnreachableError(StoreError):
    """A request that got no answer, or one that says to come back: it may be tried again."""


class Endpoint:
    """A server's query, update and graph store addresses under one base, such as ``http://host:7878`` for Oxigraph
    or ``http://host:3030/field`` for Fuseki. ``tries`` is how often a request is sent that may be sent twice.
    """

    def __init__(self, base: str, user: str | None = None, password: str | None = None, tries: int = 7) -> None:
        if not _ADDRESS.fullmatch(base):
            place = base.rpartition("@")[2]
            raise StoreError(f"'{place}' is no address of an endpoint: write http://host:port, without user name")
        self.base = base.rstrip("/")
        self._tries = tries
        self._store: str | None = None
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {} if password is None else {"Authorization": f"Basic {token}"}

    def query(self, text: str, accept: str, parameters: Parameters, again: bool = False) -> HTTPResponse:
        """The answer to a query; ``again`` says to wait for a server that is away.

        Raises `QueryError` for one that the server refuses.
        """
        place = f"query?{urlencode(parameters)}"
        try:
            return self._send(again, "POST", place, text, "application/sparql-query", accept)
        except _RefusedError as error:
            raise QueryError(f"SPARQL: {error.why}") from error

    def update(self, text: str, again: bool) -> None:
        """Run an update; ``again`` says that it may run twice."""
        try:
            self._send(again, "POST", "update", text, "application/sparql-update").close()
        except _RefusedError as error:
            raise QueryError(f"SPARQL: {error.why}") from error

    def post(self, graph: str, triples: str) -> None:
        """Add N-Triples to a graph. They may be sent twice: a graph is a set."""
        self._send(
            True, "POST", f"{self._graph_store()}?{urlencode({'graph': graph})}", triples, "application/n-triples"
        )

    def download(self, graph: str) -> HTTPResponse | None:
        """A graph as N-Triples; None where the server has none of that name."""
        try:
            place = f"{self._graph_store()}?{urlencode({'graph': graph})}"
            return self._once("GET", place, None, None, "application/n-triples")
        except _RefusedError as error:
            if error.status == 404:
                return None
            raise

    def _graph_store(self) -> str:
        """Where the graph store is, asked of the server once."""
        if self._store is None:
            self._store = next((part for part in _LAYOUTS if self._has(part)), None)
        if self._store is None:
            raise StoreError(f"{self.base}: no graph store is at {' or '.join(_LAYOUTS)} here; correct the address")
        return self._store

    def _has(self, part: str) -> bool:
        try:
            self._send(True, "HEAD", f"{part}?default", None).close()
        except _RefusedError as error:
            if error.status in (404, 405):
                return False
            raise
        return True

    def _send(self, again: bool, method: str, place: str, *rest: str | None) -> HTTPResponse:
        wait = FIRST_WAIT
        for _ in range(self._tries - 1 if again else 0):
            try:
                return self._once(method, place, *rest)
            except UnreachableError:
                Event().wait(wait)
                wait *= 2
        return self._once(method, place, *rest)

    def _once(
        self, method: str, place: str, body: str | None, content: str | None = None, accept: str | None = None
    ) -> HTTPResponse:
        headers = {**self._headers, "Accept": accept or "*/*"}
        if content:
            headers["Content-Type"] = f"{content}; charset=utf-8"
        data = None if body is None else body.encode()
        request = Request(f"{self.base}/{place}", data, headers, method=method)  # noqa: S310 - the scheme is checked
        try:
            response: HTTPResponse = urlopen(request, timeout=CONNECTION_SECONDS)  # noqa: S310
        except HTTPError as error:
            with error:
                raise self._refusal(error) from error
        except (OSError, HTTPException) as error:
            raise UnreachableError(f"{self.base}: no endpoint answers; start it or correct the address") from error
        return response

    def _refusal(self, error: HTTPError) -> StoreError:
        if error.code in (401, 403):
            return StoreError(f"{self.base}: the endpoint refuses the user: check name and password")
        if error.code in (502, 503, 504):
            return UnreachableError(f"{self.base}: the endpoint is not ready ({error.code}); try again later")
        why = " ".join(error.read(2000).decode("utf-8", "replace").split()) or str(error.reason)
        return _RefusedError(f"{self.base}: the endpoint refuses ({error.code}): {why}", error.code, why)


class _RefusedError(StoreError):
    """A request that the server understood and refused."""

    def __init__(self, line: str, status: int, why: str) -> None:
        super().__init__(line)
        self.status = status
        self.why = why

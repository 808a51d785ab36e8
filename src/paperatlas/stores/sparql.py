"""Embedded SPARQL 1.1: Oxigraph, filled in bulk, opened read-only for queries."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from paperatlas.errors import QueryError, StoreError
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.stores.store import Answer, Closing, Language, Parameters

_APART = re.compile(r"<[^<>\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#[^\n]*")
"""IRIs, strings and comments: what in a query is no keyword."""

_SERVICE = re.compile(r"\bservice\b", re.IGNORECASE)

_XSD = PREFIXES["xsd"]
_NUMBERS: dict[str, Callable[[str], Any]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
}


class SparqlStore(Closing):
    """A graph in one Oxigraph folder. The prefixes of `paperatlas.ontology.namespaces` need not be declared."""

    language: Language = "sparql"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Any = None

    def load(self, graph: Graph) -> None:
        """Make the folder anew. Raises `StoreError` where it cannot be written."""
        import pyoxigraph

        self.close()
        shutil.rmtree(self._path, ignore_errors=True)
        try:
            store = pyoxigraph.Store(self._path)
            store.bulk_extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in graph_triples(graph))
            store.flush()
        except OSError as error:
            raise StoreError(f"{self._path}: the embedded SPARQL store cannot be filled: {error}") from error

    def query(self, text: str, parameters: Parameters | None = None) -> Answer:
        """Answer a SPARQL query; parameters are values (text, numbers, truth values) for variables that it selects."""
        import pyoxigraph as rdf

        if _SERVICE.search(_APART.sub(" ", text)):
            raise QueryError("SPARQL: SERVICE asks another server; a query reads this graph alone")
        if self._store is None:
            self._open()
        values = {rdf.Variable(name): rdf.Literal(value) for name, value in (parameters or {}).items()}
        try:
            return _answer(self._store.query(text, prefixes=PREFIXES, substitutions=values or None))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"SPARQL: {' '.join(str(error).split())}") from error

    def close(self) -> None:
        """Let go of the folder."""
        self._store = None

    def _open(self) -> None:
        import pyoxigraph

        try:
            self._store = pyoxigraph.Store.read_only(str(self._path))
        except OSError as error:
            advice = "remove this folder, which is a cache and comes back"
            raise StoreError(f"{self._path}: cannot be opened ({error}); {advice}") from error


def _answer(result: Any) -> Answer:
    import pyoxigraph as rdf

    if isinstance(result, rdf.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Answer(columns, tuple(tuple(map(_plain, solution)) for solution in result))
    if isinstance(result, rdf.QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    columns = ("subject", "predicate", "object")
    return Answer(columns, tuple(tuple(_plain(getattr(triple, name)) for name in columns) for triple in result))


def _plain(term: Any) -> Any:
    """A term as text, number or truth value. Called for every value of an answer, so it asks for little."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is not None:
        return _NUMBERS.get(datatype.value, str)(term.value)
    return term.value if type(term).__name__ == "NamedNode" else str(term)

"""Embedded SPARQL 1.1: Oxigraph, filled in bulk, opened read-only for queries."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paperatlas.errors import DamagedError, QueryError, StoreError, one_line
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.stores.limits import NO_LIMITS, Limits
from paperatlas.stores.sparql_answers import engine_answer
from paperatlas.stores.sparql_text import check_alone
from paperatlas.stores.store import Answer, Closing, Language, Parameters


class SparqlStore(Closing):
    """A graph in one Oxigraph folder. The prefixes of `paperatlas.ontology.namespaces` need not be declared."""

    language: Language = "sparql"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Any = None

    @staticmethod
    def succeed(old: Path, new: Path) -> None:
        """Copy the folder of a store for its successor. Tables never change and are shared. Raises `OSError`."""
        shutil.copytree(old, new, copy_function=lambda a, b: (os.link if a.endswith(".sst") else shutil.copy2)(a, b))

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

    def update(self, change: Change) -> None:
        """Take over a change of the graph that the store holds. Raises `StoreError`."""
        import pyoxigraph

        self.close()
        gone, come = change.triples()
        try:
            with self._damage_told():
                store = pyoxigraph.Store(self._path)
                for triple in gone:
                    store.remove(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object))
                store.extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in come)
                store.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self._path}: the embedded SPARQL store cannot be changed: {error}") from error

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a SPARQL query; parameters are values (text, numbers, truth values) for variables that it selects."""
        check_alone(text)
        if self._store is None:
            self._open()
        return limits.run(lambda: self._answer(text, parameters or {}, limits))

    def _answer(self, text: str, parameters: Parameters, limits: Limits) -> Answer:
        import pyoxigraph as rdf

        try:
            values = {rdf.Variable(name): rdf.Literal(value) for name, value in parameters.items()}
            with self._damage_told():
                return engine_answer(self._store.query(text, prefixes=PREFIXES, substitutions=values or None), limits)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"SPARQL: {one_line(error)}") from error

    def facts(self) -> Iterator[Fact]:
        """The triples of the default graph."""
        from pyoxigraph import DefaultGraph

        if self._store is None:
            self._open()
        try:
            with self._damage_told():
                yield from triple_facts(self._store.quads_for_pattern(None, None, None, DefaultGraph()))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self._path}: cannot be read: {one_line(error)}") from error

    def close(self) -> None:
        """Let go of the folder."""
        self._store = None

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Raises `DamagedError` where the engine misses a file or finds it spoilt.

        Not where it may not open one, where the disk is full, or where a query is wrong, whatever it says.
        """
        try:
            yield
        except (OSError, RuntimeError) as error:
            if "Corruption: " in str(error) or (isinstance(error, OSError) and "No such file" in str(error)):
                raise DamagedError(self._path, one_line(error)) from error
            raise

    def _open(self) -> None:
        import pyoxigraph

        try:
            with self._damage_told():
                self._store = pyoxigraph.Store.read_only(str(self._path))
        except (OSError, RuntimeError) as error:
            advice = "remove this folder, which is a cache and comes back"
            raise StoreError(f"{self._path}: cannot be opened ({one_line(error)}); {advice}") from error

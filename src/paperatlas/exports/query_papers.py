"""The papers behind the answer of a query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperatlas.errors import UsageError
from paperatlas.graph.triples import iri
from paperatlas.model import Graph
from paperatlas.stores import Answer


def papers_behind(answer: Answer, graph: Graph) -> tuple[str, ...]:
    """The keys of the papers that an answer names, in the order of keys.

    A paper is named by its node, its key or its IRI, and by a relationship or result that it asserts. Raises
    `UsageError` where rows name none; an answer without rows has no papers.
    """
    keys = {name: node.key for node in graph.papers for name in (node.key, iri(node.key))}
    found = {keys[text] for row in answer.rows for text in _texts(list(row)) if text in keys}
    if answer.rows and not found:
        raise UsageError("the query answers no papers; let it return the paper itself, as in RETURN p or SELECT ?p")
    return tuple(sorted(found))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)

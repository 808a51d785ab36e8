"""The hierarchy of concepts: what stands at or below a concept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from paperatlas.ontology import load_schema
from paperatlas.stores import Store

if TYPE_CHECKING:
    import networkx


def at_or_below(store: Store, family: str, keys: Collection[str]) -> frozenset[str]:
    """The keys, and those of all narrower concepts of the family, however far below."""
    return narrowed(read_hierarchy(store, family), keys)


def read_hierarchy(store: Store, family: str) -> networkx.DiGraph[str]:
    """The concepts of a family that have broader or narrower ones, by key; edges lead to the broader."""
    import networkx

    kinds = pattern(load_schema().kinds_of(family))
    rows = store.query(f"MATCH (a:{kinds})-[:BROADER]->(b:{kinds}) RETURN a.id, b.id").rows
    return networkx.DiGraph(list(rows))


def narrowed(hierarchy: networkx.DiGraph[str], keys: Collection[str]) -> frozenset[str]:
    """The keys, and those of all that stands below them."""
    import networkx

    below = (networkx.ancestors(hierarchy, key) for key in keys if key in hierarchy)
    return frozenset(keys).union(*below)


def pattern(labels: Sequence[str]) -> str:
    """Labels as a pattern of Cypher takes them: any of these.

    >>> pattern(("Benchmark", "Dataset"))
    'Benchmark|Dataset'
    """
    return "|".join(labels)

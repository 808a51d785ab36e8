"""The hierarchy of concepts: what stands at or below a concept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from paperatlas.ontology import load_schema
from paperatlas.stores import Store


def at_or_below(store: Store, family: str, keys: Collection[str]) -> frozenset[str]:
    """The keys, and those of all narrower concepts of the family, however far below."""
    import networkx

    kinds = pattern(load_schema().kinds_of(family))
    rows = store.query(f"MATCH (a:{kinds})-[:BROADER]->(b:{kinds}) RETURN a.id, b.id").rows
    network: networkx.DiGraph[str] = networkx.DiGraph(list(rows))
    below = (networkx.ancestors(network, key) for key in keys if key in network)
    return frozenset(keys).union(*below)


def pattern(labels: Sequence[str]) -> str:
    """Labels as a pattern of Cypher takes them: any of these.

    >>> pattern(("Benchmark", "Dataset"))
    'Benchmark|Dataset'
    """
    return "|".join(labels)

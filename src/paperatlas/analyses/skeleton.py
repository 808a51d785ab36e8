"""The skeleton of an atlas in memory: who is joined with whom, without properties and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paperatlas.analyses.names import PAPER
from paperatlas.ontology import load_schema
from paperatlas.stores import Store

if TYPE_CHECKING:
    import networkx

MENTION = "MENTIONS"


def read_skeleton(store: Store, mentions: bool) -> networkx.Graph[str]:
    """Papers and concepts with their ``label``; ``links`` of an edge holds its (source, type, target)s, sorted.

    Without ``mentions``, mere mentions join nothing.
    """
    import networkx

    network: networkx.Graph[str] = networkx.Graph()
    for source, type_, target in _patterns(mentions):
        rows = store.query(f"MATCH (a:{source})-[:{type_}]->(b:{target}) RETURN DISTINCT a.id, b.id").rows
        for a, b in sorted(rows):
            network.add_node(a, label=source)
            network.add_node(b, label=target)
            if not network.has_edge(a, b):
                network.add_edge(a, b, links=[])
            network.edges[a, b]["links"].append((a, type_, b))
    return network


def _patterns(mentions: bool) -> Iterator[tuple[str, str, str]]:
    """The (label, type, label) that join papers and concepts."""
    schema = load_schema()
    labels = (PAPER, *schema.concept_types)
    for p in schema.edges.values():
        if p.cypher != MENTION or mentions:
            for source in schema.kinds_of(p.domain):
                for target in schema.kinds_of(p.range):
                    if source in labels and target in labels:
                        yield source, p.cypher, target

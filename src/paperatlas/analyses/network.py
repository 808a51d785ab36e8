"""The graph in memory, for measures of graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Graph

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """Nodes by key with their label and properties; edges with their type and properties, one a relationship.

    >>> to_networkx(Graph()).number_of_nodes()
    0
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for nodes in node_tables(graph):
        names = [column.name for column in nodes.columns]
        for row in nodes.rows:
            network.add_node(str(row[0]), label=nodes.label, **dict(zip(names[1:], row[1:], strict=True)))
    for edges in edge_tables(graph):
        names = [column.name for column in edges.columns]
        for row in edges.rows:
            properties = dict(zip(names[2:], row[2:], strict=True))
            network.add_edge(str(row[0]), str(row[1]), None, type=edges.type, **properties)
    return network

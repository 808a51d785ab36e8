"""Groups of nodes with more lines inside than out (Louvain; Blondel et al. 2008), always found in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.layout.boxes import Line


def find_communities(count: int, lines: Sequence[Line]) -> list[int]:
    """The community of each of ``count`` nodes, numbered from 0 by its least node.

    >>> find_communities(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    [0, 0, 0, 1, 1, 1]
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(lines)
    groups = sorted(sorted(group) for group in nx.community.louvain_communities(graph, seed=0))
    number = {node: n for n, group in enumerate(groups) for node in group}
    return [number[node] for node in range(count)]

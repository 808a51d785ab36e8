"""The graph: assertions with their evidence, and its faces: property graph, RDF, and a digest."""

from paperatlas.graph.digest import graph_digest

__all__ = ["graph_digest"]

"""The graph: assertions with their evidence, and its faces: property graph, RDF, and a digest."""

from paperatlas.graph.assemble import assemble_graph
from paperatlas.graph.digest import graph_digest

__all__ = ["assemble_graph", "graph_digest"]

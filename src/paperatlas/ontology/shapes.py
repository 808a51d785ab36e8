"""SHACL shapes, generated from the ontology so that the two agree.

Each class of nodes gets a node shape: a property whose domain holds the class may only have values of its range
(``sh:class`` or ``sh:datatype``), at most one where it is functional, at least one where it is required. Only SHACL
Core is used.

Source: Shapes Constraint Language (SHACL), W3C Recommendation, 2017, sections 2 and 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperatlas.ontology.namespaces import ONTOLOGY, PREFIXES
from paperatlas.ontology.schema import CONCEPT, Property, Schema, load_schema

if TYPE_CHECKING:
    from rdflib import Graph

NAMED = ("Author", "Venue", CONCEPT)
"""Classes whose nodes must have a name."""


def shapes_graph(schema: Schema | None = None) -> Graph:
    """The shapes as an rdflib graph."""
    from rdflib import RDF, SH, Graph, Namespace

    schema = schema or load_schema()
    graph = Graph()
    pa = Namespace(ONTOLOGY)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for name in sorted({p.domain for p in schema.properties.values()} & set(schema.classes)):
        shape = pa[f"{name}Shape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        for kind in schema.kinds_of(name):
            graph.add((shape, SH.targetClass, pa[kind]))
        for p in (p for p in schema.properties.values() if p.domain == name):
            _constrain(graph, shape, p, schema, p.required)
    for name in NAMED:
        for kind in schema.kinds_of(name):
            shape = pa[f"{kind}NameShape"]
            graph.add((shape, RDF.type, SH.NodeShape))
            graph.add((shape, SH.targetClass, pa[kind]))
            _constrain(graph, shape, schema.properties["name"], schema, True)
    return graph


def _constrain(graph: Graph, shape: object, p: Property, schema: Schema, required: bool) -> None:
    from rdflib import SH, BNode, Literal, Namespace, URIRef
    from rdflib.collection import Collection

    pa, xsd = Namespace(ONTOLOGY), Namespace(PREFIXES["xsd"])
    part = URIRef(f"{shape}-{p.name}")
    graph.add((URIRef(str(shape)), SH.property, part))
    graph.add((part, SH.path, pa[p.name]))
    if required:
        graph.add((part, SH.minCount, Literal(1)))
    if p.functional:
        graph.add((part, SH.maxCount, Literal(1)))
    if not p.is_object and p.range:
        graph.add((part, SH.datatype, xsd[p.range]))
    elif p.range in schema.classes:
        options = [URIRef(f"{part}-{kind}") for kind in schema.kinds_of(p.range)]
        for option, kind in zip(options, schema.kinds_of(p.range), strict=True):
            graph.add((option, SH["class"], pa[kind]))
        listed = BNode(f"{shape}-{p.name}-options".replace("/", "").replace(":", "").replace("#", ""))
        Collection(graph, listed, list(options))
        graph.add((part, SH["or"], listed))


def ontology_graph() -> Graph:
    """The ontology as an rdflib graph, for validation and for other formats."""
    from rdflib import Graph

    from paperatlas.ontology.path import ontology_path

    return Graph().parse(ontology_path() / "paperatlas.ttl", format="turtle")

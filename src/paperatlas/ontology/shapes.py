"""SHACL shapes, generated from the ontology so that the two agree.

Each class of nodes gets a node shape: a property whose domain holds the class may only have values of its range
(``sh:class`` or ``sh:datatype``), at most one where it is functional, at least one where it is required. Each property
with a domain gets one too: what has the property must be of the domain. Only SHACL Core is used.

Source: Shapes Constraint Language (SHACL), W3C Recommendation, 2017, sections 2 and 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from paperatlas.ontology.namespaces import ONTOLOGY, PREFIXES
from paperatlas.ontology.schema import CONCEPT, Property, Schema, load_schema

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

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
    for p in (p for p in schema.properties.values() if p.domain in schema.classes):
        shape = pa[f"{p.name}DomainShape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetSubjectsOf, pa[p.name]))
        _one_of(graph, shape, schema.kinds_of(p.domain))
    return graph


def _constrain(graph: Graph, shape: object, p: Property, schema: Schema, required: bool) -> None:
    from rdflib import SH, Literal, Namespace, URIRef

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
        _one_of(graph, part, schema.kinds_of(p.range))


def _one_of(graph: Graph, shape: URIRef, kinds: Iterable[str]) -> None:
    """Let the shape allow nodes of these classes only."""
    from rdflib import SH, BNode, Namespace, URIRef
    from rdflib.collection import Collection

    options: dict[str, Node] = {kind: URIRef(f"{shape}-{kind}") for kind in kinds}
    for kind, option in options.items():
        graph.add((option, SH["class"], Namespace(ONTOLOGY)[kind]))
    listed = BNode(f"{shape}-options".replace("/", "").replace(":", "").replace("#", ""))
    Collection(graph, listed, list(options.values()))
    graph.add((shape, SH["or"], listed))


def ontology_graph() -> Graph:
    """The ontology as an rdflib graph, for validation and for other formats."""
    from rdflib import Graph

    from paperatlas.ontology.path import ontology_path

    return Graph().parse(ontology_path() / "paperatlas.ttl", format="turtle")

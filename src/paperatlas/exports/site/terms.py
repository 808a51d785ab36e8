"""The terms of the ontology, each with all that it says of it, read from its RDF.

A class or property of ours is known by its anchor: its local name, so that its IRI ends in ``#`` and the anchor, and
``statement-`` and the name for the statement properties, whose names are those of edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperatlas.ontology import load_schema
from paperatlas.ontology.namespaces import ONTOLOGY, PREFIXES, STATEMENT
from paperatlas.ontology.shapes import ontology_graph

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

CLASS, EDGE, STATEMENT_PROPERTY, VALUE, ANNOTATION = "class", "edge", "statement", "value", "annotation"
TRAITS = {
    "FunctionalProperty": "at most one value",
    "SymmetricProperty": "symmetric",
    "TransitiveProperty": "transitive",
}


@dataclass(frozen=True, order=True)
class Ref:
    """A class, property or type that a term refers to: its prefixed name, and where it is explained."""

    name: str
    address: str


@dataclass(frozen=True)
class Term:
    """A class or property. ``depth`` is that of a class in the hierarchy; ``cypher`` the relationship type of an edge.

    ``traits`` say in words what else holds of a property.
    """

    kind: str
    iri: str
    anchor: str
    name: str
    label: str
    comment: str
    depth: int = 0
    cypher: str = ""
    parents: tuple[Ref, ...] = ()
    children: tuple[Ref, ...] = ()
    domain: tuple[Ref, ...] = ()
    range: tuple[Ref, ...] = ()
    inverse: tuple[Ref, ...] = ()
    disjoint: tuple[Ref, ...] = ()
    see: tuple[Ref, ...] = ()
    traits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """What the ontology says of itself, and its terms: classes by hierarchy, properties by kind and name."""

    iri: str
    label: str
    comment: str
    version: str
    licence: str
    terms: tuple[Term, ...]

    def of(self, *kinds: str) -> list[Term]:
        """The terms of these kinds."""
        return [term for term in self.terms if term.kind in kinds]


def read_ontology() -> Ontology:
    """The shipped ontology. Raises `OntologyError` where it cannot be parsed."""
    from rdflib import DCTERMS, OWL, RDF, RDFS, URIRef

    graph = ontology_graph()
    head = next(graph.subjects(RDF.type, OWL.Ontology))
    words = [str(graph.value(head, p) or "") for p in (RDFS.label, RDFS.comment, OWL.versionInfo, DCTERMS.license)]
    own = sorted({s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and _anchor(s)}, key=_anchor)
    properties = [_term(graph, iri, kind) for iri in own if (kind := _kind(graph, iri)) != CLASS]
    classes = [_term(graph, iri, CLASS, depth) for iri, depth in _hierarchy(graph, own)]
    return Ontology(str(head), words[0], words[1], words[2], words[3], (*classes, *properties))


def _hierarchy(graph: Graph, own: Iterable[URIRef]) -> Iterator[tuple[URIRef, int]]:
    """The classes with their depths, each right below its superclass."""
    from rdflib import RDFS

    classes = [iri for iri in own if _kind(graph, iri) == CLASS]
    above = {iri: next((p for p in classes if (iri, RDFS.subClassOf, p) in graph), None) for iri in classes}

    def below(parent: URIRef | None, depth: int) -> Iterator[tuple[URIRef, int]]:
        for iri in classes:
            if above[iri] == parent:
                yield iri, depth
                yield from below(iri, depth + 1)

    return below(None, 0)


def _kind(graph: Graph, iri: URIRef) -> str:
    from rdflib import OWL, RDF

    types = set(graph.objects(iri, RDF.type))
    if OWL.Class in types:
        return CLASS
    if OWL.ObjectProperty in types:
        return EDGE if iri.startswith(ONTOLOGY) and _anchor(iri) in load_schema().edges else STATEMENT_PROPERTY
    return VALUE if OWL.DatatypeProperty in types else ANNOTATION


def _term(graph: Graph, iri: URIRef, kind: str, depth: int = 0) -> Term:
    from rdflib import OWL, RDF, RDFS

    is_below = RDFS.subClassOf if kind == CLASS else RDFS.subPropertyOf
    types = {_local(t) for t in graph.objects(iri, RDF.type)}
    traits = [words for name, words in TRAITS.items() if name in types]
    required = next(graph.objects(iri, _own("required")), None)
    anchor = _anchor(iri)
    inverse = {*graph.objects(iri, OWL.inverseOf), *graph.subjects(OWL.inverseOf, iri)}
    return Term(
        kind=kind,
        iri=str(iri),
        anchor=anchor,
        name=_ref(iri).name,
        label=str(graph.value(iri, RDFS.label) or anchor),
        comment=str(graph.value(iri, RDFS.comment) or ""),
        depth=depth,
        cypher=load_schema().edges[anchor].cypher if kind == EDGE else "",
        parents=_refs(graph.objects(iri, is_below)),
        children=_refs(graph.subjects(is_below, iri)),
        domain=_refs(graph.objects(iri, RDFS.domain)),
        range=_refs(graph.objects(iri, RDFS.range)),
        inverse=_refs(inverse),
        disjoint=_refs(_disjoint(graph, iri)),
        see=_refs(graph.objects(iri, RDFS.seeAlso)),
        traits=(*traits, *(["required"] if required else [])),
    )


def _disjoint(graph: Graph, iri: URIRef) -> set[Node]:
    """The classes that share no individual with a class, as ``owl:AllDisjointClasses`` say."""
    from rdflib import OWL, RDF

    groups = [
        set(graph.items(members))
        for group in graph.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in graph.objects(group, OWL.members)
    ]
    return {other for group in groups if iri in group for other in group} - {iri}


def _refs(nodes: Iterable[Node]) -> tuple[Ref, ...]:
    from rdflib import URIRef

    return tuple(sorted(_ref(node) for node in nodes if isinstance(node, URIRef)))


def _ref(iri: URIRef) -> Ref:
    prefix, namespace = next(((p, n) for p, n in PREFIXES.items() if iri.startswith(n)), ("", ""))
    name = f"{prefix}:{iri.removeprefix(namespace)}" if prefix else str(iri)
    anchor = _anchor(iri)
    return Ref(name, f"#{anchor}" if anchor else str(iri))


def _anchor(iri: str) -> str:
    """Where a term of ours is explained; nothing for others and for the ontology itself."""
    if iri.startswith(STATEMENT):
        return f"statement-{iri.removeprefix(STATEMENT)}"
    return iri.removeprefix(ONTOLOGY) if iri.startswith(ONTOLOGY) else ""


def _local(node: Node) -> str:
    return str(node).rsplit("#", 1)[-1]


def _own(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(ONTOLOGY + name)

"""The schema: classes, families and properties, read from ``paperatlas.ttl``.

Node labels, relationship types, constraints, SHACL shapes and the page's legend all come from here, so that a class
that is added to the ontology flows through the whole program.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from paperatlas.errors import OntologyError
from paperatlas.ontology.namespaces import ONTOLOGY, PREFIXES
from paperatlas.ontology.path import ontology_path

CONCEPT = "Concept"


@dataclass(frozen=True)
class Property:
    """A property of the ontology. ``domain`` and ``range`` are local names of classes or XSD types, or empty."""

    name: str
    label: str
    comment: str
    domain: str
    range: str
    is_object: bool
    functional: bool
    required: bool

    @property
    def cypher(self) -> str:
        """Its relationship type.

        >>> load_schema().properties["evaluatedOn"].cypher
        'EVALUATED_ON'
        """
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.name).upper()


@dataclass(frozen=True)
class NodeClass:
    """A class of the ontology with its place, words and looks."""

    name: str
    parent: str
    label: str
    comment: str
    color: str
    shape: str


@dataclass(frozen=True)
class Schema:
    """Classes and properties by local name, in alphabetical order."""

    classes: dict[str, NodeClass]
    properties: dict[str, Property]

    def kinds_of(self, name: str) -> tuple[str, ...]:
        """The classes without subclasses at or below a class: what a node can be.

        >>> load_schema().kinds_of("Resource")
        ('Benchmark', 'Dataset', 'Simulator')
        """
        below = [child for child, c in self.classes.items() if c.parent == name]
        return tuple(kind for child in below for kind in self.kinds_of(child)) if below else (name,)

    @cached_property
    def concept_types(self) -> tuple[str, ...]:
        """The types a concept can have."""
        return self.kinds_of(CONCEPT)

    @cached_property
    def family_of(self) -> dict[str, str]:
        """The family of each type: the class right below Concept that it is or is under.

        >>> load_schema().family_of["Simulator"]
        'Resource'
        """
        families = (name for name, c in self.classes.items() if c.parent == CONCEPT)
        return {kind: family for family in families for kind in self.kinds_of(family)}

    @cached_property
    def edges(self) -> dict[str, Property]:
        """The properties that are edges between nodes, by name."""
        return {name: p for name, p in self.properties.items() if p.is_object and self._ends(p)}

    def _ends(self, p: Property) -> bool:
        return p.domain in self.classes and p.range in self.classes and "Assertion" not in (p.domain, p.range)

    def allows(self, subject: str, predicate: str, object_: str) -> bool:
        """Whether an edge of that name may run between nodes of these types.

        >>> load_schema().allows("Paper", "usesRobot", "Robot"), load_schema().allows("Paper", "usesRobot", "Task")
        (True, False)
        """
        p = self.edges.get(predicate)
        return p is not None and subject in self.kinds_of(p.domain) and object_ in self.kinds_of(p.range)


@cache
def load_schema(path: Path | None = None) -> Schema:
    """Read the ontology (the shipped one without ``path``). Raises `OntologyError` where it cannot be parsed."""
    path = path or ontology_path() / "paperatlas.ttl"
    facts = _facts(path)
    classes = {n: _node_class(n, f) for n, f in sorted(facts.items()) if PREFIXES["owl"] + "Class" in f["type"]}
    properties = {n: p for n, f in sorted(facts.items()) if (p := _property(n, f))}
    return Schema(classes, properties)


Facts = dict[str, list[str]]


def _facts(path: Path) -> dict[str, Facts]:
    """What the file says of each of our own terms: {local name: {local name of predicate: values}}."""
    import pyoxigraph

    facts: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and quad.subject.value.startswith(ONTOLOGY):
                value = quad.object
                text = value.value if isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal) else ""
                facts[_local(quad.subject.value)][_local(quad.predicate.value)].append(text)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}") from error
    return facts


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _one(facts: Facts, name: str) -> str:
    return facts[name][0] if facts[name] else ""


def _node_class(name: str, facts: Facts) -> NodeClass:
    parents = [_local(p) for p in facts["subClassOf"] if p.startswith(ONTOLOGY)]
    looks = (_one(facts, key) for key in ("label", "comment", "color", "shape"))
    return NodeClass(name, parents[0] if parents else "", *looks)


def _property(name: str, facts: Facts) -> Property | None:
    types = {_local(t) for t in facts["type"]}
    if not types & {"ObjectProperty", "DatatypeProperty"}:
        return None
    return Property(
        name,
        label=_one(facts, "label"),
        comment=_one(facts, "comment"),
        domain=_local(_one(facts, "domain")),
        range=_local(_one(facts, "range")),
        is_object="ObjectProperty" in types,
        functional="FunctionalProperty" in types,
        required=bool(facts["required"]),
    )

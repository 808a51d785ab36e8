"""A graph as facts: one for each node, relationship or triple, in one canonical form whatever holds it.

Two faces of a graph are made of facts. As a property graph, a fact is a node with all its properties, or a relationship
with all its evidence; as RDF, it is a triple. Within a face, the facts of an atlas, of a store that holds it, and of an
export of it are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Triple

_DECIMAL = PREFIXES["xsd"] + "decimal"


class Fact(NamedTuple):
    """What tells a fact from others, and all else that it says, as JSON: label and id of a node; type, ends and paper
    of a relationship; the three terms of a triple, which says nothing else.
    """

    key: tuple[str, ...]
    content: str = ""

    def line(self) -> bytes:
        """The fact as a line, different for different facts.

        >>> Fact(("Task", "task/a"), '{"name": "a"}').line()
        b'["Task", "task/a", "{\\\\"name\\\\": \\\\"a\\\\"}"]'
        """
        return json.dumps([*self.key, self.content], ensure_ascii=True).encode()


def graph_facts(graph: Graph) -> Iterator[Fact]:
    """The facts of the property graph: nodes, then relationships."""
    return part_facts(graph, graph)


def part_facts(graph: Graph, whole: Graph) -> Iterator[Fact]:
    """The facts of a part of a whole graph."""
    for nodes in node_tables(graph):
        names = [column.name for column in nodes.columns]
        for row in nodes.rows:
            yield node_fact(nodes.label, dict(zip(names, row, strict=True)))
    for edges in edge_tables(graph, whole):
        names = [column.name for column in edges.columns[2:]]
        for row in edges.rows:
            yield edge_fact(edges.type, str(row[0]), str(row[1]), dict(zip(names, row[2:], strict=True)))


def node_fact(label: str, properties: Mapping[str, Any]) -> Fact:
    """A node. A property without value is none.

    >>> node_fact("Task", {"name": "a", "id": "task/a", "definition": None})
    Fact(key=('Task', 'task/a'), content='{"name": "a"}')
    """
    return Fact((label, str(properties.get("id", ""))), _content({k: v for k, v in properties.items() if k != "id"}))


def edge_fact(kind: str, source: str, target: str, properties: Mapping[str, Any]) -> Fact:
    """A relationship.

    >>> edge_fact("USES", "paper/a", "method/b", {"paper": "paper/a", "confidence": 0.5})
    Fact(key=('USES', 'paper/a', 'method/b', 'paper/a'), content='{"confidence": 0.5}')
    """
    paper = properties.get("paper") or ""
    return Fact((kind, source, target, paper), _content({k: v for k, v in properties.items() if k != "paper"}))


def triple_facts(triples: Iterable[Triple]) -> Iterator[Fact]:
    """Triples, each once, as facts, their terms as N-Triples has them.

    Decimals are in the canonical form of XML Schema 1.0 (1.0, 0.9), since stores keep them in forms of their own.
    """
    for triple in triples:
        yield Fact((str(triple.subject), str(triple.predicate), _term(triple.object)))


def _term(term: Any) -> str:
    datatype = getattr(term, "datatype", None)
    if datatype is not None and datatype.value == _DECIMAL:
        digits = f"{Decimal(term.value).normalize():f}"
        return f'"{digits if "." in digits else digits + ".0"}"^^<{_DECIMAL}>'
    return str(term)


def _content(properties: Mapping[str, Any]) -> str:
    return json.dumps({k: v for k, v in properties.items() if v is not None}, ensure_ascii=False, sort_keys=True)

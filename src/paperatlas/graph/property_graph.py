"""The graph as a property graph: tables of nodes and of relationships.

Every store and export of labelled nodes takes these tables, so that labels, relationship types and properties are
named in one place. One label a node. No property is named by a keyword of Neo4j's or LadybugDB's Cypher. A relationship
carries the paper that asserts it, its confidence, and its evidence as parallel lists; -1 and "" stand where an evidence
has no such value, since Neo4j's lists hold no null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from paperatlas.model import Assertion, Concept, Evidence, Graph, PaperNode, Result
from paperatlas.ontology import load_schema

Value = str | int | float | bool | list[str] | list[int] | None
Kind = Literal["string", "integer", "number", "boolean", "strings", "integers"]


@dataclass(frozen=True)
class Column:
    """A property with its type."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class NodeTable:
    """All nodes of one label; the first column is ``id``."""

    label: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)


@dataclass(frozen=True)
class EdgeTable:
    """All relationships of one type between two labels; the first two columns are the ids of the ends."""

    type: str
    source: str
    target: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)


def _columns(text: str) -> tuple[Column, ...]:
    """Columns written as ``name:kind name:kind``."""
    pairs = (word.split(":") for word in text.split())
    return tuple(Column(name, kind) for name, kind in pairs)  # type: ignore[arg-type]


PAPER_COLUMNS = _columns(
    "id:string title:string abstract:string year:integer venue:string url:string authors:strings "
    "arxiv:string doi:string links:strings keywords:strings"
)
CONCEPT_COLUMNS = _columns(
    "id:string name:string aliases:strings otherTypes:strings ambiguous:boolean curated:boolean "
    "definition:string homepage:string"
)
NAMED_COLUMNS = _columns("id:string name:string")
RESULT_COLUMNS = _columns(
    "id:string value:string unit:string comparison:string metricName:string paper:string confidence:number"
)
EDGE_COLUMNS = _columns(
    "source:string target:string paper:string confidence:number origin:string ev_field:strings ev_start:integers "
    "ev_end:integers ev_subject_start:integers ev_subject_end:integers ev_sentence_start:integers "
    "ev_sentence_end:integers ev_by:strings ev_version:strings sentences:strings"
)


def node_tables(graph: Graph) -> list[NodeTable]:
    """One table a label, empty ones too, in alphabetical order of labels."""
    tables = {kind: NodeTable(kind, CONCEPT_COLUMNS) for kind in load_schema().concept_types}
    for concept in graph.concepts:
        tables[concept.type].rows.append(_concept_row(concept))
    tables["Paper"] = NodeTable("Paper", PAPER_COLUMNS, [_paper_row(node) for node in graph.papers])
    tables["Author"] = NodeTable("Author", NAMED_COLUMNS, [(p.key, p.name) for p in graph.persons])
    tables["Venue"] = NodeTable("Venue", NAMED_COLUMNS, [(v.key, v.name) for v in graph.venues])
    tables["Result"] = NodeTable("Result", RESULT_COLUMNS, [_result_row(result) for result in graph.results])
    return [tables[label] for label in sorted(tables)]


def edge_tables(graph: Graph, whole: Graph | None = None) -> list[EdgeTable]:
    """One table a relationship type and pair of labels that the ontology allows, empty ones too, in order.

    Where ``graph`` is a part of a graph, ``whole`` has the nodes at the ends of its assertions.
    """
    schema = load_schema()
    tables = {
        (p.name, source, target): EdgeTable(p.cypher, source, target, EDGE_COLUMNS)
        for p in schema.edges.values()
        for source in schema.kinds_of(p.domain)
        for target in schema.kinds_of(p.range)
    }
    labels = node_labels(whole or graph)
    texts = {node.key: node for node in (whole or graph).papers}
    for a in graph.assertions:
        tables[a.predicate, labels[a.subject], labels[a.object]].rows.append(_edge_row(a, texts))
    return [tables[key] for key in sorted(tables)]


def node_labels(graph: Graph) -> dict[str, str]:
    """The label of every node, by key."""
    labels = {concept.key: concept.type for concept in graph.concepts}
    named: list[tuple[str, Iterable[str]]] = [
        ("Paper", (p.key for p in graph.papers)),
        ("Author", (p.key for p in graph.persons)),
        ("Venue", (v.key for v in graph.venues)),
        ("Result", (r.key for r in graph.results)),
    ]
    return labels | {key: label for label, keys in named for key in keys}


def sentence_of(evidence: Evidence, paper: PaperNode | None) -> str:
    """The sentence in which an evidence stands; empty for evidence from metadata."""
    if paper is None or evidence.sentence is None or evidence.field not in ("title", "abstract"):
        return ""
    return paper.paper.text_of(evidence.field)[slice(*evidence.sentence)]


def _paper_row(node: PaperNode) -> tuple[Value, ...]:
    paper = node.paper
    ids = {i.scheme: i.value for i in reversed(paper.identifiers)}
    return (
        node.key, paper.title, paper.abstract, paper.year, paper.venue, paper.url, [a.name for a in paper.authors],
        ids.get("arxiv"), ids.get("doi"), list(node.links), list(paper.keywords),
    )  # fmt: skip


def _concept_row(c: Concept) -> tuple[Value, ...]:
    curated = c.vocabulary is not None
    return (c.key, c.name, list(c.aliases), list(c.other_types), c.ambiguous, curated, c.definition, c.homepage)


def _result_row(r: Result) -> tuple[Value, ...]:
    return (r.key, r.value, r.unit, r.comparison, r.metric_text, r.paper, r.confidence)


def _edge_row(a: Assertion, papers: dict[str, PaperNode]) -> tuple[Value, ...]:
    evidence = a.evidence
    paper = papers.get(a.paper or "")
    return (
        a.subject, a.object, a.paper, a.confidence, a.origin, [e.field for e in evidence],
        *_bounds([e.span for e in evidence]), *_bounds([e.subject for e in evidence]),
        *_bounds([e.sentence for e in evidence]), [e.by for e in evidence], [e.version for e in evidence],
        [sentence_of(e, paper) for e in evidence],
    )  # fmt: skip


def _bounds(spans: Sequence[tuple[int, int] | None]) -> tuple[list[int], list[int]]:
    return [s[0] if s else -1 for s in spans], [s[1] if s else -1 for s in spans]

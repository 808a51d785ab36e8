"""Papers, concepts and statements of a graph, listed, and its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from paperatlas.analyses.explanation import Statement
from paperatlas.errors import UsageError
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page
from paperatlas.graph.property_graph import sentence_of
from paperatlas.model import Assertion, Concept, Graph, PaperNode
from paperatlas.notebook import Listing, Picture
from paperatlas.ontology import load_schema


def list_papers(graph: Graph) -> Listing[PaperNode]:
    """The papers, by key."""
    return Listing(graph.papers, ("key", "title", "year", "venue", "authors"), _paper_row)


def list_concepts(graph: Graph, type_: str = "") -> Listing[Concept]:
    """The concepts of a type or family (all without one), by key. Raises `UsageError` for an unknown type.

    >>> from paperatlas.model import Concept
    >>> graph = Graph(concepts=(Concept("resource/d4rl", "Benchmark", "D4RL"), Concept("robot/spot", "Robot", "Spot")))
    >>> [concept.name for concept in list_concepts(graph, "Resource")]
    ['D4RL']
    """
    schema = load_schema()
    kinds = schema.kinds_of(type_) if type_ else schema.concept_types
    if not set(kinds) <= set(schema.concept_types):
        raise UsageError(f"no type of concepts is called '{type_}'; there are: {', '.join(schema.concept_types)}")
    found = tuple(concept for concept in graph.concepts if concept.type in kinds)
    return Listing(found, ("key", "type", "name", "aliases", "definition"), _concept_row)


def list_statements(statements: Iterable[Statement]) -> Listing[Statement]:
    """Statements in their order."""
    return Listing(tuple(statements), tuple(field.name for field in fields(Statement)), astuple)


def all_statements(graph: Graph) -> Listing[Statement]:
    """Every assertion of a graph in words, once for each of its sentences, sorted."""
    names = _names(graph)
    papers = {node.key: node for node in graph.papers}
    return list_statements(sorted({s for a in graph.assertions for s in _statements(a, names, papers)}))


def draw(graph: Graph, options: ExportOptions) -> Picture:
    """The small page of ``paperatlas export html --around``. Raises `NotFoundError` where no concept has that name."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        export_page(graph, page, options)
        return Picture(page.read_text("utf-8"))


def _statements(a: Assertion, names: dict[str, str], papers: dict[str, PaperNode]) -> Iterator[Statement]:
    paper = papers.get(a.paper or "")
    said = (names[a.subject], load_schema().edges[a.predicate].cypher, names[a.object])
    title = paper.paper.title if paper else ""
    for by, sentence in [(e.by, sentence_of(e, paper)) for e in a.evidence] or [("", "")]:
        yield Statement(*said, title, a.confidence, by, sentence)


def _names(graph: Graph) -> dict[str, str]:
    """What every node is called, by key."""
    named = {node.key: node.name for nodes in (graph.concepts, graph.persons, graph.venues) for node in nodes}
    papers = {node.key: node.paper.title for node in graph.papers}
    return named | papers | {result.key: result.value for result in graph.results}


def _paper_row(node: PaperNode) -> tuple[object, ...]:
    paper = node.paper
    return node.key, paper.title, paper.year, paper.venue, [author.name for author in paper.authors]


def _concept_row(concept: Concept) -> tuple[object, ...]:
    return concept.key, concept.type, concept.name, list(concept.aliases), concept.definition

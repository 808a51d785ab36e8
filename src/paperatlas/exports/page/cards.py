"""What stands behind a node: all that its card shows, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperatlas.exports.page.statements import MOST, Json, evidence_list
from paperatlas.model import Concept, Graph, Paper, PaperNode, Result

RESOLVERS = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}


def node_cards(graph: Graph, keys: Iterable[str]) -> dict[str, Json]:
    """The card of each of these concepts and papers, by key."""
    wanted = frozenset(keys)
    papers = {node.key: node for node in graph.papers}
    names = {c.key: c.name for c in graph.concepts} | {key: node.paper.title for key, node in papers.items()}
    counts = _paper_counts(graph)
    results = _results(graph.results, wanted)
    cards = {c.key: _concept_card(c, counts.get(c.key, 0)) for c in graph.concepts if c.key in wanted}
    cards |= {key: _paper_card(node) for key, node in papers.items() if key in wanted}
    return {key: card | _result_list(results.get(key, []), names, papers) for key, card in cards.items()}


def paper_reference(node: PaperNode) -> Json:
    """A paper as a sentence of it is signed."""
    return {"title": node.paper.title, "year": node.paper.year, "url": paper_address(node.paper)}


def paper_address(paper: Paper) -> str | None:
    """The paper's address, else the one that its arXiv id or DOI resolves to.

    >>> from paperatlas.model import Identifier
    >>> paper_address(Paper("CARP", identifiers=(Identifier("arxiv", "2412.06782"),)))
    'https://arxiv.org/abs/2412.06782'
    """
    resolved = (RESOLVERS[i.scheme] + i.value for i in paper.identifiers if i.scheme in RESOLVERS)
    return paper.url or next(resolved, None)


def _concept_card(c: Concept, papers: int) -> Json:
    return {
        "type": c.type,
        "name": c.name,
        "aliases": c.aliases,
        "otherTypes": c.other_types,
        "ambiguous": c.ambiguous,
        "definition": c.definition,
        "url": c.homepage,
        "papers": papers,
    }


def _paper_card(node: PaperNode) -> Json:
    paper = node.paper
    return {
        "type": "Paper",
        "name": paper.title,
        "aliases": [f"{i.scheme}:{i.value}" for i in paper.identifiers],
        "year": paper.year,
        "venue": paper.venue,
        "authors": [author.name for author in paper.authors],
        "url": paper_address(paper),
        "links": node.links,
        "abstract": paper.abstract,
    }


def _paper_counts(graph: Graph) -> dict[str, int]:
    """In how many papers of the whole graph each concept is found."""
    pairs = {(end, a.paper) for a in graph.assertions if a.paper for end in (a.subject, a.object)}
    counts: dict[str, int] = {}
    for end, _ in pairs:
        counts[end] = counts.get(end, 0) + 1
    return counts


def _results(results: Iterable[Result], wanted: frozenset[str]) -> dict[str, list[Result]]:
    by_end: dict[str, list[Result]] = {}
    for r in results:
        for end in dict.fromkeys((r.paper, r.method, r.benchmark, r.metric)):
            if end in wanted:
                by_end.setdefault(str(end), []).append(r)
    return by_end


def _result_list(results: Sequence[Result], names: Mapping[str, str], papers: Mapping[str, PaperNode]) -> Json:
    ranked = sorted(results, key=lambda r: (-r.confidence, r.key))
    return {"results": [_result(r, names, papers) for r in ranked[:MOST]], "moreResults": max(0, len(ranked) - MOST)}


def _result(r: Result, names: Mapping[str, str], papers: Mapping[str, PaperNode]) -> Json:
    return {
        "value": r.value,
        "comparison": r.comparison,
        "metric": r.metric_text or names.get(r.metric or ""),
        "method": names.get(r.method or ""),
        "benchmark": names.get(r.benchmark or ""),
        "paper": r.paper,
        "confidence": r.confidence,
        "evidence": evidence_list(r.evidence, papers.get(r.paper)),
    }

"""Draw edges of an atlas at random, each with the sentence that it was read from, for a person to judge.

    python benchmarks/edge_sample.py PAPERS [--papers 500] [--edges 100] [--seed 1] [--model base] -o edges.md

PAPERS is a file that paperatlas reads. An atlas is built of some of its papers, drawn with a seed; then as many edges
are drawn, with the same seed, from those that claim something: all that come from text but ``mentions``. What is
written is a list to be read: number, claim, sentence, and the whole abstract for where the sentence needs it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperatlas.model import Assertion, Evidence, Graph, Paper
from paperatlas.pipeline import build, load_graph


@dataclass(frozen=True)
class Edge:
    """An assertion by the names of its ends, with its sentences, in the text of its paper."""

    assertion: Assertion
    subject: str
    object: str
    sentences: tuple[str, ...]
    paper: Paper

    def __str__(self) -> str:
        claim = f"{self.subject} | {self.assertion.predicate} | {self.object}"
        sentences = "".join(f"  > {sentence}\n" for sentence in self.sentences)
        return f"{claim} | {self.assertion.confidence}\n{sentences}  {self.paper.title} ({self.assertion.paper})\n"


def main() -> None:
    """Build, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", metavar="PAPERS", type=Path)
    parser.add_argument("--papers", type=int, default=500)
    parser.add_argument("--edges", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", default="base")
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    graph = atlas_of_some(asked.corpus, asked.papers, asked.seed, asked.model)
    edges = list(drawn(graph, asked.edges, asked.seed))
    numbered = (f"{n}. {edge}\n  {edge.paper.abstract}\n" for n, edge in enumerate(edges, 1))
    asked.output.write_text("\n".join(numbered), encoding="utf-8")


def atlas_of_some(corpus: Path, count: int, seed: int, model: str) -> Graph:
    """The graph of ``count`` papers of a file of JSON Lines, drawn with a seed."""
    with corpus.open(encoding="utf-8") as lines:
        chosen = random.Random(seed).sample(list(lines), count)
    with tempfile.TemporaryDirectory() as folder:
        papers, atlas = Path(folder) / "papers.jsonl", Path(folder) / "atlas"
        papers.write_text("".join(chosen), encoding="utf-8")
        build([papers], atlas, model)
        return load_graph(atlas)


def drawn(graph: Graph, count: int, seed: int) -> Iterator[Edge]:
    """Edges that claim something, in the order in which the seed draws them."""
    papers = {node.key: node.paper for node in graph.papers}
    names = {concept.key: concept.name for concept in graph.concepts} | dict.fromkeys(papers, "the paper")
    names |= {result.key: f"{result.value} ({result.comparison or 'reached'})" for result in graph.results}
    claims = [a for a in graph.assertions if a.paper and a.object in names and _is_claim(a)]
    for assertion in random.Random(seed).sample(claims, count):
        yield _edge(assertion, names, papers)


def _is_claim(assertion: Assertion) -> bool:
    return assertion.predicate != "mentions" and any(e.sentence for e in assertion.evidence)


def _edge(assertion: Assertion, names: Mapping[str, str], papers: Mapping[str, Paper]) -> Edge:
    assert assertion.paper is not None
    paper = papers[assertion.paper]
    sentences = tuple(dict.fromkeys(_sentence(paper, e) for e in assertion.evidence if e.sentence))
    return Edge(assertion, names[assertion.subject], names[assertion.object], sentences, paper)


def _sentence(paper: Paper, evidence: Evidence) -> str:
    assert evidence.sentence is not None
    return paper.text_of(evidence.field)[slice(*evidence.sentence)]


if __name__ == "__main__":
    main()

"""Random graphs with planted communities, as atlases: every other node a paper, and each paper says what it uses."""

from __future__ import annotations

import numpy as np

from paperatlas.model import Assertion, Concept, Evidence, Graph, Paper, PaperNode
from paperatlas.ontology import load_vocabulary

EDGES = 3
"""Edges for each node."""
INSIDE = 0.8
"""Share of edges inside a community."""
TYPES = ("Method", "Method", "Method", "Task", "Dataset", "Benchmark", "Robot", "Simulator", "Metric")
WORDS_OF_SENTENCE = 14
"""Besides the names of two concepts."""


def planted_graph(count: int, seed: int = 0) -> Graph:
    """A graph of ``count`` nodes in half as many communities as the root of it."""
    chance = np.random.default_rng(seed)
    words = sorted({word for entry in load_vocabulary() for word in entry.name.split()})
    half = count // 2
    groups = max(4, int(count**0.5 / 2))
    concepts = [_concept(n, words, chance) for n in range(half)]
    papers, assertions = [], []
    for n in range(count - half):
        used = _used(n, half, groups, chance)
        paper, said = _paper(n, [concepts[u] for u in used], words, chance)
        papers.append(paper)
        assertions += said
    assertions.sort(key=lambda a: (a.subject, a.predicate, a.object))
    return Graph(
        papers=tuple(sorted(papers, key=lambda p: p.key)),
        concepts=tuple(sorted(concepts, key=lambda c: c.key)),
        assertions=tuple(assertions),
    )


def _some_words(number: int, words: list[str], chance: np.random.Generator) -> str:
    return " ".join(words[i] for i in chance.integers(0, len(words), number))


def _concept(n: int, words: list[str], chance: np.random.Generator) -> Concept:
    kind = TYPES[n % len(TYPES)]
    family = "resource" if kind in ("Dataset", "Benchmark", "Simulator") else kind.lower()
    name = f"{_some_words(2, words, chance)} {n}"
    return Concept(f"{family}/{name.replace(' ', '-')}", kind, name, (f"alias of {n}",))


def _used(n: int, half: int, groups: int, chance: np.random.Generator) -> list[int]:
    """Concepts of the paper's own community (number modulo ``groups``), now and then any; the first most often."""
    per = max(1, half // groups)
    near = (n % groups) + groups * (per * chance.random(2 * EDGES) ** 2).astype(np.int64)
    any_ = chance.integers(0, half, 2 * EDGES)
    chosen = np.where(chance.random(2 * EDGES) < INSIDE, near, any_)
    return sorted({int(c) for c in chosen if c < half})


def _paper(
    n: int, used: list[Concept], words: list[str], chance: np.random.Generator
) -> tuple[PaperNode, list[Assertion]]:
    key, text, said = f"paper/made-{n}", "", []
    for concepts in (used[at : at + 2] for at in range(0, len(used), 2)):
        sentence, spans = _sentence(concepts, len(text), words, chance)
        bounds = len(text), len(text) + len(sentence)
        for concept, span in zip(concepts, spans, strict=True):
            found = Evidence("abstract", "planted", "1", span, sentence=bounds)
            sure = round(0.3 + 0.7 * float(chance.random()), 4)
            said.append(Assertion(key, "uses", concept.key, key, sure, (found,)))
        text += sentence + " "
    paper = Paper(f"{_some_words(6, words, chance)} {n}", text, id=key, year=2000 + n % 26)
    return PaperNode(key, paper, (paper.digest,)), said


def _sentence(
    concepts: list[Concept], start: int, words: list[str], chance: np.random.Generator
) -> tuple[str, list[tuple[int, int]]]:
    """A sentence that names these concepts, and where it does if it begins at ``start``."""
    sentence, spans = "", []
    for concept in concepts:
        sentence += _some_words(WORDS_OF_SENTENCE // len(concepts), words, chance) + " "
        spans.append((start + len(sentence), start + len(sentence) + len(concept.name)))
        sentence += concept.name + " "
    return sentence[:-1] + ".", spans

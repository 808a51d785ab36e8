"""How long each export of a large atlas takes, and how much memory: ``python benchmarks/exports.py``.

The atlas is made up: 20 assertions a paper, each with one evidence from an abstract of ten sentences. Every format is
written by a process of its own, forked when the atlas is in memory; its peak includes the atlas. Needs a system with
``fork`` (Linux, macOS), about 3 GB of disk at a time, and for a million assertions a few GB of memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from memory import peak_megabytes

from paperatlas import registry
from paperatlas.exports.options import ExportOptions
from paperatlas.model import Assertion, Author, Concept, Evidence, Graph, Identifier, Paper, PaperNode

FORMATS = ("nquads", "turtle", "jsonld", "rdfxml", "graphml", "json", "csv", "cypher", "bibtex")
PREDICATES = ("comparesWith", "mentions", "proposes", "uses")
CONCEPTS = 5000
EACH = 20
"""Assertions a paper."""


def main() -> None:
    """Make the atlas, write each format, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"{', '.join(FORMATS)}; all without any")
    parser.add_argument("--assertions", type=int, default=1_000_000, metavar="N")
    options = parser.parse_args()
    graph = made_up_graph(options.assertions)
    print(
        f"{len(graph.assertions):,} assertions, {len(graph.papers):,} papers; the atlas alone {peak_megabytes():,} MB"
    )
    print(f"{'format':<8} {'seconds':>8} {'of CPU':>8} {'MB':>7} {'peak MB':>8}")
    for name in options.formats or FORMATS:
        seconds, computing, size, peak = measured(name, graph)
        print(f"{name:<8} {seconds:>8.1f} {computing:>8.1f} {size:>7,.0f} {peak:>8,}", flush=True)


def made_up_graph(assertions: int) -> Graph:
    """A graph of about so many assertions."""
    concepts = tuple(Concept(f"method/m-{n:05}", "Method", f"M-{n}", (f"method number {n}",)) for n in range(CONCEPTS))
    papers = tuple(_paper(number) for number in range(max(1, assertions // EACH)))
    claims = (claim for number, node in enumerate(papers) for claim in _claims(number, node, concepts))
    return Graph(papers, concepts, assertions=tuple(claims))


def _paper(number: int) -> PaperNode:
    arxiv = f"{10 + number // 10_000:02}01.{number % 10_000:05}"
    sentences = (f"Sentence {n} says that method {number} beats M-{(number + n) % CONCEPTS} by far." for n in range(10))
    paper = Paper(
        f"Paper {number} on things that walk",
        " ".join(sentences),
        authors=(Author(f"Ann B{number % 1000}"),),
        year=2000 + number % 25,
        identifiers=(Identifier("arxiv", arxiv),),
    )
    return PaperNode(f"paper/arxiv-{arxiv}", paper, (paper.digest,))


def _claims(number: int, node: PaperNode, concepts: tuple[Concept, ...]) -> Iterator[Assertion]:
    for n in range(EACH):
        start = 60 * (n % 10)
        evidence = Evidence("abstract", "rules", "1", (start + 5, start + 10), None, (start, start + 58))
        concept = concepts[(number * 7 + n * 37) % CONCEPTS].key
        yield Assertion(node.key, PREDICATES[n * 4 // EACH], concept, node.key, 0.9, (evidence,))


def measured(name: str, graph: Graph) -> tuple[float, float, float, int]:
    """Seconds, seconds of CPU, megabytes on disk and peak megabytes of memory of one export."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_export, args=(name, graph, there))
    process.start()
    there.close()
    seconds, computing, size, peak = here.recv()
    process.join()
    return seconds, computing, size, peak


def _export(name: str, graph: Graph, told: Connection) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        start, computing = time.perf_counter(), time.process_time()
        registry.load(registry.EXPORTS, name)(graph, folder / "out", ExportOptions())
        seconds, computing = time.perf_counter() - start, time.process_time() - computing
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    finally:
        shutil.rmtree(folder)
    told.send((seconds, computing, size, peak_megabytes()))


if __name__ == "__main__":
    main()

"""What it costs to fill and to change each store with one atlas, beside the naive ways.

    python benchmarks/stores.py my-atlas -o docs/measured/stores.json
    PAPERATLAS_NEO4J_PASSWORD=... python benchmarks/stores.py my-atlas --neo4j bolt://localhost:7687 \
        --endpoint http://localhost:7878 -o docs/measured/stores.json

Each store is filled in a process of its own, whose peak memory is told less what it has when the graph is in memory.
A change takes one paper out and puts it back, with all that only it says. For the atlas itself, whose embedded stores
are filled before, a change is ``add`` or ``remove`` of one paper as a library call, the second of a process. The naive
ways: one auto-commit ``MERGE`` a relationship with the plain driver, for the first 5,000 relationships, on the warm
server that was just filled, with its constraints; and ``rdflib``'s memory, where more than what the first 2,000 papers
say does not fit. A SPARQL server gets that part too. The servers' graphs are replaced. Times are wall-clock seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from paperatlas.graph.change import change_between
from paperatlas.graph.property_graph import edge_tables
from paperatlas.model import Graph
from paperatlas.pipeline import add, load_graph, open_store, remove
from paperatlas.stores import Store
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.neo4j import Neo4jStore
from paperatlas.stores.sparql import SparqlStore
from paperatlas.stores.sparql_server import SparqlServer

NAIVE_EDGES = 5000
PART = 2000
PASSWORD = "PAPERATLAS_NEO4J_PASSWORD"
ABSTRACT = (
    "We propose RubbleNet for legged locomotion of the ANYmal robot, trained with PPO in Isaac Gym. RubbleNet "
    "outperforms SAC on LIBERO by 12% in success rate."
)

Figures = dict[str, float]


def without_paper(graph: Graph, key: str) -> Graph:
    """The graph without a paper, what it says, and what nothing else then names."""
    assertions = tuple(a for a in graph.assertions if key not in (a.subject, a.object, a.paper))
    named = {end for a in assertions for end in (a.subject, a.object)}
    return replace(
        graph,
        papers=tuple(node for node in graph.papers if node.key != key),
        concepts=tuple(concept for concept in graph.concepts if concept.key in named),
        results=tuple(result for result in graph.results if result.paper != key),
        assertions=assertions,
    )


def fill_and_change(store: Store, graph: Graph) -> Figures:
    """Seconds to fill a store, and to take a paper out and put it back."""
    begun = time.perf_counter()
    store.load(graph)
    filled = time.perf_counter() - begun
    less = without_paper(graph, graph.papers[len(graph.papers) // 2].key)
    out, back = change_between(graph, less), change_between(less, graph)
    taken, put = _timed(partial(store.update, out)), _timed(partial(store.update, back))
    return {"load_s": filled, "remove_s": taken, "add_s": put}


def embedded(kind: type[Any]) -> Callable[[Graph], Figures]:
    """Measures an embedded store in a folder of its own."""

    def measure(graph: Graph) -> Figures:
        with tempfile.TemporaryDirectory() as folder:
            with kind(Path(folder) / "store") as store:
                figures = fill_and_change(store, graph)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        return figures | {"disk_mb": size / 1e6}

    return measure


def first_papers(graph: Graph, number: int) -> Graph:
    """The part of a graph that its first papers say."""
    papers = graph.papers[:number]
    keys = {node.key for node in papers}
    others = {node.key for node in graph.papers[number:]}
    assertions = tuple(a for a in graph.assertions if a.paper in keys and a.object not in others)
    named = {end for a in assertions for end in (a.subject, a.object)}
    nodes = {
        name: tuple(n for n in getattr(graph, name) if n.key in named) for name in ("concepts", "persons", "venues")
    }
    results = tuple(result for result in graph.results if result.paper in keys)
    return Graph(papers=papers, **nodes, results=results, assertions=assertions)


def rdflib_memory(graph: Graph) -> Figures:
    """Seconds to put a part of the graph in rdflib's memory."""
    import rdflib

    from paperatlas.graph.triples import graph_triples

    graph = first_papers(graph, PART)
    begun = time.perf_counter()
    held = rdflib.Graph()
    text = "\n".join(f"{triple} ." for triple in graph_triples(graph))
    held.parse(data=text, format="nt")
    seconds = time.perf_counter() - begun
    return {"load_s": seconds, "triples": len(held)} | sizes(graph)


def sizes(graph: Graph) -> Figures:
    """How much a graph holds."""
    return {"papers": len(graph.papers), "edges": len(graph.assertions)}


def atlas_changes(atlas: Path) -> Callable[[Graph], Figures]:
    """Measures one paper more and less in the atlas itself, which is the same afterwards."""

    def measure(graph: Graph) -> Figures:
        figures: Figures = {}
        for name in ("cypher", "sparql"):
            open_store(atlas, name).close()
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "paper.jsonl")
            for name in ("first", "second"):
                source.write_text(json.dumps({"id": name, "title": f"Legs, {name} time", "abstract": ABSTRACT}))
                figures["add_s"] = _timed(partial(add, [source], atlas))
                figures["remove_s"] = _timed(partial(remove, [name], atlas))
        return figures

    return measure


def _timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def neo4j(uri: str) -> Callable[[Graph], Figures]:
    """Measures a Neo4j server, and the naive way of filling it."""

    def measure(graph: Graph) -> Figures:
        with Neo4jStore(uri, password=os.environ.get(PASSWORD)) as store:
            store.load(Graph())
            figures = fill_and_change(store, graph)
        return figures | {"naive_edges_per_s": naive_rate(uri, graph)}

    return measure


def naive_rate(uri: str, graph: Graph) -> float:
    """Relationships a second by one auto-commit MERGE each."""
    from neo4j import GraphDatabase

    rows = [(table.type, row) for table in edge_tables(graph) for row in table.rows][:NAIVE_EDGES]
    with (
        GraphDatabase.driver(uri, auth=("neo4j", os.environ.get(PASSWORD, ""))) as driver,
        driver.session() as session,
    ):
        begun = time.perf_counter()
        for kind, (source, target, paper, confidence, *_) in rows:
            session.run(
                f"MATCH (s:Paperatlas {{id: $source}}) MATCH (o:Paperatlas {{id: $target}}) "
                f"MERGE (s)-[r:{kind} {{naive: $paper}}]->(o) SET r.confidence = $confidence",
                source=source, target=target, paper=paper or "", confidence=confidence,
            ).consume()  # fmt: skip
        rate = len(rows) / (time.perf_counter() - begun)
        session.run("MATCH ()-[r]->() WHERE r.naive IS NOT NULL DELETE r").consume()
        return rate


def endpoint(base: str) -> Callable[[Graph], Figures]:
    """Measures a SPARQL endpoint with a part of the graph."""

    def measure(graph: Graph) -> Figures:
        graph = first_papers(graph, PART)
        with SparqlServer(base) as store:
            return fill_and_change(store, graph) | sizes(graph)

    return measure


def apart(measure: Callable[[Graph], Figures], graph: Graph) -> Figures:
    """The figures of a measurement in a process forked from this one, with the memory that it took at its peak."""
    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)

    def run() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        figures = measure(graph)
        sending.send(figures | {"memory_mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3})

    process = context.Process(target=run)
    process.start()
    sending.close()
    figures: Figures = receiving.recv()
    process.join()
    return figures


def main() -> None:
    """Measure all, and write the figures after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path)
    parser.add_argument("--neo4j", metavar="URI")
    parser.add_argument("--endpoint", metavar="URL")
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    graph = load_graph(asked.atlas)
    counts = sizes(graph)
    measures = {
        "atlas": atlas_changes(asked.atlas),
        "LadybugDB": embedded(CypherStore),
        "Oxigraph": embedded(SparqlStore),
        "rdflib": rdflib_memory,
    }
    if asked.neo4j:
        measures["Neo4j"] = neo4j(asked.neo4j)
    if asked.endpoint:
        measures["SPARQL server"] = endpoint(asked.endpoint)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Figures] = {}
    for name, measure in measures.items():
        figures[name] = {key: round(value, 3) for key, value in apart(measure, graph).items()}
        asked.output.write_text(json.dumps({"graph": counts, "stores": figures}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""How long the named questions take on an atlas, in each embedded store (and in Neo4j, if it is given).

    python benchmarks/questions.py my-atlas
    PAPERATLAS_NEO4J_PASSWORD=... python benchmarks/questions.py my-atlas --neo4j bolt://localhost:7687

The server must hold the same atlas. Parameters are names of the atlas: of each type those at the ranks 1, 2, 4, 8 ...
by number of papers, so that the heaviest are among them. Every question is asked once unmeasured and then three times
for each value, of which the middle one counts. Times are wall-clock milliseconds from the query text to all rows in
Python.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from paperatlas.pipeline import open_store
from paperatlas.queries import Question, load_questions
from paperatlas.queries.known_names import known_names
from paperatlas.queries.question import YEAR
from paperatlas.stores import Store

REPEATS = 3
RANKS = 8
"""Values of each parameter: ranks 1, 2, 4 ... 2 to the power of RANKS - 1."""


def values_by_type(store: Store) -> dict[str, list[Any]]:
    """The values that parameters of each type are given."""
    kinds = {kind for question in load_questions().values() for kind in question.parameters.values()}
    return {kind: _values(store, kind) for kind in sorted(kinds)}


def _values(store: Store, kind: str) -> list[Any]:
    if kind == YEAR:
        rows = store.query("MATCH (p:Paper) RETURN p.year, count(p)").rows
        counted = [(number, year) for year, number in rows if year is not None]
    else:
        counted = [(number, name) for name, _, number in known_names(store, kind) if number]
    ranked = [value for _, value in sorted(counted, key=lambda pair: (-pair[0], str(pair[1])))]
    return [ranked[rank] for n in range(RANKS) if (rank := 2**n - 1) < len(ranked)]


def calls(question: Question, values: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The parameters of each call; of two parameters the second is one rank further."""
    if not question.parameters:
        yield {}
        return
    lists = [values[kind] for kind in question.parameters.values()]
    for n in range(max(map(len, lists))):
        yield {
            name: each[(n + i) % len(each)]
            for i, (name, each) in enumerate(zip(question.parameters, lists, strict=True))
        }


def timings(store: Store, question: Question, values: dict[str, list[Any]]) -> tuple[list[float], int]:
    """Milliseconds of each call, and the number of all rows."""
    taken, rows = [], 0
    for parameters in calls(question, values):
        rows += len(question.ask(store, parameters).rows)
        taken.append(sorted(_seconds(question, store, parameters) for _ in range(REPEATS))[REPEATS // 2] * 1000)
    return taken, rows


def _seconds(question: Question, store: Store, parameters: dict[str, Any]) -> float:
    start = time.perf_counter()
    question.ask(store, parameters)
    return time.perf_counter() - start


def quantile(taken: Sequence[float], share: float) -> float:
    """The value below which that share of the timings lies (nearest rank)."""
    return sorted(taken)[max(0, -(-int(share * 100) * len(taken) // 100) - 1)]


def report(name: str, store: Store, values: dict[str, list[Any]]) -> None:
    """Print a line a question, and one for all."""
    print(f"{name:28} calls   rows     p50     p95     max  (ms)")
    every: list[float] = []
    for question in load_questions().values():
        taken, rows = timings(store, question, values)
        every += taken
        print(_line(question.name, taken, rows))
    print(_line("all", every, 0) + "\n")


def _line(name: str, taken: Sequence[float], rows: int) -> str:
    numbers = (quantile(taken, 0.5), quantile(taken, 0.95), max(taken))
    return f"  {name:26} {len(taken):5} {rows:6}" + "".join(f" {number:7.1f}" for number in numbers)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path)
    parser.add_argument("--neo4j", metavar="URI", help="also ask this server, which holds the same atlas")
    arguments = parser.parse_args()
    with open_store(arguments.atlas, "cypher") as cypher:
        values = values_by_type(cypher)
        papers = cypher.query("MATCH (p:Paper) RETURN count(p)").rows[0][0]
        print(f"{arguments.atlas}: {papers} papers\n")
        report("embedded Cypher", cypher, values)
    with open_store(arguments.atlas, "sparql") as sparql:
        report("embedded SPARQL", sparql, values)
    if arguments.neo4j:
        from paperatlas.stores.neo4j import Neo4jStore

        password = os.environ.get("PAPERATLAS_NEO4J_PASSWORD")
        with Neo4jStore(arguments.neo4j, password=password) as server:
            report("Neo4j", server, values)


if __name__ == "__main__":
    main()

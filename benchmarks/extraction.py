"""How fast extraction is, how much memory it takes, and what more processes bring: ours and its rivals, in one run.

    python benchmarks/extraction.py PAPERS [--papers 300] [--processes 1 2 4] [--cnn FOLDER] [-o speed.md]

PAPERS is a file that paperatlas reads, FOLDER what ``cnn_ner.py`` wrote. Every reader runs in processes of its own,
each held to one thread: it is loaded, reads a few papers unmeasured, then its share of the papers, from title and
abstract to the finished extraction. Abstracts a second of CPU do not count what other programs take; those of the clock
do. Memory is the most that one process held, interpreter and all. With several processes the papers are dealt out in
turn and all start together.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from readers import load_reader, reader_names
from tables import head, line

from paperatlas.model import Paper
from paperatlas.sources.read_papers import read_papers

UNMEASURED = 5
PER_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
"""Units of ``ru_maxrss`` in a megabyte."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
COLUMNS = ("reader", "CPU seconds to load", "abstracts/s of CPU", "peak MB")


@dataclass(frozen=True)
class Work:
    """What one process did: seconds of the processor to load and to read, start and end by the clock, megabytes."""

    reader: str
    loading: float
    computing: float
    start: float
    end: float
    peak: float


def main() -> None:
    """Measure every reader with every number of processes; print a table in Markdown."""
    asked = _arguments()
    os.environ |= dict.fromkeys(THREADS, "1")
    load = os.getloadavg()[0]
    papers = [r.paper for r in islice(read_papers([asked.corpus]), asked.papers) if r.paper]
    heads = [f"abstracts/s, {n} process{'es' * (n > 1)}" for n in asked.processes]
    lines = [head([*COLUMNS, *heads])]
    print(*lines, flush=True)
    for name in reader_names(asked.cnn, asked.model):
        lines.append(line(measured(name, papers, asked.processes)))
        print(lines[-1], flush=True)
    if asked.output:
        asked.output.write_text(_report(lines, len(papers), load), encoding="utf-8")


def measured(name: str, papers: Sequence[Paper], processes: Sequence[int]) -> list[str]:
    """The row of a reader: load, rate and memory are those of the first number of processes."""
    runs = [read_in_processes(name, papers, count) for count in processes]
    first = runs[0]
    rates = [len(papers) / (max(w.end for w in run) - min(w.start for w in run)) for run in runs]
    alone = len(papers) / sum(w.computing for w in first)
    shown = (alone, max(w.peak for w in first), *rates)
    return [first[0].reader, f"{first[0].loading:.1f}", *(f"{number:,.0f}" for number in shown)]


def read_in_processes(name: str, papers: Sequence[Paper], count: int) -> list[Work]:
    """Deal the papers out to ``count`` fresh processes and wait for all."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(count)
    pipes = [context.Pipe(duplex=False) for _ in range(count)]
    parts = (papers[number::count] for number in range(count))
    workers = [
        context.Process(target=_work, args=(name, part, barrier, end))
        for part, (_, end) in zip(parts, pipes, strict=True)
    ]
    for worker in workers:
        worker.start()
    done = [receiver.recv() for receiver, _ in pipes]
    for worker in workers:
        worker.join()
    return done


def _work(name: str, papers: Sequence[Paper], barrier: Barrier, answer: Connection) -> None:
    reader = load_reader(name)
    loading = time.process_time()
    for paper in papers[:UNMEASURED]:
        reader.extract(paper)
    barrier.wait()
    start, computing = time.time(), time.process_time()
    for paper in papers:
        reader.extract(paper)
    computing, end = time.process_time() - computing, time.time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MEGABYTE
    answer.send(Work(reader.name, loading, computing, start, end, peak))


def _report(lines: Sequence[str], papers: int, load: float) -> str:
    return (
        f"## Speed and memory\n\n{papers} abstracts, one thread a process, on a machine of {os.cpu_count()} cores\n"
        f"where {load:.1f} other processes ran on average when it began: `python benchmarks/extraction.py PAPERS`.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", metavar="PAPERS", type=Path)
    parser.add_argument("--papers", type=int, default=300)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--cnn", metavar="FOLDER", type=Path)
    parser.add_argument("--model", action="append", help="a learned model by name or folder  [default: all registered]")
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()

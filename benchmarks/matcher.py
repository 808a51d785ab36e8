"""How fast the vocabulary loads, and how many abstracts the matcher reads in a second on one core.

    python benchmarks/matcher.py PAPERS [--papers 10000]

PAPERS is a file that paperatlas reads: JSON Lines with title and abstract, for example. Seconds are of the processor,
so that other programs do not count. Text in, spans out, no spaCy.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


def timed(work: Callable[[], Value]) -> tuple[float, Value]:
    """Seconds of the processor that a piece of work takes, and what it gives."""
    start = time.process_time()
    value = work()
    return time.process_time() - start, value


def main() -> None:
    """Print the figures, a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", metavar="PAPERS", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    options = parser.parse_args()

    from paperatlas.ontology import load_vocabulary
    from paperatlas.ontology.matcher import Matcher
    from paperatlas.sources.read_papers import read_papers

    loading, vocabulary = timed(load_vocabulary)
    making, matcher = timed(lambda: Matcher(vocabulary))
    records = read_papers([options.corpus])
    texts = [f"{r.paper.title}\n\n{r.paper.abstract}" for r in islice(records, options.papers) if r.paper]
    finding, spans = timed(lambda: sum(len(matcher.find(text)) for text in texts))

    print(f"vocabulary loaded   {loading:8.2f} s  {len(vocabulary)} entries")
    print(f"matcher made        {making:8.2f} s")
    print(f"abstracts a second  {len(texts) / finding:8.0f}    {len(texts)} texts, {spans} spans")


if __name__ == "__main__":
    main()

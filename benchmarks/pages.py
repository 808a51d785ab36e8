"""Our page and its rivals on the same graphs: size, first paint, frames a second, memory, side by side.

    cd benchmarks/pages && npm ci && npm run build && cd -       # the rivals in JavaScript
    pip install neo4j-viz                                        # GPL, therefore no dependency of ours
    python benchmarks/pages.py --keep pages-measured

Graphs are random, with planted communities and three edges a node; all pages have the positions of our layout and are
opened from disk, without network, at 1280 x 800, in Chromium without graphics hardware (software GL). Of three runs the
middle one counts. A rival that painted nothing at one size is not asked for a larger one. Machines differ: read the
ratios.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import astuple
from pathlib import Path

from measuring import Measured, measure_page
from planted import planted_graph
from rivals import PAGES, Drawing, draw

SIZES = (200, 2_000, 20_000, 100_000)
COLUMNS = (
    "nodes", "page", "MB", "first paint s", "work s", "frames/s pan", "frames/s zoom", "work ms a frame", "memory MB",
)  # fmt: skip


def main() -> None:
    """Write the pages, measure them, print a table in Markdown."""
    asked = _arguments()
    folder = Path(asked.keep or tempfile.mkdtemp(prefix="pages-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    given_up: set[str] = set()
    for size in asked.sizes:
        drawing = draw(planted_graph(size))
        for name in (name for name in PAGES if name in asked.pages and name not in given_up):
            path = folder / f"{size} {name}.html"
            if _written(PAGES[name], drawing, path):
                runs = [measure_page(path, asked.chromium, path.with_suffix(".png")) for _ in range(asked.repeats)]
                _print_row(size, name, path.stat().st_size / 1e6, runs)
                given_up |= {name} if runs[0].paint is None else set()
    if not asked.keep:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="nodes of the graphs")
    parser.add_argument("--pages", nargs="+", default=list(PAGES), choices=PAGES, metavar="PAGE", help=", ".join(PAGES))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    parser.add_argument("--keep", metavar="FOLDER", help="where pages and screenshots stay")
    return parser.parse_args()


def _written(write: Callable[[Drawing, Path], None], drawing: Drawing, path: Path) -> bool:
    """Whether the page could be written: what is not installed is left out, and told."""
    try:
        write(drawing, path)
    except (ImportError, FileNotFoundError) as missing:
        print(f"| | {path.stem}: not measured, {missing} |", flush=True)
        return False
    return True


def _print_row(size: int, name: str, megabytes: float, runs: Iterable[Measured]) -> None:
    rows = list(runs)
    values = [_middle(column) for column in zip(*map(astuple, rows), strict=True)]
    told = [f"{size:,}", name, f"{megabytes:.1f}", *values]
    print(f"| {' | '.join(told)} |", flush=True)


def _middle(values: Iterable[float | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "-"
    middle = statistics.median(known)
    return f"{middle:.0f}" if middle >= 100 else f"{middle:.2f}" if middle < 10 else f"{middle:.1f}"


if __name__ == "__main__":
    main()

"""What an export may be asked beyond its path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from paperatlas.model import Graph


@dataclass(frozen=True)
class ExportOptions:
    """What html and bibtex are asked; other exports write the whole graph.

    ``around``: key or name of the concept in the middle; ``hops``: how far from it; ``most``: nodes at the most, None
    for what suits the page; ``sentences``: whether a page of the whole atlas holds them; ``papers``: keys of the papers
    to list, None for all.
    """

    around: str | None = None
    hops: int = 1
    most: int | None = None
    papers: tuple[str, ...] | None = None
    sentences: bool = True


class Export(Protocol):
    """A function that writes a graph to a path, whole or not at all."""

    def __call__(self, graph: Graph, path: Path, options: ExportOptions) -> None:
        """Write the file. Raises `paperatlas.errors.PaperatlasError` where the options do not fit the graph."""
        ...

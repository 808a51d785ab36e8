"""Which empty cells of a matrix are nearest to the filled ones.

Rows and columns are the two sides of a bipartite graph whose edges are the filled cells. Two rows are as close as the
cosine of their sets of filled columns: ``cos(r, s) = |C(r) & C(s)| / sqrt(|C(r)| |C(s)|)``; columns likewise. An empty
cell is as close to being filled as its neighbours are to it:

    closeness(r, c) = (mean of cos(r, s) over rows s tried on c + mean of cos(c, d) over columns d tried with r) / 2

between 0 and 1. Source: neighbourhood-based collaborative filtering with cosine similarity (Sarwar, Karypis, Konstan
and Riedl, WWW 2001). Known weakness: closeness says that a cell is near what was done, not that it is worth doing, and
what abstracts leave out counts as not tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from paperatlas.analyses.names import Named
from paperatlas.analyses.quote import Quote

if TYPE_CHECKING:
    import networkx

Cells = dict[tuple[Named, Named], dict[str, Quote]]
"""The papers in each filled cell, with the sentence about the column."""


@dataclass(frozen=True)
class Gap:
    """An empty cell. ``like_row`` is the nearest row that was tried on the column, ``like_column`` the nearest column
    that the row was tried on; the quote is of ``like_row`` on the column. ``keys`` are those of row and column.
    """

    row: str
    column: str
    closeness: float
    like_row: str
    like_column: str
    quote: Quote
    keys: tuple[str, str] = ("", "")


def nearest_gaps(cells: Cells, rows: Sequence[Named], columns: Sequence[Named]) -> tuple[Gap, ...]:
    """The empty cells with any closeness at all, the nearest first, then by names."""
    import networkx

    network: networkx.Graph[Named] = networkx.Graph(sorted(cells))
    sides = [_closeness(network, side) for side in (rows, columns)]
    gaps = (_gap(cells, network, (r, c), sides) for r in rows for c in columns if (r, c) not in cells)
    return tuple(sorted((gap for gap in gaps if gap.closeness), key=lambda g: (-g.closeness, g.row, g.column)))


def _closeness(network: networkx.Graph[Named], side: Sequence[Named]) -> networkx.Graph[Named]:
    """One side of the bipartite graph, its nodes joined by the cosine of their neighbourhoods."""
    from networkx.algorithms.bipartite import generic_weighted_projected_graph

    def cosine(bipartite: networkx.Graph[Named], left: Named, right: Named) -> float:
        shared = sum(1 for _ in set(bipartite[left]) & set(bipartite[right]))
        return shared / sqrt(len(bipartite[left]) * len(bipartite[right]))

    projected: networkx.Graph[Named] = generic_weighted_projected_graph(network, side, weight_function=cosine)
    return projected


def _gap(
    cells: Cells, network: networkx.Graph[Named], pair: tuple[Named, Named], sides: Sequence[networkx.Graph[Named]]
) -> Gap:
    row, column = pair
    like_row, rows = _neighbours(sides[0], row, network[column])
    like_column, columns = _neighbours(sides[1], column, network[row])
    quote = min(cells[like_row, column].items())[1] if like_row else Quote()
    names = [named.name if named else "" for named in (like_row, like_column)]
    return Gap(row.name, column.name, round((rows + columns) / 2, 4), names[0], names[1], quote, (row.key, column.key))


def _neighbours(side: networkx.Graph[Named], of: Named, among: Iterable[Named]) -> tuple[Named | None, float]:
    """The nearest of some nodes of a side, and their mean cosine."""
    near = {other: side[of][other]["weight"] if side.has_edge(of, other) else 0.0 for other in among}
    nearest = min(near, key=lambda other: (-near[other], other))
    return (nearest if near[nearest] else None), sum(near[other] for other in sorted(near)) / len(near)

"""Names for the places on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from paperatlas.exports.explorer.frame import Frame
from paperatlas.exports.explorer.nodes import name_of
from paperatlas.exports.explorer.outline import Outline
from paperatlas.exports.page.picture import shorten
from paperatlas.exports.page.statements import Json
from paperatlas.layout import Chart
from paperatlas.layout.network import Whole
from paperatlas.model import PaperNode

LOOKED_AT, LONGEST = 6, 32
ALONE = "not linked"
MOST_TIES = 200


def describe_communities(outline: Outline, chart: Chart, frame: Frame) -> list[Json]:
    """Name, place and size of each community, the largest first."""
    places, radii = frame.place(chart.middles).tolist(), frame.length(chart.radii).tolist()
    sizes = np.bincount(chart.community, minlength=len(radii)).tolist()
    return [
        {"name": name, "x": x, "y": y, "radius": radius, "size": size}
        for name, (x, y), radius, size in zip(_names(outline, chart.community), places, radii, sizes, strict=True)
    ]


def describe_ties(outline: Outline, community: Whole) -> list[tuple[int, int, int]]:
    """The couples of communities with most edges between them, each with their number."""
    here, there = community[outline.source], community[outline.target]
    apart = here != there
    couples = np.stack([np.minimum(here, there)[apart], np.maximum(here, there)[apart]])
    found, counts = np.unique(couples, axis=1, return_counts=True)
    order = np.lexsort((found[1], found[0], -counts))[:MOST_TIES]
    return list(zip(*(values[order].tolist() for values in (*found, counts)), strict=True))


def _names(outline: Outline, community: Whole) -> Iterator[str]:
    """The concepts that most links of a community go to and that are more of it than of others."""
    network = outline.network
    inside = community[network.source] == community[network.target]
    count = len(outline.nodes)
    links = np.bincount(network.source[inside], minlength=count) + np.bincount(network.target[inside], minlength=count)
    paper = np.array([isinstance(node, PaperNode) for node in outline.nodes], dtype=np.bool_)
    score = links.astype(np.float64) ** 2 / np.maximum(1, network.degrees())
    order = np.lexsort((np.arange(count), -score, paper, community))
    for members in np.split(order, np.cumsum(np.bincount(community))[:-1]) if count else []:
        alike = [i for i in members[:LOOKED_AT] if score[i] > 0 and paper[i] == paper[members[0]]]
        telling = [name_of(outline.nodes[i]) for i in alike]
        yield ", ".join(shorten(name, LONGEST) for name in _unlike(telling)) or ALONE


def _unlike(names: Sequence[str]) -> list[str]:
    """The first name, and the first that shares no word with it.

    >>> _unlike(["neural network", "deep neural network", "pruning"])
    ['neural network', 'pruning']
    """
    words = set(names[0].casefold().split()) if names else set()
    return [*names[:1], *[name for name in names[1:] if words.isdisjoint(name.casefold().split())][:1]]

"""What of a graph is shown: the most connected part, or the neighbourhood of a concept.

The choice grows from its start (the node with the most neighbours, or the concept asked for): the next node is always
the one with the most neighbours among those chosen, then the one with the most neighbours at all, then the one with the
least key. So what is shown hangs together.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from paperatlas.errors import NotFoundError
from paperatlas.exports.options import ExportOptions
from paperatlas.model import Concept, Graph
from paperatlas.text.normal_form import normal_form

MOST = 300
"""Nodes on a page unless asked for more or fewer."""
Neighbours = Mapping[str, frozenset[str]]
"""The neighbours of each concept and paper, by key."""


@dataclass(frozen=True)
class Selection:
    """``keys`` in alphabetical order; ``centres`` are the concepts asked for; ``found`` is how many could be shown."""

    keys: tuple[str, ...]
    centres: tuple[str, ...]
    found: int


def select_nodes(graph: Graph, options: ExportOptions) -> Selection:
    """Choose at most ``options.most`` concepts and papers. Raises `NotFoundError` where ``around`` names no concept."""
    most = options.most or MOST
    neighbours = neighbours_of(graph)
    if options.around is None:
        return Selection(_grow(neighbours, (), most), (), len(neighbours))
    centres = find_concepts(graph.concepts, options.around)
    near = _within(neighbours, centres, options.hops)
    inside = {key: neighbours[key] & near for key in neighbours if key in near}
    return Selection(_grow(inside, centres, most), centres, len(near))


def neighbours_of(graph: Graph) -> Neighbours:
    """The concepts and papers that share an assertion with each concept and paper."""
    keys = (*(c.key for c in graph.concepts), *(p.key for p in graph.papers))
    found: dict[str, set[str]] = {key: set() for key in keys}
    for a in graph.assertions:
        if a.subject != a.object and a.subject in found and a.object in found:
            found[a.subject].add(a.object)
            found[a.object].add(a.subject)
    return {key: frozenset(others) for key, others in found.items()}


def find_concepts(concepts: Sequence[Concept], wanted: str) -> tuple[str, ...]:
    """Keys of the concept with that key, or of all that have that name or alias: one name can be in several families.

    >>> find_concepts([Concept("method/cql", "Method", "CQL", ("conservative Q-learning",))], "Conservative Q-Learning")
    ('method/cql',)
    """
    keys = tuple(c.key for c in concepts if c.key == wanted)
    form = normal_form(wanted)
    named = tuple(c.key for c in concepts if form and form in map(normal_form, (c.name, *c.aliases)))
    if not keys and not named:
        raise NotFoundError(f"no concept is named {wanted!r}{_advice(concepts, wanted)}")
    return keys or named


def _advice(concepts: Sequence[Concept], wanted: str) -> str:
    names = {name.casefold(): name for c in reversed(concepts) for name in (c.key, *c.aliases, c.name)}
    near = difflib.get_close_matches(wanted.casefold(), names, n=5, cutoff=0.5)
    return f"; the nearest names are {', '.join(names[key] for key in near)}" if near else "; check its spelling"


def _within(neighbours: Neighbours, start: Iterable[str], hops: int) -> frozenset[str]:
    """What can be reached from the start in so many steps, the start too."""
    reached = frozenset(start)
    edge = reached
    for _ in range(hops):
        edge = frozenset(other for key in edge for other in neighbours[key]) - reached
        reached |= edge
    return reached


def _grow(neighbours: Neighbours, start: Sequence[str], most: int) -> tuple[str, ...]:
    links = dict.fromkeys(neighbours, 0)
    queue = [(0, -len(neighbours[key]), key) for key in start or neighbours]
    queue.sort()
    chosen: set[str] = set()
    while queue and len(chosen) < most:
        count, _, key = heappop(queue)
        if key in chosen or -count != links[key]:
            continue
        chosen.add(key)
        for other in sorted(neighbours[key] - chosen):
            links[other] += 1
            heappush(queue, (-links[other], -len(neighbours[other]), other))
    return tuple(sorted(chosen))

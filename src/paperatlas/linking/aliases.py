"""Aliases: when two names that one paper gives one concept are one concept for all.

A paper may call its own concept by a broader name ("our RL method", "RL"); taken at its word, such a name would tie the
concepts of hundreds of papers into one. So a name that is only ever given as an alias joins the concept that nearly all
papers give it to, and two names that papers use by themselves are joined where several papers, and enough of those that
use the rarer one, say that they are one, and more than tell them apart by speaking of both. The name of a curated
concept stands by itself whether papers use it so or not: one paper's alias does not make RL what the vocabulary calls
multi-task RL. Where it joins nothing, a name is a concept of its own, which the papers that use it mention.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from paperatlas.linking.closure import Closure
from paperatlas.linking.observe import Observed
from paperatlas.model import LinkRecord, Unit
from paperatlas.union_find import UnionFind

LEAST_PAPERS = 3
LEAST_SHARE = 0.5
"""Papers that must say so, and their share of the papers that use the rarer name."""
LEAST_OF_CLAIMS = 0.7
"""The share of the papers that give an alias which must give it to one concept."""


def trusted_aliases(records: Iterable[LinkRecord], closure: Closure, observed: Observed) -> list[LinkRecord]:
    """Of the records of the rule "alias" those that hold for all papers; ``closure`` is that of stronger rules."""
    papers = _Papers(closure, observed)
    trusted: list[LinkRecord] = []
    claims: dict[Unit, list[list[LinkRecord]]] = defaultdict(list)
    for ends, group in _by_sets(records, closure.sets).items():
        alias = next((end for end in ends if end not in papers.own), None)
        if ends[0] == ends[1]:
            trusted += group
        elif alias:
            claims[alias].append(group)
        elif papers.confirm(group, *ends):
            trusted += group
    for given in claims.values():
        supports = [papers.support(group) for group in given]
        best = max(range(len(given)), key=lambda place: (supports[place], -place))
        if supports[best] >= LEAST_OF_CLAIMS * sum(supports):
            trusted += given[best]
    return trusted


class _Papers:
    """The papers behind sets of units."""

    def __init__(self, closure: Closure, observed: Observed) -> None:
        sets = closure.sets
        self._uses: Counter[Unit] = Counter()
        self._units: dict[Unit, list[Unit]] = defaultdict(list)
        self._places = observed.places
        self._joining = observed.pairs
        for unit, count in observed.papers().items():
            self._uses[sets.find(unit)] += count
        for unit in observed.places:
            self._units[sets.find(unit)].append(unit)
        self.own = self._units.keys() | {sets.find(unit) for unit in observed.long_forms()} | closure.curated.keys()

    def support(self, group: list[LinkRecord]) -> int:
        """The papers behind some records."""
        return len({place for r in group for place in self._joining[r.left, r.right, r.rule]})

    def confirm(self, group: list[LinkRecord], left: Unit, right: Unit) -> bool:
        """Whether enough papers join two sets, and fewer tell them apart by having a candidate of each."""
        support = self.support(group)
        rarer = min(self._uses[left], self._uses[right])
        if support < LEAST_PAPERS or support < LEAST_SHARE * rarer:
            return False
        return support > len(self._in(left) & self._in(right))

    def _in(self, root: Unit) -> set[int]:
        return {place for unit in self._units[root] for place in self._places[unit]}


def _by_sets(records: Iterable[LinkRecord], sets: UnionFind[Unit]) -> dict[tuple[Unit, Unit], list[LinkRecord]]:
    """The records between two sets, by their representatives, in the order of the least records."""
    groups: dict[tuple[Unit, Unit], list[LinkRecord]] = defaultdict(list)
    for record in sorted(records):
        left, right = sorted((sets.find(record.left), sets.find(record.right)))
        groups[left, right].append(record)
    return groups

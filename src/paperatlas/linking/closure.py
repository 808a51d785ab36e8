"""The closure of link records into components, strongest records first, with a guard.

A record that would join two curated concepts is refused: the vocabulary says that they are two. As the records are
taken in one fixed order (by rule, then by what they join), the outcome depends on the set of records alone.

Source: J. B. Kruskal, "On the shortest spanning subtree of a graph", Proc. AMS 7(1), 1956 (the greedy order).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperatlas.linking.rules import RULES
from paperatlas.model import LinkRecord, Unit
from paperatlas.union_find import UnionFind


class Closure:
    """Components of units under link records."""

    def __init__(self, units: Iterable[Unit], curated: Mapping[Unit, str]) -> None:
        self.sets = UnionFind(sorted(units))
        self.accepted: list[LinkRecord] = []
        self.refused: list[LinkRecord] = []
        self.curated = {unit: key for unit, key in curated.items() if unit in self.sets}
        """The key of the curated concept that a component has, by its representative."""

    def add(self, records: Iterable[LinkRecord]) -> None:
        """Join what the records join, strongest first."""
        for record in sorted(records, key=lambda r: (RULES.index(r.rule), r)):
            self.sets.add(record.left)
            self.sets.add(record.right)
            left, right = self.sets.find(record.left), self.sets.find(record.right)
            names = self.curated.get(left), self.curated.get(right)
            if left != right and None not in names and names[0] != names[1]:
                self.refused.append(record)
                continue
            self.accepted.append(record)
            if left != right:
                self.sets.union(left, right)
                key = names[0] or names[1]
                if key:
                    self.curated[self.sets.find(left)] = key

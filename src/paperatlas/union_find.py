"""Disjoint sets, the structure behind every closure: of forms in a paper, of names and of papers in the graph.

Source: R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", JACM 22(2), 1975.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class UnionFind(Generic[Key]):
    """Disjoint sets that grow together.

    >>> sets = UnionFind("abc")
    >>> sets.union("a", "b")
    >>> sets.find("a") == sets.find("b"), sets.find("a") == sets.find("c")
    (True, False)
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent = {key: key for key in keys}

    def __contains__(self, key: Key) -> bool:
        return key in self._parent

    def __iter__(self) -> Iterator[Key]:
        return iter(self._parent)

    def add(self, key: Key) -> None:
        """A new set of one key, unless it is there."""
        self._parent.setdefault(key, key)

    def find(self, key: Key) -> Key:
        """The representative of a key's set."""
        parent = self._parent
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def union(self, left: Key, right: Key) -> None:
        """Join the sets of two keys."""
        self._parent[self.find(right)] = self.find(left)

    def sets(self) -> list[list[Key]]:
        """All sets, in the order in which their first keys were given."""
        found: dict[Key, list[Key]] = defaultdict(list)
        for key in self._parent:
            found[self.find(key)].append(key)
        return list(found.values())

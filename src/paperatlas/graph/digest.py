"""The digest of a graph: equal for equal graphs, whatever built them or holds them.

Each fact is hashed to a number of 2048 bits; their sum does not depend on their order, so that a digest can be taken
of a stream, and one fact more or less changes it at a cost that does not grow with the graph. To find another graph
with the same sum is a generalised birthday problem, of about 2 to the power of 90 steps for numbers of that size.

Source: M. Bellare, D. Micciancio, "A new paradigm for collision-free hashing: incrementality at reduced cost",
EUROCRYPT 1997 (AdHash); D. Wagner, "A generalized birthday problem", CRYPTO 2002.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from paperatlas.graph.facts import Fact, graph_facts
from paperatlas.model import Graph

_BYTES = 256
_MODULUS = 1 << (8 * _BYTES)


class FactSum:
    """The sum of the facts of a graph; a fact that is there twice counts twice.

    >>> whole = FactSum()
    >>> whole.add([Fact(("a",)), Fact(("b",))])
    >>> whole.remove([Fact(("b",))])
    >>> part = FactSum()
    >>> part.add([Fact(("a",))])
    >>> whole.digest() == part.digest()
    True
    """

    def __init__(self, total: str = "0") -> None:
        self._total = int(total, 16)

    @property
    def total(self) -> str:
        """The sum in hexadecimal, from which one can go on."""
        return f"{self._total:x}"

    def add(self, facts: Iterable[Fact]) -> None:
        """Add facts."""
        for fact in facts:
            self._total = (self._total + _number(fact)) % _MODULUS

    def remove(self, facts: Iterable[Fact]) -> None:
        """Take facts out."""
        for fact in facts:
            self._total = (self._total - _number(fact)) % _MODULUS

    def digest(self) -> str:
        """SHA-256 of the sum."""
        return hashlib.sha256(self._total.to_bytes(_BYTES, "big")).hexdigest()


def graph_digest(graph: Graph) -> str:
    """The digest of a graph as a property graph.

    >>> graph_digest(Graph()) == facts_digest([])
    True
    """
    return facts_digest(graph_facts(graph))


def facts_digest(facts: Iterable[Fact]) -> str:
    """The digest of a stream of facts."""
    total = FactSum()
    total.add(facts)
    return total.digest()


def _number(fact: Fact) -> int:
    return int.from_bytes(hashlib.shake_256(fact.line()).digest(_BYTES), "big")

"""Citations, people and venues of the index."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from paperatlas.graph.metadata import author_names, citations, paper_marks, reference_marks, venue_names
from paperatlas.model import Assertion, PaperNode
from paperatlas.pipeline.index.tables import Tables


class Citations(Tables):
    """Looks up who is cited by what, and how names of people and venues are spelled."""

    def add_citing(self, nodes: Iterable[PaperNode]) -> None:
        """Make papers findable by what references know them by, and by their own references."""
        for node in nodes:
            marks = reference_marks(node.paper)
            self.insert("mark", ((mark, node.key) for mark in paper_marks(node.paper)))
            self.insert("cited_mark", ((mark, node.key) for found in marks for mark in found))
            if marks:
                self.insert("reference", [(node.key, node.paper.id, json.dumps(marks))])

    def remove_citing(self, nodes: Iterable[PaperNode]) -> None:
        """Take papers out."""
        for node in nodes:
            self.delete("mark", "mark, paper", ((mark, node.key) for mark in paper_marks(node.paper)))
            rows = ((mark, node.key) for found in reference_marks(node.paper) for mark in found)
            self.delete("cited_mark", "mark, paper", rows)
            self.delete("reference", "paper", [(node.key,)])

    def citations(self, paper: str) -> Iterator[Assertion]:
        """What a paper cites."""
        for record, marks in self.rows("SELECT record, marks FROM reference WHERE paper = ?", paper):
            yield from citations(paper, record, json.loads(marks), self.marked)

    def marked(self, mark: str) -> list[str]:
        """The papers that have a mark."""
        return self.column("SELECT paper FROM mark WHERE mark = ?", mark)

    def add_spellings(self, nodes: Iterable[PaperNode]) -> None:
        """Count the spellings of all papers, in an index that has none."""
        self.insert("spelling", ((*pair, number) for pair, number in spellings(nodes).items()))

    def spell(self, names: Mapping[tuple[str, str], int], sign: int = 1) -> None:
        """Count spellings of names, or, with the sign -1, take them out."""
        for (key, name), number in names.items():
            known = self.column("SELECT number FROM spelling WHERE key = ? AND name = ?", key, name)
            self.insert("spelling", [(key, name, sign * number + sum(known))])
        self.delete("spelling", "key, name, number", ((key, name, 0) for key, name in names))

    def spellings(self, keys: Iterable[str]) -> dict[str, dict[str, int]]:
        """The spellings of names, with their numbers."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for key in keys:
            for name, number in self.rows("SELECT name, number FROM spelling WHERE key = ?", key):
                found[key][name] = number
        return found


def spellings(nodes: Iterable[PaperNode]) -> Counter[tuple[str, str]]:
    """How often papers spell each person and venue in some way."""
    return Counter(pair for n in nodes for pair in (*author_names(n.paper), *venue_names(n.paper)))

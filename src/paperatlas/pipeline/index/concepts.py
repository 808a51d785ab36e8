"""Concepts of the index: what names became, and by what the edges between concepts are found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from paperatlas.graph.assemble import assertion_key
from paperatlas.graph.concept_edges import plain_names
from paperatlas.graph.denials import Statement
from paperatlas.graph.hierarchy import Named
from paperatlas.linking.link import Linked
from paperatlas.model import Assertion, Concept, Unit
from paperatlas.pipeline.index.records import Records
from paperatlas.pipeline.index.units import text, unit_of


class Concepts(Records):
    """Looks up concepts."""

    def key_of(self, unit: Unit) -> str | None:
        """The key of the concept that a name became."""
        return next(iter(self.column("SELECT key FROM key_of WHERE unit = ?", text(unit))), None)

    def type_of(self, key: str) -> str | None:
        """The type of a concept."""
        return next(iter(self.column("SELECT type FROM concept WHERE key = ?", key)), None)

    def senses(self, digest: str) -> list[tuple[tuple[str, str], Unit]]:
        """The uses of short forms in a text that their context decides, with their units."""
        found = self.rows("SELECT candidate, unit FROM sense WHERE paper = ?", self.number(digest))
        return [((digest, candidate), unit_of(unit)) for candidate, unit in found]

    def add_linked(self, linked: Linked) -> None:
        """Keep what names and uses became."""
        self.insert("key_of", ((text(unit), key) for unit, key in linked.key_of.items()))
        numbers = {record: self.number(record) for record, _ in linked.senses}
        self.insert("sense", ((numbers[r], id_, text(unit)) for (r, id_), unit in linked.senses.items()))
        self.insert("problem", ((line,) for line in linked.problems))

    def remove_linked(self, linked: Linked) -> None:
        """Take it out, before the records of the uses go."""
        self.delete("key_of", "unit", ((text(unit),) for unit in linked.key_of))
        self.delete("sense", "paper, candidate", ((self.number(record), id_) for record, id_ in linked.senses))
        self.delete("problem", "text", ((line,) for line in linked.problems))

    def add_concepts(self, concepts: Iterable[Concept]) -> None:
        """Make concepts findable by key and by their names in other families. Curated are those that papers name."""
        listed = list(concepts)
        self.insert("concept", ((c.key, c.type, bool(c.vocabulary and c.members)) for c in listed))
        self.insert("plain_name", ((name, c.key) for c in listed for name in plain_names(c)))

    def remove_concepts(self, concepts: Iterable[Concept]) -> None:
        """Take them out."""
        for concept in concepts:
            self.delete("concept", "key", [(concept.key,)])
            self.delete("plain_name", "name, key", ((name, concept.key) for name in plain_names(concept)))

    def add_said(self, assertions: Iterable[Assertion]) -> None:
        """Keep what is said of concepts."""
        self.insert("said", map(assertion_key, filter(is_of_concept, assertions)))

    def remove_said(self, assertions: Iterable[Assertion]) -> None:
        """Take it out."""
        keys = map(assertion_key, filter(is_of_concept, assertions))
        self.delete("said", "subject, predicate, object, paper", keys)

    def add_denied(self, assertions: Iterable[Assertion]) -> None:
        """Keep what would be said, had a person not denied it."""
        self.insert("denied", map(assertion_key, assertions))

    def remove_denied(self, assertions: Iterable[Assertion]) -> None:
        """Take it out."""
        self.delete("denied", "subject, predicate, object, paper", map(assertion_key, assertions))

    def papers_stating(self, statement: Statement) -> set[str]:
        """The papers that state something of a concept, and those that state it but for a person who denied it;
        "" for an edge of no paper.
        """
        return {*self.papers_of("said", statement), *self.papers_of("denied", statement)}

    def denies(self, statement: Statement) -> bool:
        """Whether a denied statement is one that something makes."""
        return bool(self.papers_of("denied", statement))

    def papers_of(self, table: Literal["said", "denied"], statement: Statement) -> list[str]:
        """The papers that a table has for a statement, in their order; "" for an edge of no paper."""
        where = "subject = ? AND predicate = ? AND object = ?"
        return self.column(f"SELECT paper FROM {table} WHERE {where} ORDER BY paper", *statement)  # noqa: S608

    def add_named(self, concepts: Iterable[Named]) -> None:
        """Make frequent concepts findable by their names and those of broader ones."""
        listed = list(concepts)
        self.insert("frequent", ((n.key, json.dumps(n)) for n in listed))
        self.insert("frequent_name", ((n.family, name, n.key) for n in listed for name in n.names))
        self.insert("frequent_broader", ((n.family, name, n.key) for n in listed for name, _ in n.broader))

    def remove_named(self, concepts: Iterable[Named]) -> None:
        """Take them out."""
        for named in concepts:
            self.delete("frequent", "key", [(named.key,)])
            self.delete("frequent_name", "family, name, key", ((named.family, n, named.key) for n in named.names))
            rows = ((named.family, name, named.key) for name, _ in named.broader)
            self.delete("frequent_broader", "family, name, key", rows)

    def named(self, keys: Iterable[str]) -> list[Named]:
        """Those of some concepts that are frequent."""
        found = (value for key in keys for value in self.column("SELECT named FROM frequent WHERE key = ?", key))
        parts = map(json.loads, found)
        return [Named(key, f, curated, tuple(n), tuple((name, p) for name, p in b)) for key, f, curated, n, b in parts]

    def holders(self, family: str, name: str) -> list[Named]:
        """The frequent concepts of a family that have a name."""
        return self.named(self.column("SELECT key FROM frequent_name WHERE family = ? AND name = ?", family, name))


def is_of_concept(assertion: Assertion) -> bool:
    """Whether an assertion is about a concept, so that several papers may say the same."""
    return not assertion.subject.startswith(("paper/", "result/"))

"""All that a parameter of a named question can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperatlas.ontology import load_schema, load_vocabulary
from paperatlas.stores import Store


def known_names(store: Store, kind: str) -> Iterator[tuple[str, Sequence[str], int]]:
    """Name, aliases and number of papers of all that a parameter of a type can mean, in the atlas or the vocabulary.

    Of authors the last name counts as an alias.
    """
    if kind == "Author":
        text = "MATCH (p:Paper)-[:AUTHORED_BY]->(a:Author) RETURN a.name, count(p)"
        yield from ((name, name.split()[-1:], number) for name, number in store.query(text).rows)
        return
    labels = load_schema().kinds_of(kind)
    for label in labels:
        text = f"MATCH (c:{label}) OPTIONAL MATCH (p:Paper)-[:MENTIONS]->(c) RETURN c.name, c.aliases, count(p)"
        yield from ((name, aliases or (), number) for name, aliases, number in store.query(text).rows)
    yield from ((entry.name, entry.labels, 0) for entry in load_vocabulary() if entry.type in labels)

"""The card of a concept: what it is, how it is called, and what papers say of it."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.analyses.names import Named, find_named
from paperatlas.ontology import load_schema
from paperatlas.stores import Store


@dataclass(frozen=True)
class Neighbour:
    """A node at the other end of a relationship, with the number of relationships to it."""

    type: str
    outgoing: bool
    label: str
    name: str
    number: int


@dataclass(frozen=True)
class Card:
    """A concept with all that the atlas says of it."""

    key: str
    label: str
    name: str
    definition: str
    homepage: str
    aliases: tuple[str, ...]
    other_types: tuple[str, ...]
    ambiguous: bool
    neighbours: tuple[Neighbour, ...]


def concept_cards(store: Store, name: str) -> list[Card]:
    """The cards of all concepts of that name, in all families. Raises `NotFoundError` with the nearest names."""
    return [_card(store, named) for named in find_named(store, name)]


def _card(store: Store, named: Named) -> Card:
    text = (
        f"MATCH (c:{named.label}) WHERE c.id = $id "
        "RETURN c.definition, c.homepage, c.aliases, c.otherTypes, c.ambiguous"
    )
    definition, homepage, aliases, other_types, ambiguous = store.query(text, {"id": named.key}).rows[0]
    return Card(
        named.key,
        named.label,
        named.name,
        definition or "",
        homepage or "",
        tuple(aliases or ()),
        tuple(other_types or ()),
        bool(ambiguous),
        tuple(_neighbours(store, named)),
    )


def _neighbours(store: Store, named: Named) -> list[Neighbour]:
    found = []
    for type_, label, outgoing in _patterns(named.label):
        arrow = f"-[e:{type_}]->" if outgoing else f"<-[e:{type_}]-"
        text = (
            f"MATCH (c:{named.label}){arrow}(o:{label}) WHERE c.id = $id "
            f"RETURN {_shown(label)} AS name, count(e) AS number ORDER BY number DESC, name LIMIT 1000"
        )
        rows = store.query(text, {"id": named.key}).rows
        found += [Neighbour(type_, outgoing, label, name, number) for name, number in rows]
    return found


def _patterns(label: str) -> list[tuple[str, str, bool]]:
    """The (type, other label, direction) that the ontology allows at a node of that label."""
    schema = load_schema()
    patterns = []
    for p in schema.edges.values():
        sources, targets = schema.kinds_of(p.domain), schema.kinds_of(p.range)
        patterns += [(p.cypher, target, True) for target in targets if label in sources]
        patterns += [(p.cypher, source, False) for source in sources if label in targets]
    return patterns


def _shown(label: str) -> str:
    return {"Paper": "o.title", "Result": "o.value"}.get(label, "o.name")

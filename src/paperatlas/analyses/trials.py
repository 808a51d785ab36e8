"""What papers work with: their relationships to concepts that are more than a mention."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from paperatlas.analyses.broader import at_or_below
from paperatlas.analyses.names import PAPER, find_one
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.ontology import load_schema
from paperatlas.stores import Store


@dataclass(frozen=True, order=True)
class Trial:
    """One paper that works with a concept, with its sentence."""

    name: str
    key: str
    paper: str
    type: str
    quote: Quote


def relations(label: str) -> tuple[str, ...]:
    """The relationships from papers to a label, other than mere mentions, sorted.

    >>> relations("Robot"), relations("Simulator")
    (('USES_ROBOT',), ('EVALUATED_ON', 'INTRODUCES'))
    """
    schema = load_schema()
    own = (p for p in schema.edges.values() if p.name != "mentions" and schema.allows(PAPER, p.name, label))
    return tuple(sorted(p.cypher for p in own))


def trials(store: Store, label: str, papers: Collection[str] | None = None) -> list[Trial]:
    """The trials with concepts of a label (in these papers only, if given), sorted by name, key and paper."""
    return sorted(trial for type_ in relations(label) for trial in _trials(store, label, type_, papers))


def _trials(store: Store, label: str, type_: str, papers: Collection[str] | None) -> Iterator[Trial]:
    within = "" if papers is None else "WHERE p.id IN $papers "
    text = f"MATCH (p:Paper)-[e:{type_}]->(c:{label}) {within}RETURN c.name, c.id, p.id, e.sentences, p.title"
    parameters = {} if papers is None else {"papers": sorted(papers)}
    for name, key, paper, sentences, title in store.query(text, parameters).rows:
        yield Trial(name, key, paper, type_, quote_of(sentences, title))


def papers_of_task(store: Store, task: str) -> tuple[str, frozenset[str]]:
    """The task's name, and the papers that address it or a narrower one. Raises `NotFoundError`."""
    named = find_one(store, task, "Task")
    keys = sorted(at_or_below(store, "Task", [named.key]))
    text = "MATCH (p:Paper)-[:ADDRESSES]->(t:Task) WHERE t.id IN $keys RETURN p.id"
    return named.name, frozenset(row[0] for row in store.query(text, {"keys": keys}).rows)

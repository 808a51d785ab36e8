"""What changed in a graph since its segments were written: one row of one segment, laid over what stands before it.

A change of one paper writes a delta of its own size; deltas of like size are united, so that there are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from paperatlas.graph.assemble import assertion_key
from paperatlas.model import (
    Ambiguity,
    Assertion,
    Concept,
    Graph,
    LinkRecord,
    PaperNode,
    Person,
    Result,
    Venue,
)


@dataclass(frozen=True, slots=True)
class Name:
    """What tells a value of a graph from others of its kind, the name of the field that holds them."""

    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The names of values that are gone, those that are new or changed, and all problems as they are now; and the
    digests of records that are removed and of those that came.
    """

    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[Name, ...] = ()
    papers: tuple[PaperNode, ...] = ()
    concepts: tuple[Concept, ...] = ()
    persons: tuple[Person, ...] = ()
    venues: tuple[Venue, ...] = ()
    results: tuple[Result, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    problems: tuple[str, ...] = ()


KINDS = tuple(f.name for f in fields(Graph) if f.name != "problems")


def with_records(records: Iterable[str], deltas: Iterable[Delta]) -> set[str]:
    """The records of an atlas after all deltas."""
    live = set(records)
    for delta in deltas:
        live = (live - {*delta.removed}) | {*delta.added}
    return live


def name_in_graph(kind: str, value: Any) -> tuple[str, ...]:
    """What tells a value from others of its kind, and their order in a graph."""
    if kind == "assertions":
        return assertion_key(value)
    if kind == "links":
        left, right = value.left, value.right
        return left.family, left.name, left.long_form, right.family, right.name, right.long_form, value.rule
    return (value.kind, value.name) if kind == "ambiguities" else (value.key,)


def with_deltas(kind: str, values: Sequence[Any], deltas: Iterable[Delta]) -> tuple[Any, ...]:
    """The values of one kind after all deltas, in their order."""
    changes: dict[tuple[str, ...], Any] = {}
    for delta in deltas:
        changes |= dict.fromkeys(name.parts for name in delta.gone if name.kind == kind)
        changes |= {name_in_graph(kind, value): value for value in getattr(delta, kind)}
    if not changes:
        return tuple(values)
    named = {name_in_graph(kind, value): value for value in values} | changes
    return tuple(named[name] for name in sorted(named) if named[name] is not None)


def delta_between(old: Mapping[str, Iterable[Any]], new: Mapping[str, Iterable[Any]], problems: Sequence[str]) -> Delta:
    """What leads from some values, by kind, to others that take their place."""
    gone, come = [], {}
    for kind in KINDS:
        before = {name_in_graph(kind, value): value for value in old.get(kind, ())}
        after = {name_in_graph(kind, value): value for value in new.get(kind, ())}
        gone += [Name(kind, name) for name in sorted(before.keys() - after.keys())]
        come[kind] = tuple(after[name] for name in sorted(after) if before.get(name) != after[name])
    return Delta(gone=tuple(gone), **come, problems=tuple(problems))


def united(first: Delta, second: Delta) -> Delta:
    """One delta that does what two do, one after the other."""
    come = {kind: with_deltas(kind, (), (first, second)) for kind in KINDS}
    there = {(kind, name_in_graph(kind, value)) for kind in KINDS for value in come[kind]}
    gone = sorted({(n.kind, n.parts) for n in (*first.gone, *second.gone)} - there)
    return Delta(
        removed=tuple(sorted({*first.removed, *second.removed} - {*second.added})),
        added=tuple(sorted(({*first.added} - {*second.removed}) | {*second.added})),
        gone=tuple(Name(*name) for name in gone),
        **come,
        problems=second.problems,
    )

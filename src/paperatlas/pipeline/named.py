"""The concepts that an operation names, exactly: by the key of a concept or the name of one of its members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from paperatlas.curation import Operation
from paperatlas.errors import AtlasError, NotFoundError, UsageError
from paperatlas.linking.names import unit_name
from paperatlas.model import Concept
from paperatlas.text.normal_form import normal_form


def name_exactly(operation: Operation, concepts: Sequence[Concept]) -> Operation:
    """The operation with keys or member names for what a person wrote.

    >>> trot = Concept("method/trot", "Method", "Trot", aliases=("trotting gait",))
    >>> name_exactly(Operation("forbid", ("Trotting gait",)), [trot]).on
    ('method/trot',)
    """
    return replace(operation, on=tuple(_exact(name, operation.op, concepts) for name in operation.on))


def check_sensible(operation: Operation, concepts: Sequence[Concept]) -> None:
    """Raise `AtlasError` where an operation joins a concept with itself, or gives one a blank or another's name."""
    if operation.to is not None and not operation.to.strip():
        raise AtlasError(f"curate: '{operation.op}' needs 'to'")
    if operation.op == "merge" and len(set(operation.on)) < 2:
        raise AtlasError(f"merge: {operation.on[0]} is one concept already; nothing was changed")
    if operation.op == "rename":
        key, wanted = operation.on[0], normal_form(operation.to or "")
        family = key.partition("/")[0]
        taken = next((c.key for c in concepts if normal_form(c.name) == wanted and c.key.startswith(f"{family}/")), key)
        if taken != key:
            raise AtlasError(f"'{operation.to}' is the name of {taken}: join the two by merge, or choose another name")


def _exact(name: str, op: str, concepts: Sequence[Concept]) -> str:
    if op == "deny" and name.startswith("paper/"):
        return name
    if any(name == concept.key or name in map(unit_name, concept.members) for concept in concepts):
        return name
    found = _members(name, concepts) if op == "split" else _called(name, concepts)
    if not found:
        raise NotFoundError(f"no concept has the key, member name or name '{name}'; nothing was changed")
    if len(found) > 1:
        raise UsageError(f"'{name}' is the name of several, so give one of: {', '.join(found[:8])}")
    return found[0]


def _called(name: str, concepts: Iterable[Concept]) -> list[str]:
    """The keys of the concepts of that name or alias."""
    wanted = normal_form(name)
    return [c.key for c in concepts if wanted in map(normal_form, (c.name, *c.aliases))]


def _members(name: str, concepts: Iterable[Concept]) -> list[str]:
    """The members of that name: a split parts names, not concepts."""
    wanted = normal_form(name)
    return sorted(unit_name(unit) for concept in concepts for unit in concept.members if unit.name == wanted)

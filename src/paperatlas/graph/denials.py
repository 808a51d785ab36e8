"""Statements that a person denied: left out of the graph, whichever papers make them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from paperatlas.curation import Operation
from paperatlas.model import Assertion

Statement = tuple[str, str, str]
"""Subject, predicate, object."""


def denied_statements(operations: Iterable[Operation]) -> set[Statement]:
    """What ``deny`` operations deny."""
    return {(o.on[0], o.to or "", o.on[1]) for o in operations if o.op == "deny"}


def without_denied(
    assertions: Iterable[Assertion], operations: Sequence[Operation]
) -> tuple[list[Assertion], list[Assertion]]:
    """The assertions that no ``deny`` names, and the others.

    >>> said = Assertion("method/a", "extends", "method/b", "paper/p", 0.9)
    >>> without_denied([said], [Operation("deny", ("method/a", "method/b"), "extends")]) == ([], [said])
    True
    """
    denied = denied_statements(operations)
    kept: list[Assertion] = []
    left_out: list[Assertion] = []
    for assertion in assertions:
        (left_out if statement_of(assertion) in denied else kept).append(assertion)
    return kept, left_out


def statement_of(assertion: Assertion) -> Statement:
    """What an assertion states, whichever paper makes it."""
    return assertion.subject, assertion.predicate, assertion.object


def unmet(operations: Iterable[Operation], made: Container[Statement]) -> list[str]:
    """A line for each ``deny`` of a statement that is not among those ``made``.

    >>> unmet([Operation("deny", ("method/a", "method/b"), "extends")], ())
    ['curation: deny no longer applies: nothing states method/a extends method/b']
    """
    missed = [" ".join(statement) for statement in sorted(denied_statements(operations)) if statement not in made]
    return [f"curation: deny no longer applies: nothing states {statement}" for statement in missed]

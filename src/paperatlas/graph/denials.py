"""Statements that a person denied: left out of the graph, whichever papers make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperatlas.curation import Operation
from paperatlas.model import Assertion


def without_denied(
    assertions: Iterable[Assertion], operations: Sequence[Operation]
) -> tuple[list[Assertion], list[str]]:
    """The assertions that no ``deny`` names, and a line for each ``deny`` that names none.

    >>> said = Assertion("method/a", "extends", "method/b", "paper/p", 0.9)
    >>> without_denied([said], [Operation("deny", ("method/a", "method/b"), "extends")])
    ([], [])
    """
    denied = {(o.on[0], o.to, o.on[1]) for o in operations if o.op == "deny"}
    kept, met = [], set()
    for assertion in assertions:
        statement = assertion.subject, assertion.predicate, assertion.object
        if statement in denied:
            met.add(statement)
        else:
            kept.append(assertion)
    missed = [" ".join(map(str, statement)) for statement in sorted(denied - met, key=str)]
    return kept, [f"curation: deny no longer applies: nothing states {statement}" for statement in missed]

"""Whether two streams of facts are the same graph, and where they first differ."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from paperatlas.graph.digest import facts_digest
from paperatlas.graph.facts import Fact

Facts = Callable[[], Iterable[Fact]]
"""Facts that can be gone through again."""


def first_difference(here: Facts, there: Facts) -> str | None:
    """The first difference in the order of the facts' keys, in words; None where there is none.

    The facts are held in memory only where their digests differ.

    >>> one, other = Fact(("Task", "task/a"), '{"name": "a"}'), Fact(("Task", "task/a"), '{"name": "b"}')
    >>> first_difference(lambda: [one], lambda: [other])
    'Task task/a: name is "a" here, "b" there'
    """
    if facts_digest(here()) == facts_digest(there()):
        return None
    left, right = _by_key(here()), _by_key(there())
    key = min(key for key in {*left, *right} if left[key] != right[key])
    return f"{shown(key)}: {_difference(left[key], right[key])}"


def shown(key: tuple[str, ...]) -> str:
    """The key of a fact as people read it.

    >>> shown(("USES", "paper/a", "method/b", "paper/a"))
    'USES paper/a -> method/b (paper/a)'
    """
    if len(key) == 4:
        kind, source, target, paper = key
        return f"{kind} {source} -> {target}" + (f" ({paper})" if paper else "")
    return " ".join(key)


def _by_key(facts: Iterable[Fact]) -> dict[tuple[str, ...], Counter[str]]:
    found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for fact in facts:
        found[fact.key][fact.content] += 1
    return found


def _difference(here: Counter[str], there: Counter[str]) -> str:
    if not there:
        return "is here, but not there"
    if not here:
        return "is there, but not here"
    if len(here) == len(there) == 1 and {*here} != {*there}:
        return _property(json.loads(next(iter(here))), json.loads(next(iter(there))))
    return f"is here {here.total()} times, there {there.total()} times"


def _property(here: dict[str, Any], there: dict[str, Any]) -> str:
    name = min(name for name in {*here, *there} if here.get(name) != there.get(name))
    return f"{name} is {_value(here.get(name))} here, {_value(there.get(name))} there"


def _value(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."

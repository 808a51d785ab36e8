"""Which papers a survey table is about: a small language of conditions.

    conditions := condition ("and" condition)*
    condition  := COLUMN ("~" | "=" | "!=" | "<" | "<=" | ">" | ">=") TEXT

``~`` asks for a name that holds the words (each from the start of a word), or for anything below a concept so called:
``robot ~ quadruped robot`` finds the Unitree A1. ``=`` asks for exactly that name or alias, ``!=`` for papers without
it. Years take numbers and no ``~``; nothing else takes ``<`` and ``>``. Text with "and" in it stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne

from paperatlas.analyses.broader import at_or_below
from paperatlas.analyses.names import names_of
from paperatlas.analyses.survey_columns import COLUMNS, CONCEPTS, Sighting, sightings
from paperatlas.errors import UsageError
from paperatlas.ontology import load_schema
from paperatlas.stores import Store
from paperatlas.text.normal_form import normal_form

YEAR = "year"
LONGEST = 1000
"""Characters of conditions, so that a wrong text is refused at once."""

_YEARS: dict[str, Callable[[int, int], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_TEXTS = ("~", "=", "!=")
_CONDITION = re.compile(
    r"\s*(?P<column>\w+)\s*(?P<operator>!=|<=|>=|~|=|<|>)\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\"'~=<>!][^\"~=<>!]*?))\s*(?:(?P<more>\sand\s)|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Condition:
    """One condition on a column."""

    column: str
    operator: str
    value: str


def parse_where(text: str) -> tuple[Condition, ...]:
    """The conditions of a text; none for an empty one. Raises `UsageError` for what is not understood.

    >>> parse_where("task ~ locomotion and year >= 2022")
    (Condition(column='task', operator='~', value='locomotion'), Condition(column='year', operator='>=', value='2022'))
    """
    if len(text) > LONGEST:
        raise UsageError(f"the conditions are longer than {LONGEST} characters")
    found: list[Condition] = []
    at, more = 0, bool(text.strip())
    while more:
        match = _CONDITION.match(text, at)
        if not match:
            raise UsageError(f"'{text[at:].strip()}' is no condition; write: COLUMN ~ TEXT and year >= 2022")
        value = next(match[name] for name in ("double", "single", "bare") if match[name] is not None)
        found.append(_checked(match["column"].lower(), match["operator"], value.strip(), match["bare"] is not None))
        at, more = match.end(), match["more"] is not None
    return tuple(found)


def _checked(column: str, operator: str, value: str, bare: bool) -> Condition:
    if column not in COLUMNS:
        raise UsageError(f"no column '{column}' to set a condition on; there are: {', '.join(COLUMNS)}")
    known = tuple(_YEARS) if column == YEAR else _TEXTS
    if operator not in known:
        raise UsageError(f"column '{column}' takes no '{operator}'; it takes: {' '.join(known)}")
    if column == YEAR and not re.fullmatch(r"[0-9]{1,4}", value):
        raise UsageError(f"'{value}' is no year")
    if bare and re.search(r"\sand$", value, re.IGNORECASE):
        raise UsageError(f"a condition is missing after '{value}'")
    if bare and re.search(r"\sor\s", value, re.IGNORECASE):
        raise UsageError(f"conditions are joined by 'and' only; put quotes around text like '{value}'")
    if not normal_form(value):
        raise UsageError(f"the condition on '{column}' compares with nothing")
    return Condition(column, operator, value)


def matching(store: Store, condition: Condition, least: float) -> list[Sighting]:
    """What the column shows that meets the condition; for ``!=`` what meets its opposite."""
    found = sightings(store, condition.column, least)
    if condition.column == YEAR:
        compare = _YEARS[condition.operator]
        return [s for s in found if compare(int(s.name), int(condition.value))]
    if condition.column in CONCEPTS:
        keys = _concepts(store, condition)
        return [s for s in found if s.key in keys]
    return [s for s in found if _holds(normal_form(s.name), condition)]


def excludes(condition: Condition) -> bool:
    """Whether the condition asks for papers without what `matching` finds."""
    return condition.operator == "!=" and condition.column != YEAR


def _concepts(store: Store, condition: Condition) -> frozenset[str]:
    """The keys of the concepts that a condition means."""
    family = load_schema().family_of[CONCEPTS[condition.column].label]
    named = {
        key
        for label in load_schema().kinds_of(family)
        for key, name, aliases in names_of(store, label)
        if key == condition.value or _any_holds((name, *aliases), condition)
    }
    return at_or_below(store, family, named) if condition.operator == "~" else frozenset(named)


def _any_holds(names: Iterable[str], condition: Condition) -> bool:
    return any(_holds(normal_form(name), condition) for name in names)


def _holds(form: str, condition: Condition) -> bool:
    wanted = normal_form(condition.value)
    return f" {wanted}" in f" {form}" if condition.operator == "~" else wanted == form

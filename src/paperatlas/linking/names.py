"""How a unit is called: in a curation file, in a merge list, and as the key of a concept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from paperatlas.model import Unit
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug

GUESSED = "~"
"""What stands before the long form of a unit whose papers do not give it: its context tells. In no normal form."""


def unit_name(unit: Unit) -> str:
    """The unit's readable, injective name.

    >>> unit_name(Unit("Method", "spo", "simple policy optimization")), unit_name(Unit("Method", "rrt*"))
    ('method/spo~simple-policy-optimization', 'method/rrt-star')
    """
    name = f"{unit.family.lower()}/{slug(unit.name)}"
    return f"{name}~{_long_slug(unit)}" if unit.long_form else name


def _long_slug(unit: Unit) -> str:
    return GUESSED * is_guessed(unit) + slug(unit.long_form.removeprefix(GUESSED))


def is_guessed(unit: Unit) -> bool:
    """Whether the unit is a short form whose long form its context tells."""
    return unit.long_form.startswith(GUESSED)


def guessed_units(units: Iterable[Unit]) -> set[Unit]:
    """For each short form with a long form the unit that it is where its context tells that."""
    return {Unit(unit.family, unit.name, GUESSED + unit.long_form) for unit in units if unit.long_form}


@lru_cache(maxsize=1 << 18)
def make_unit(family: str, name: str, long_form: str | None = None) -> Unit | None:
    """The unit of a name as a text has it; None where nothing of the name can be compared."""
    normal, long = normal_form(name), normal_form(long_form or "")
    return Unit(family, normal, long if long != normal else "") if normal else None

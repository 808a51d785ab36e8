"""What the papers say of names: which units there are, under which surfaces and types, and what joins them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from paperatlas.linking.names import make_unit
from paperatlas.model import Candidate, Extraction, LinkRecord, Unit
from paperatlas.ontology import load_schema
from paperatlas.text.abbreviations import is_short_form, spells_out

_CAPITALS = re.compile(r"[A-Z].*[A-Z]")


class Use(NamedTuple):
    """A candidate that is a short form, with what counting it needs, and all names in its paper."""

    paper: int
    record: str
    id: str
    unit: Unit
    type: str
    name: str
    weight: int
    beside: tuple[str, ...]


@dataclass
class Observed:
    """Counts over all papers. Confidences are summed as ten-thousandths, so that no order of addition matters."""

    types: dict[Unit, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    surfaces: dict[Unit, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: dict[tuple[Unit, Unit, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """The papers, by number, that join two units by a rule."""
    places: dict[Unit, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The papers, by number, that have a candidate under each unit, once for each candidate."""
    uses: dict[Unit, list[Use]] = field(default_factory=lambda: defaultdict(list))
    """The candidates that are short forms, with and without their long forms."""

    def records(self) -> list[LinkRecord]:
        """The link records that papers support."""
        return [LinkRecord(*pair, support=len(set(papers))) for pair, papers in sorted(self.pairs.items())]

    def papers(self) -> dict[Unit, int]:
        """How often papers use each unit."""
        return {unit: counts.total() for unit, counts in self.surfaces.items()}

    def long_forms(self) -> set[Unit]:
        """The bare units of all long forms that papers give."""
        return {Unit(unit.family, unit.long_form) for unit in self.types if unit.long_form}

    def is_short(self, unit: Unit) -> bool:
        """Whether papers mostly write a unit as short forms are written, with two capitals or more."""
        written = self.surfaces[unit]
        return 2 * sum(count for name, count in written.items() if _CAPITALS.search(name)) >= written.total()

    def move(self, use: Use, unit: Unit) -> bool:
        """Count a use of a short form under another unit; whether no paper is left that uses the old one at all."""
        old = use.unit
        self.types[unit][use.type] += use.weight
        self.types[old][use.type] -= use.weight
        self.surfaces[unit][use.name] += 1
        self.surfaces[old] -= Counter((use.name,))
        self.uses[unit].append(use)
        self.uses[old].remove(use)
        self.places[unit].append(use.paper)
        self.places[old].remove(use.paper)
        if not self.uses[old]:
            del self.types[old]
        if not self.surfaces[old]:
            del self.surfaces[old]
        return old not in self.surfaces


def observe(extractions: Iterable[Extraction], first: int = 1) -> Observed:
    """Count the accepted candidates of all papers, which have the numbers from ``first`` on."""
    observed = Observed()
    for paper, extraction in enumerate(extractions, first):
        accepted = accepted_candidates(extraction)
        beside = tuple(name for c in accepted for name in (c.name, *c.aliases))
        for candidate in accepted:
            unit = _observe(candidate, paper, observed)
            if unit:
                observed.places[unit].append(paper)
            if unit and (unit.long_form or is_short_form(candidate.name)):
                said = candidate.type, candidate.name, _weight(candidate)
                observed.uses[unit].append(Use(paper, extraction.record, candidate.id, unit, *said, beside))
    return observed


def accepted_candidates(extraction: Extraction) -> list[Candidate]:
    """The candidates that are linked."""
    return [c for c in extraction.candidates if c.accepted and c.type in load_schema().family_of]


def candidate_unit(candidate: Candidate) -> Unit | None:
    """The unit under which a candidate is linked; None for one whose name cannot be compared."""
    return make_unit(load_schema().family_of[candidate.type], candidate.name, _long_form(candidate))


def _long_form(candidate: Candidate) -> str | None:
    """The long form that the candidate gives, else its alias that spells out its name, if it is no curated name."""
    if candidate.long_form or candidate.vocabulary:
        return candidate.long_form
    return next((a for a in candidate.aliases if spells_out(candidate.name, a)), None)


def _weight(candidate: Candidate) -> int:
    """At least 1, so that a type that a candidate has always counts."""
    return max(1, round(candidate.confidence * 10_000))


def _observe(candidate: Candidate, paper: int, observed: Observed) -> Unit | None:
    unit = candidate_unit(candidate)
    if unit is None:
        return None
    observed.types[unit][candidate.type] += _weight(candidate)
    observed.surfaces[unit][candidate.name] += 1
    if unit.long_form:
        long = Unit(unit.family, unit.long_form)
        observed.surfaces[long][_long_form(candidate) or ""] += 1
        observed.pairs[unit, long, "abbreviation"].append(paper)
    for alias in candidate.aliases:
        _observe_alias(alias, unit, candidate, paper, observed)
    return unit


def _observe_alias(alias: str, unit: Unit, candidate: Candidate, paper: int, observed: Observed) -> None:
    """Join an alias to its candidate; one that abbreviates the candidate's name is a short form with that long form."""
    short = not unit.long_form and spells_out(alias, candidate.name)
    other = make_unit(unit.family, alias, candidate.name if short else None)
    if other is None or other.name in (unit.name, unit.long_form):
        return
    observed.surfaces[other][alias] += 1
    pair = (other, unit, "abbreviation") if short else (unit, other, "alias")
    observed.pairs[pair].append(paper)

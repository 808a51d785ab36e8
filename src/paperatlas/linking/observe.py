"""What the papers say of names: which units there are, under which surfaces and types, and what joins them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from paperatlas.linking.names import make_unit
from paperatlas.model import Candidate, Extraction, LinkRecord, Unit
from paperatlas.ontology import load_schema
from paperatlas.text.abbreviations import spells_out


@dataclass
class Observed:
    """Counts over all papers. Confidences are summed as ten-thousandths, so that no order of addition matters."""

    types: dict[Unit, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    surfaces: dict[Unit, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: Counter[tuple[Unit, Unit, str]] = field(default_factory=Counter)

    def records(self) -> list[LinkRecord]:
        """The link records that papers support."""
        return [LinkRecord(left, right, rule, support=n) for (left, right, rule), n in sorted(self.pairs.items())]


def observe(extractions: Iterable[Extraction]) -> Observed:
    """Count the accepted candidates of all papers."""
    observed = Observed()
    family_of = load_schema().family_of
    for extraction in extractions:
        for candidate in extraction.candidates:
            if candidate.accepted and candidate.type in family_of:
                _observe(candidate, family_of[candidate.type], observed)
    return observed


def candidate_unit(candidate: Candidate) -> Unit | None:
    """The unit under which a candidate is linked; None for one whose name cannot be compared."""
    return make_unit(load_schema().family_of[candidate.type], candidate.name, _long_form(candidate))


def _long_form(candidate: Candidate) -> str | None:
    """The long form that the candidate gives, else its alias that spells out its name, if it is no curated name."""
    if candidate.long_form or candidate.vocabulary:
        return candidate.long_form
    return next((a for a in candidate.aliases if spells_out(candidate.name, a)), None)


def _observe(candidate: Candidate, family: str, observed: Observed) -> None:
    unit = candidate_unit(candidate)
    if unit is None:
        return
    observed.types[unit][candidate.type] += round(candidate.confidence * 10_000)
    observed.surfaces[unit][candidate.name] += 1
    if unit.long_form:
        long = Unit(family, unit.long_form)
        observed.surfaces[long][_long_form(candidate) or ""] += 1
        observed.pairs[unit, long, "abbreviation"] += 1
    for alias in candidate.aliases:
        _observe_alias(alias, unit, candidate, observed)


def _observe_alias(alias: str, unit: Unit, candidate: Candidate, observed: Observed) -> None:
    """Join an alias to its candidate; one that abbreviates the candidate's name is a short form with that long form."""
    short = not unit.long_form and spells_out(alias, candidate.name)
    other = make_unit(unit.family, alias, candidate.name if short else None)
    if other is None or other.name in (unit.name, unit.long_form):
        return
    observed.surfaces[other][alias] += 1
    pair = (other, unit, "abbreviation") if short else (unit, other, "alias")
    observed.pairs[pair] += 1

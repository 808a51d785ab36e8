"""Names of the index: what papers say of each, counted, and which are its neighbours."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from paperatlas.curation import Operation
from paperatlas.linking.link import spoken_units
from paperatlas.linking.names import make_unit
from paperatlas.linking.neighbours import unit_keys
from paperatlas.linking.observe import Observed, Use
from paperatlas.linking.rules import named_unit
from paperatlas.model import Extraction, Unit
from paperatlas.ontology import Vocabulary, load_schema
from paperatlas.pipeline.index.records import Records
from paperatlas.pipeline.index.tables import MOST_NEIGHBOURS, TooFarError


class Units(Records):
    """Looks up what was observed of names."""

    def observe(self, observed: Observed, vocabulary: Vocabulary) -> None:
        """Count what was observed, of papers that are not in the index."""
        self._count(observed, 1)
        self.insert("pair", _pair_rows(observed))
        places = ((text(unit), Counter(papers)) for unit, papers in observed.places.items())
        self.insert("place", ((unit, paper, n) for unit, counts in places for paper, n in counts.items()))
        uses = [use for found in observed.uses.values() for use in found if _may_decide(use.unit, vocabulary)]
        self.insert("use", ((text(u.unit), u.paper, u.id, u.type, u.name, u.weight) for u in uses))
        self.insert("beside", {use.paper: (use.paper, json.dumps(use.beside)) for use in uses}.values())

    def forget(self, observed: Observed) -> None:
        """Take out what was observed of papers."""
        self._count(observed, -1)
        self.delete("pair", "left, right, rule, paper", _pair_rows(observed))
        for table in ("place", "use"):
            self.delete(table, "unit, paper", ((text(u), p) for u, papers in observed.places.items() for p in papers))
        self.delete("beside", "paper", ((use.paper,) for uses in observed.uses.values() for use in uses))

    def add_keys(self, units: Iterable[Unit], vocabulary: Vocabulary) -> None:
        """Make names findable by their neighbours."""
        self.insert("unit_key", ((key, text(unit)) for unit in units for key in unit_keys(unit, vocabulary)))

    def remove_keys(self, units: Iterable[Unit], vocabulary: Vocabulary) -> None:
        """Take those of the names out that nothing is observed of any longer."""
        for unit in units:
            if not self.rows("SELECT 1 FROM unit WHERE unit = ?", text(unit)):
                rows = ((key, text(unit)) for key in unit_keys(unit, vocabulary))
                self.delete("unit_key", "key, unit", rows)

    def named_by(self, operations: Iterable[Operation]) -> set[Unit]:
        """The names that operations of a person may mean, and those that they bring in."""
        families = {family.lower(): family for family in load_schema().family_of.values()}
        found: set[Unit] = set()
        for operation in operations:
            found.update(unit for name in operation.on for unit in self._called(name))
            family = families.get(operation.on[0].split("/")[0])
            alias = make_unit(family, operation.to or "") if family and operation.op == "alias" else None
            found |= {alias} if alias else set()
        return found

    def _called(self, name: str) -> Iterator[Unit]:
        """The names that may be called so (`unit_name`), or that became the concept of that key."""
        bare = name.split("~")[0]
        yield from map(unit_of, self.column("SELECT unit FROM unit_key WHERE key = ?", bare))
        yield from map(unit_of, self.column("SELECT unit FROM key_of WHERE key = ?", name))

    def neighbourhood(self, units: Iterable[Unit], vocabulary: Vocabulary) -> set[Unit]:
        """All names that can be reached from some over shared keys and pairs, those of curated concepts among them
        that no text uses: a label brings them in.
        """
        found: set[str] = set()
        keys: set[str] = set()
        new = {text(unit) for unit in units}
        while new:
            found |= new
            if len(found) > MOST_NEIGHBOURS:
                raise TooFarError
            reached: set[str] = set()
            for unit in new:
                for key in unit_keys(unit_of(unit), vocabulary) - keys:
                    keys.add(key)
                    reached.update(self.column("SELECT unit FROM unit_key WHERE key = ?", key))
                reached.update(self.column("SELECT DISTINCT right FROM pair WHERE left = ?", unit))
                reached.update(self.column("SELECT DISTINCT left FROM pair WHERE right = ?", unit))
            new = reached - found
        near = set(map(unit_of, found))
        return near | {named for unit in near if (named := named_unit(unit, vocabulary))}

    def observed(self, units: Iterable[Unit], vocabulary: Vocabulary) -> Observed:
        """What all papers say of the names of a neighbourhood."""
        observed = Observed()
        for unit in sorted(units):
            name = text(unit)
            for types, surfaces in self.rows("SELECT types, surfaces FROM unit WHERE unit = ?", name):
                observed.surfaces[unit] = Counter(json.loads(surfaces))
                if types != "{}":
                    observed.types[unit] = Counter(json.loads(types))
            for right, rule, paper in self.rows("SELECT right, rule, paper FROM pair WHERE left = ?", name):
                observed.pairs[unit, unit_of(right), rule].append(paper)
            for paper, number in self.rows("SELECT paper, number FROM place WHERE unit = ?", name):
                observed.places[unit] += [paper] * number
            if _may_decide(unit, vocabulary):
                observed.uses[unit] += self._uses(unit)
        return observed

    def hear(self, extraction: Extraction) -> None:
        """Note the names of which a text speaks in place of those of its candidates."""
        number = self.number(extraction.record)
        self.insert("spoken", ((text(unit), number) for unit in spoken_units(extraction)))

    def unhear(self, extraction: Extraction) -> None:
        """Take them out."""
        number = self.number(extraction.record)
        self.delete("spoken", "unit, paper", ((text(unit), number) for unit in spoken_units(extraction)))

    def papers_with(self, units: Iterable[Unit]) -> set[int]:
        """The papers that have a candidate, or speak of one, under some names."""
        found: set[int] = set()
        for unit in units:
            for table in ("place", "spoken"):
                found.update(self.column(f"SELECT paper FROM {table} WHERE unit = ?", text(unit)))  # noqa: S608
        return found

    def _uses(self, unit: Unit) -> Iterator[Use]:
        query = (
            "SELECT use.paper, digest, candidate, type, name, weight, names FROM use "
            "JOIN beside ON beside.paper = use.paper JOIN record ON record.id = use.paper WHERE unit = ?"
        )
        for paper, digest, candidate, kind, name, weight, names in self.rows(query, text(unit)):
            yield Use(paper, digest, candidate, unit, kind, name, weight, tuple(json.loads(names)))

    def _count(self, observed: Observed, sign: int) -> None:
        rows = []
        for unit, surfaces in observed.surfaces.items():
            known = self.rows("SELECT types, surfaces FROM unit WHERE unit = ?", text(unit))
            old = [Counter(json.loads(value)) for value in known[0]] if known else [Counter(), Counter()]
            new = [_sum(old[0], observed.types.get(unit, {}), sign), _sum(old[1], surfaces, sign)]
            rows.append((text(unit), *(json.dumps(counts, ensure_ascii=False, sort_keys=True) for counts in new)))
        self.insert("unit", rows)
        self.delete("unit", "unit, surfaces", ((row[0], "{}") for row in rows))


def text(unit: Unit) -> str:
    """A unit as the index has it. No normal form has a tab."""
    return "\t".join(unit_parts(unit))


def unit_parts(unit: Unit) -> tuple[str, str, str]:
    """Family, name and long form."""
    return unit.family, unit.name, unit.long_form


def unit_of(written: str) -> Unit:
    """The unit of a text.

    >>> unit_of(text(Unit("Method", "spo"))) == Unit("Method", "spo")
    True
    """
    return Unit(*written.split("\t"))


def _pair_rows(observed: Observed) -> Iterator[tuple[str, str, str, int]]:
    for (left, right, rule), papers in observed.pairs.items():
        for paper in papers:
            yield text(left), text(right), rule, paper


def _may_decide(unit: Unit, vocabulary: Vocabulary) -> bool:
    """Whether a short form is one that context may decide: not one that the vocabulary has."""
    return (unit.family, unit.name) not in vocabulary.by_name


def _sum(old: Mapping[str, int], more: Mapping[str, int], sign: int) -> dict[str, int]:
    found = {name: old.get(name, 0) + sign * more.get(name, 0) for name in {**old, **more}}
    return {name: number for name, number in found.items() if number}

"""Curation replayed on link records: cuts, additions, and what a person says of single concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

from paperatlas.curation import Operation
from paperatlas.linking.names import make_unit, unit_name
from paperatlas.model import LinkRecord, Unit


class Curation:
    """The operations of a curation file, applied to the units and records of one build.

    An operation whose names no longer exist, or that changes nothing, is not dropped: it is listed in ``problems``.
    """

    def __init__(self, operations: Sequence[Operation], units: Iterable[Unit]) -> None:
        self.operations = operations
        self.problems: list[str] = []
        self.unknown: set[str] = set()
        """Names in ``rename``, ``retype`` and ``forbid`` that no concept has."""
        self._effective: set[frozenset[Unit]] = set()
        self._units: dict[str, Unit] = {unit_name(unit): unit for unit in sorted(units)}
        self._of_name: dict[str, list[Unit]] = defaultdict(list)
        for name, unit in self._units.items():
            self._of_name[name.split("~")[0]].append(unit)

    def added_units(self) -> list[Unit]:
        """The units that ``alias`` operations bring in."""
        added = []
        for operation in self._all("alias"):
            target = self.find(operation.on[0])
            unit = make_unit(target[0].family, operation.to or "") if target else None
            if unit:
                added.append(unit)
        return added

    def replay(self, records: Iterable[LinkRecord]) -> list[LinkRecord]:
        """The records after all operations, in their order: ``merge`` and ``alias`` add some, ``split`` cuts some.

        A merge that comes after a split of the same names joins them again; what the rules found stays cut.
        """
        added: list[LinkRecord] = []
        for operation in self._all("merge", "alias", "split"):
            if operation.op == "split":
                added = self._without(added, self._ends([operation]))
            else:
                added.extend(self._added(operation))
        return [*added, *self.cut(records)]

    def cut(self, records: Iterable[LinkRecord]) -> list[LinkRecord]:
        """The records without those that ``split`` operations cut."""
        return self._without(records, self._ends(self._all("split")))

    def check_splits(self) -> None:
        """List the splits that have cut nothing."""
        for ends in self._ends(self._all("split")):
            if ends not in self._effective:
                names = " and ".join(sorted(unit_name(unit) for unit in ends))
                self.problems.append(f"curation: split no longer applies: no link record joins {names}")

    def about(self, op: str, key_of: Mapping[Unit, str], concepts: Container[str]) -> dict[str, str]:
        """For ``rename``, ``retype`` or ``forbid``: the keys of the concepts meant, with what they become."""
        found = {}
        for operation in self._all(op):
            for name in operation.on:
                keys = [key_of[unit] for unit in self.find(name) if unit in key_of]
                if keys or name in concepts:
                    found[keys[0] if keys else name] = operation.to or ""
                else:
                    self.unknown.add(name)
                    self._missing(name, operation)
        return found

    def find(self, name: str) -> list[Unit]:
        """The unit of exactly that name, else those of that bare name."""
        return [self._units[name]] if name in self._units else self._of_name.get(name, [])

    def _added(self, operation: Operation) -> list[LinkRecord]:
        """The records by which ``merge`` or ``alias`` joins names of one family."""
        groups = [self._found(name, operation) for name in operation.on]
        if operation.op == "alias" and groups[0]:
            alias = make_unit(groups[0][0].family, operation.to or "")
            groups.append([alias] if alias else [])
        firsts = [group[0] for group in groups if group]
        if len({unit.family for unit in firsts}) > 1:
            names = ", ".join(operation.on)
            self._list(f"curation: {operation.op} of {names} does not apply: they are of different families")
            return []
        return [LinkRecord(a, b, "curation") for a, b in pairwise(firsts) if a != b]

    def _ends(self, splits: Iterable[Operation]) -> list[frozenset[Unit]]:
        """The two units of each split that has them."""
        found = [[self._found(name, split)[:1] for name in split.on] for split in splits]
        return [frozenset(ends[0] + ends[1]) for ends in found if len(ends) == 2 and all(ends)]

    def _without(self, records: Iterable[LinkRecord], cuts: Sequence[frozenset[Unit]]) -> list[LinkRecord]:
        kept = []
        for record in records:
            ends = frozenset((record.left, record.right))
            if ends in cuts:
                self._effective.add(ends)
            else:
                kept.append(record)
        return kept

    def _found(self, name: str, operation: Operation) -> list[Unit]:
        return self.find(name) or self._missing(name, operation)

    def _missing(self, name: str, operation: Operation) -> list[Unit]:
        self._list(f"curation: {operation.op} no longer applies: no concept has the name {name}")
        return []

    def _list(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _all(self, *ops: str) -> list[Operation]:
        return [operation for operation in self.operations if operation.op in ops]

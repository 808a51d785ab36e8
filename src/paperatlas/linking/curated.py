"""Curation replayed on link records: cuts, additions, and what a person says of single concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from paperatlas.curation import Operation
from paperatlas.linking.names import make_unit, unit_name
from paperatlas.model import LinkRecord, Unit


class Curation:
    """The operations of a curation file, applied to the units and records of one build.

    An operation whose names no longer exist is not dropped: it is listed in ``problems``.
    """

    def __init__(self, operations: Sequence[Operation], units: Iterable[Unit]) -> None:
        self.operations = operations
        self.problems: list[str] = []
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

    def added(self) -> list[LinkRecord]:
        """The records that ``merge`` and ``alias`` operations add."""
        records: list[LinkRecord] = []
        for operation in self._all("merge", "alias"):
            groups = [self._found(name, operation) for name in operation.on]
            if operation.op == "alias" and groups[0]:
                alias = make_unit(groups[0][0].family, operation.to or "")
                groups.append([alias] if alias else [])
            firsts = [group[0] for group in groups if group]
            records.extend(LinkRecord(a, b, "curation") for a, b in pairwise(firsts) if a.family == b.family)
        return records

    def cut(self, records: Iterable[LinkRecord]) -> list[LinkRecord]:
        """The records without those that ``split`` operations cut."""
        cuts = set()
        for operation in self._all("split"):
            ends = [self._found(name, operation) for name in operation.on]
            if len(ends) == 2 and all(ends):
                cuts.add(frozenset((ends[0][0], ends[1][0])))
        return [record for record in records if frozenset((record.left, record.right)) not in cuts]

    def about(self, op: str, key_of: dict[Unit, str]) -> dict[str, str]:
        """For ``rename``, ``retype`` or ``forbid``: the keys of the concepts meant, with what they become."""
        found = {}
        for operation in self._all(op):
            for name in operation.on:
                for unit in self._found(name, operation)[:1]:
                    found[key_of[unit]] = operation.to or ""
        return found

    def find(self, name: str) -> list[Unit]:
        """The unit of exactly that name, else those of that bare name."""
        return [self._units[name]] if name in self._units else self._of_name.get(name, [])

    def _found(self, name: str, operation: Operation) -> list[Unit]:
        units = self.find(name)
        if not units:
            problem = f"curation: {operation.op} no longer applies: no concept has the name {name}"
            self.problems.append(problem) if problem not in self.problems else None
        return units

    def _all(self, *ops: str) -> list[Operation]:
        return [operation for operation in self.operations if operation.op in ops]

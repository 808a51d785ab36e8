"""What the analyses say of a whole atlas: each is asked once of the store, whatever number of pages shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from paperatlas.analyses.broader import narrowed, read_hierarchy
from paperatlas.analyses.leaderboard import Board, rank_results
from paperatlas.analyses.lineage import read_claims
from paperatlas.analyses.results import Record, reported
from paperatlas.analyses.survey_rows import Entry
from paperatlas.analyses.survey_table import SurveyTable, survey_table
from paperatlas.analyses.trials import Trial, trials
from paperatlas.ontology import load_schema
from paperatlas.stores import Store

if TYPE_CHECKING:
    import networkx

FAMILIES = ("Robot", "Resource")
"""What papers are tried on; these have parts that have papers of their own."""


class Findings:
    """The analyses of one atlas, each made when it is first asked for. The store must be open until then."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._trials: dict[str, list[Trial]] = {}

    def trials(self, label: str) -> list[Trial]:
        """The papers that work with the concepts of a label."""
        if label not in self._trials:
            self._trials[label] = trials(self.store, label)
        return self._trials[label]

    @cached_property
    def tried(self) -> dict[str, list[Trial]]:
        """The trials of each robot, benchmark, dataset and simulator, by key."""
        found: dict[str, list[Trial]] = defaultdict(list)
        for family in FAMILIES:
            for label in load_schema().kinds_of(family):
                for trial in self.trials(label):
                    found[trial.key].append(trial)
        return dict(found)

    @cached_property
    def results(self) -> dict[str, Record]:
        """The reported numbers by key."""
        return {record.key: record for record in reported(self.store)}

    @cached_property
    def boards(self) -> dict[str, tuple[Board, ...]]:
        """The boards of each benchmark that has numbers, by key."""
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.results.values():
            if record.benchmark.key:
                found[record.benchmark.key].append(record)
        return {key: rank_results(records) for key, records in sorted(found.items())}

    @cached_property
    def table(self) -> SurveyTable:
        """The survey table of all papers with the usual columns."""
        return survey_table(self.store)

    @cached_property
    def cells(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        """What the survey table holds, by the key of the paper and the column."""
        columns = self.table.columns
        return {row.key: dict(zip(columns, row.cells, strict=True)) for row in self.table.rows}

    @cached_property
    def claims(self) -> networkx.MultiDiGraph[str]:
        """What methods extend and outperform (see `paperatlas.analyses.lineage.read_claims`)."""
        return read_claims(self.store)

    @cached_property
    def proposals(self) -> dict[str, set[str]]:
        """The papers that propose each method, by keys."""
        found: dict[str, set[str]] = defaultdict(set)
        for trial in self.trials("Method"):
            if trial.type == "PROPOSES":
                found[trial.key].add(trial.paper)
        return dict(found)

    def narrower(self, key: str) -> Iterable[str]:
        """The keys of what stands below a robot or a benchmark, sorted."""
        found = (narrowed(hierarchy, [key]) for hierarchy in self._hierarchies if key in hierarchy)
        return sorted(frozenset().union(*found) - {key})

    @cached_property
    def _hierarchies(self) -> list[networkx.DiGraph[str]]:
        return [read_hierarchy(self.store, family) for family in FAMILIES]

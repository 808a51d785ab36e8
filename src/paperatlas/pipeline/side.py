"""One of two atlases that are compared, with what is asked of it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from paperatlas.atlas import AtlasFolder
from paperatlas.curation import Operation, read_curation
from paperatlas.graph.assemble import assertion_key
from paperatlas.linking.names import unit_name
from paperatlas.model import Assertion, Evidence, Graph, LinkRecord, PaperNode, Result

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Side:
    """The graph of an atlas, by which model it was read, and what it was curated by."""

    graph: Graph
    model: str
    operations: tuple[Operation, ...]

    @classmethod
    def of(cls, path: Path) -> Side:
        """An atlas on disk. Raises `AtlasError`."""
        folder = AtlasFolder(path)
        model, graph = folder.read(lambda m: (f"{m.model} {m.model_version}", folder.graph(m)))
        return cls(graph, model, read_curation(folder.curation))

    @cached_property
    def assertions(self) -> dict[Key, Assertion]:
        """All assertions by what makes each one."""
        return {assertion_key(a): a for a in self.graph.assertions}

    @cached_property
    def papers(self) -> dict[str, PaperNode]:
        """The papers by key."""
        return {node.key: node for node in self.graph.papers}

    @cached_property
    def records(self) -> dict[str, str]:
        """The paper of each record."""
        return {record: node.key for node in self.graph.papers for record in node.records}

    @cached_property
    def concepts(self) -> dict[str, str]:
        """The key of the concept of each member name and each key."""
        names = {unit_name(unit): c.key for c in self.graph.concepts for unit in c.members}
        return names | {c.key: c.key for c in self.graph.concepts}

    @cached_property
    def links(self) -> frozenset[LinkRecord]:
        """The link records, whatever number of papers supports them."""
        return frozenset(replace(record, support=1) for record in self.graph.links)

    @cached_property
    def said(self) -> frozenset[tuple[str, str, Evidence]]:
        """What stands where: paper, predicate and evidence, whatever concepts it is about."""
        return frozenset(found for assertion in self.graph.assertions for found in places(assertion))

    def about(self, key: str) -> tuple[str, ...]:
        """The key itself, or the concepts of a result."""
        result = self._results.get(key)
        return (key,) if result is None else tuple(filter(None, (result.method, result.benchmark, result.metric)))

    @cached_property
    def _results(self) -> dict[str, Result]:
        return {result.key: result for result in self.graph.results}


def places(assertion: Assertion) -> Iterator[tuple[str, str, Evidence]]:
    """Paper, predicate and each evidence, in any version of what found it."""
    for evidence in assertion.evidence:
        yield assertion.paper or "", assertion.predicate, replace(evidence, version="")

"""A change of a few papers, or by hand, made in their neighbourhood alone.

1. The records that are neighbours of those that come and go are merged to papers, as they were and as they are.
2. The names in the texts that come and go, and those that a person's operations mean, with all their neighbours, are
   linked, from what was observed before and from what is observed now.
3. Papers of which a name became another concept, or a concept of another type, say what they say in other terms.
4. Edges between concepts, and between papers and what their records name, are looked up by their ends.

Each step is made twice, before and after, by the functions that build the whole graph. What differs is the change;
whatever a neighbourhood does not show is the same on both sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from paperatlas.atlas.delta import Delta, delta_between
from paperatlas.curation import Operation
from paperatlas.graph.assemble import Statements, assertion_key, paper_statements, refusals, with_links
from paperatlas.graph.change import Change
from paperatlas.graph.denials import denied_statements, statement_of, unmet, without_denied
from paperatlas.graph.metadata import persons_of, record_assertions, venues_of
from paperatlas.linking import merge_papers
from paperatlas.linking.link import Linked, link_observed
from paperatlas.linking.names import GUESSED, is_guessed
from paperatlas.linking.neighbours import record_keys
from paperatlas.linking.observe import Observed, observe
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode, Person, Result, Unit, Venue
from paperatlas.ontology import Vocabulary
from paperatlas.pipeline.index import Index, TooFarError, is_of_concept, spellings
from paperatlas.pipeline.library import Library
from paperatlas.pipeline.local_edges import Citations, ConceptEdges, Names

MOST_PAPERS = 2000
"""Papers that say something in other terms, beyond which the whole atlas is linked instead."""


@dataclass(frozen=True)
class LocalChange:
    """What a change comes to: for stores, for the disk, and for the index, in which it is made already."""

    change: Change
    delta: Delta


@dataclass
class _Side:
    """The part of the graph that the change touches, as it was or as it is."""

    operations: Sequence[Operation]
    """What a person changed by hand."""
    nodes: list[PaperNode] = field(default_factory=list)
    linked: Linked = field(default_factory=lambda: Linked({}, {}, (), (), ()))
    values: dict[str, list[Any]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    denied: Sequence[Assertion] = ()
    papers: list[PaperNode] = field(default_factory=list)
    """The papers whose statements are among the values."""


class Locally:
    """One change on its way. The index is changed step by step, in its transaction."""

    def __init__(
        self,
        index: Index,
        library: Library,
        vocabulary: Vocabulary,
        before: Sequence[Operation],
        after: Sequence[Operation],
    ) -> None:
        """``before`` are the operations by hand that were in force, ``after`` those that are."""
        self._index = index
        self._library = library
        self._vocabulary = vocabulary
        self._before, self._after = _Side(before), _Side(after)

    def change(self, added: Sequence[tuple[Paper, str, str]], removed: Iterable[str]) -> LocalChange:
        """Make the change. ``added`` are records with the places of themselves and of what was read from them, which
        the library has; ``removed`` are digests. Raises `TooFarError`.
        """
        self._merge(added, set(removed))
        self._link()
        self._say()
        self._connect()
        return self._difference()

    # ------------------------------------------------------------ 1 papers

    def _merge(self, added: Sequence[tuple[Paper, str, str]], removed: set[str]) -> None:
        come = [paper for paper, _, _ in added]
        gone = [self._library.paper(digest) for digest in sorted(removed)]
        keys = {key for paper in (*come, *gone) for key in record_keys(paper)}
        near = [self._library.paper(digest) for digest in self._index.digests(self._index.near_records(keys))]
        kept = [paper for paper in near if paper.digest not in removed]
        for side, papers in ((self._before, near), (self._after, [*kept, *come])):
            nodes, side.values["ambiguities"] = merge_papers(papers)
            side.nodes = [with_links(node, self._library.extraction(node.records[0])) for node in nodes]
        before, after = self._before.nodes, self._after.nodes
        self._before.nodes = [node for node in before if node not in after]
        self._after.nodes = [node for node in after if node not in before]
        self._gone = gone
        self._index.add_records(added)
        self._index.assign(self._after.nodes)

    # ------------------------------------------------------------ 2 names

    def _link(self) -> None:
        index, vocabulary = self._index, self._vocabulary
        old = {node.records[0] for node in self._before.nodes}
        new = {node.records[0] for node in self._after.nodes}
        forgotten = [self._observed(digest) for digest in sorted(old - new)]
        heard = [self._observed(digest) for digest in sorted(new - old)]
        units = {unit for observed in (*forgotten, *heard) for unit in observed.surfaces}
        index.add_keys(units, vocabulary)
        meant = index.named_by((*self._before.operations, *self._after.operations))
        self._near = index.neighbourhood(units | meant, vocabulary)
        self._link_side(self._before)
        for observed in forgotten:
            index.forget(observed)
        for observed in heard:
            index.observe(observed, vocabulary)
        index.remove_keys(units, vocabulary)
        self._link_side(self._after)
        for digest in old - new:
            index.unhear(self._library.extraction(digest))
        for digest in new - old:
            index.hear(self._library.extraction(digest))

    def _link_side(self, side: _Side) -> None:
        """Link the neighbourhood. Raises `TooFarError` where an operation names a concept of the vocabulary that the
        neighbourhood lacks: it may be in the graph because it is broader than another.
        """
        observed = self._index.observed(self._near, self._vocabulary)
        side.linked = link_observed(observed, self._vocabulary, side.operations)
        if side.linked.unknown & self._vocabulary.entries.keys():
            raise TooFarError

    def _observed(self, digest: str) -> Observed:
        return observe([self._library.extraction(digest)], self._index.number(digest))

    # ------------------------------------------------------------ 3 what papers say

    def _say(self) -> None:
        changed = {node.records[0] for node in (*self._before.nodes, *self._after.nodes)}
        digests = [digest for digest in sorted({*self._retold(), *self._denying()}) if digest not in changed]
        if len(digests) > MOST_PAPERS:
            raise TooFarError
        others = [self._library.node(digest) for digest in digests]
        for side in (self._before, self._after):
            side.papers = [*side.nodes, *others]
            linked = self._naming(side.linked, [*sorted(changed), *digests])
            said = [paper_statements(n, self._library.extraction(n.records[0]), linked) for n in side.papers]
            side.values |= {"papers": side.nodes, **_gathered(said)}
            side.refused = sum((statements.refused for statements in said), Counter[str]())

    def _denying(self) -> set[str]:
        """The texts that state what is denied only before or only after."""
        statements = (denied_statements(side.operations) for side in (self._before, self._after))
        papers: set[str] = set()
        for subject, predicate, object_ in set.symmetric_difference(*statements):
            papers |= self._index.papers_stating((subject, predicate, object_)) | {subject}
            if "" in papers or predicate == "cites":
                raise TooFarError
        papers -= {node.key for node in (*self._before.nodes, *self._after.nodes)}
        records = (records[0] for paper in papers if (records := self._index.records_of(paper)))
        return {self._library.node(digest).records[0] for digest in records}

    def _retold(self) -> set[str]:
        """The texts that name something which became, by its name or by its context, something else."""
        before, after = self._before.linked, self._after.linked

        def become(linked: Linked, unit: Unit | None) -> tuple[str, str] | None:
            key = linked.key_of.get(unit) if unit else None
            return (key, linked.type_of(key)) if key else None

        units = {u for u in (*before.key_of, *after.key_of) if become(before, u) != become(after, u)}
        uses = {*before.senses, *after.senses}
        decided = {u for u in uses if become(before, before.senses.get(u)) != become(after, after.senses.get(u))}
        papers = self._index.papers_with(unit for unit in units if not is_guessed(unit))
        if len(papers) > MOST_PAPERS:
            raise TooFarError
        return {*self._index.digests(papers), *(record for record, _ in decided)}

    def _naming(self, linked: Linked, digests: Iterable[str]) -> Linked:
        """What names became, of those in the neighbourhood as linked now, of others as the index has it."""
        senses = {use: unit for d in digests for use, unit in self._index.senses(d) if not self._is_near(unit)}
        names = Names(linked, self._index, self._is_near)
        return Linked(names.concepts, names, (), (), (), senses | linked.senses)

    def _is_near(self, unit: Unit) -> bool:
        return Unit(unit.family, unit.name, unit.long_form.removeprefix(GUESSED)) in self._near

    # ------------------------------------------------------------ 4 edges

    def _connect(self) -> None:
        before, after, index = self._before, self._after, self._index
        edges = ConceptEdges(index, self._vocabulary, before.linked, after.linked)
        for side, concepts in ((before, edges.before), (after, edges.after)):
            side.values["concepts"] = list(concepts.values())
            side.values["links"] = list(side.linked.records)
            side.values["ambiguities"] += side.linked.ambiguities
        spelled = [spellings(side.nodes) for side in (before, after)]
        citations = Citations(index, before.nodes, after.nodes)
        for side in (before, after):
            if side is after:
                index.spell(spelled[0], -1)
                index.spell(spelled[1], 1)
                index.remove_linked(before.linked)
                index.add_linked(after.linked)
                citations.update()
                edges.update()
            counts = index.spellings(key for key, _ in spelled[0] + spelled[1])
            side.values["persons"] = list(persons_of({k: c for k, c in counts.items() if k.startswith("author/")}))
            side.values["venues"] = list(venues_of({k: c for k, c in counts.items() if k.startswith("venue/")}))
            side.values["assertions"] += [a for node in side.papers for a in record_assertions(node)]
            side.values["assertions"] += [*citations.assertions(), *edges.assertions()]
            stated = {assertion_key(a): a for a in side.values["assertions"]}.values()
            side.values["assertions"], side.denied = without_denied(stated, side.operations)
        for paper in self._gone:
            index.remove_record(paper)

    # ------------------------------------------------------------ the difference

    def _difference(self) -> LocalChange:
        before, after, index = self._before, self._after, self._index
        old, new = (self._stated(side) for side in (before, after))
        gone = [a for a, context in old.items() if new.get(a) != context]
        come = [a for a, context in new.items() if old.get(a) != context]
        index.remove_said(gone)
        index.add_said(come)
        refused = Counter(index.meta("refused"))
        refused.subtract(before.refused)
        refused.update(after.refused)
        index.set_meta("refused", refused := +refused)
        index.remove_denied(before.denied)
        index.add_denied(after.denied)
        made = set(filter(index.denies, denied_statements(after.operations)))
        problems = (
            *sorted(index.column("SELECT text FROM problem")),
            *unmet(after.operations, made),
            *refusals(refused),
        )
        delta = delta_between(before.values, after.values, problems)
        change = Change(
            old=self._context(before, old, []),
            new=self._context(after, new, gone),
            gone=self._part(before, after, gone),
            come=self._part(after, before, come),
        )
        return LocalChange(change, delta)

    def _stated(self, side: _Side) -> dict[Assertion, tuple[str, str, tuple[str, str]]]:
        """The assertions of a side with what their relationships show beside them."""
        texts = {node.key: (node.paper.title, node.paper.abstract) for node in side.papers}
        label = self._labels(side)
        stated = side.values["assertions"]
        return {a: (label(a.subject), label(a.object), texts.get(a.paper or "", ("", ""))) for a in stated}

    def _labels(self, side: _Side) -> Callable[[str], str]:
        types = {c.key: c.type for c in side.values["concepts"]}
        return lambda key: _LABELS.get(key.partition("/")[0]) or types.get(key) or self._index.type_of(key) or ""

    def _context(self, side: _Side, stated: Iterable[Assertion], gone: Iterable[Assertion]) -> Graph:
        """What stores need to know of a side beside what changes: ends, texts, and who still says what goes."""
        label = self._labels(side)
        ends = {end for a in stated for end in (a.subject, a.object)}
        papers = {node.key: node for node in side.papers}
        parts: dict[str, list[Any]] = defaultdict(list)
        for key in sorted({*ends, *papers, *(v.key for kind in _NODES for v in side.values[kind])}):
            kind = label(key)
            make = _MAKE.get(kind, lambda key, kind=kind: Concept(key, kind, ""))
            parts[_FIELDS.get(kind, "concepts")].append(papers.get(key) or make(key))
        return Graph(**{name: tuple(values) for name, values in parts.items()}, assertions=self._said_too(gone))

    def _said_too(self, gone: Iterable[Assertion]) -> tuple[Assertion, ...]:
        said = sorted({statement_of(a) for a in gone if is_of_concept(a)})
        pairs = [(s, paper) for s in said for paper in self._index.papers_of("said", s)]
        return tuple(Assertion(*s, paper or None, 0.0) for s, paper in pairs)

    def _part(self, side: _Side, other: _Side, assertions: Iterable[Assertion]) -> Graph:
        """The nodes that only one side has as they are, and some assertions."""
        others = {kind: set(other.values[kind]) for kind in _NODES}
        nodes = {kind: tuple(v for v in side.values[kind] if v not in others[kind]) for kind in _NODES}
        return Graph(**nodes, assertions=tuple(sorted(assertions, key=assertion_key)))


_NODES = ("papers", "concepts", "persons", "venues", "results")
_LABELS = {"paper": "Paper", "author": "Author", "venue": "Venue", "result": "Result"}
_FIELDS = {"Paper": "papers", "Author": "persons", "Venue": "venues", "Result": "results"}
_MAKE: dict[str, Callable[[str], Any]] = {
    "Paper": lambda key: PaperNode(key, Paper(""), ()),
    "Author": lambda key: Person(key, ""),
    "Venue": lambda key: Venue(key, ""),
    "Result": lambda key: Result(key, "", "", 0.0, ()),
}


def _gathered(said: Iterable[Statements]) -> dict[str, list[Any]]:
    found = list(said)
    return {
        "assertions": [assertion for statements in found for assertion in statements.assertions],
        "results": [result for statements in found for result in statements.results],
    }

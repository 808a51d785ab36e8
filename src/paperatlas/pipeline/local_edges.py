"""Edges that are looked up by their ends: between concepts, by their names, and citations, by what they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from paperatlas.graph.concept_edges import broader_in_vocabulary, plain_names, same_names
from paperatlas.graph.hierarchy import Named, find_broader, frequent_names
from paperatlas.graph.metadata import paper_marks
from paperatlas.linking.concepts import curated_concept
from paperatlas.linking.curated_concepts import ByHand
from paperatlas.linking.link import Linked
from paperatlas.model import Assertion, Concept, PaperNode, Unit
from paperatlas.ontology import Vocabulary
from paperatlas.pipeline.index import Index

Value = TypeVar("Value")


class ConceptEdges:
    """Concepts that change, and the edges of vocabulary and names at them; from `update` on, as they are then."""

    def __init__(self, index: Index, vocabulary: Vocabulary, before: Linked, after: Linked) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self.before, self.after = _of_papers(before), _of_papers(after)
        self._forbidden, self._forbidden_after = before.by_hand.forbidden, after.by_hand.forbidden
        self._add_broader(before.by_hand, after.by_hand)
        self._named = {named.key: named for named in frequent_names(self.before, before.papers)}
        self._renamed = {named.key: named for named in frequent_names(self.after, after.papers)}
        self._changed = _different(self.before, self.after)
        self._retyped = {k for k in self._changed if _type(self.before.get(k)) != _type(self.after.get(k))}
        values = [side[key] for side in (self.before, self.after) for key in self._changed if key in side]
        self._names = {name for concept in values for name in plain_names(concept)}
        self._narrower = self._find_narrower()
        self._affected = self._by_name()
        self._concepts = self.before

    def assertions(self) -> Iterator[Assertion]:
        """The edges that may differ, as the index has them now."""
        known = self._vocabulary.entries.keys() - self._forbidden
        listed = self._concepts | {key: Concept(key, "", "", vocabulary=key) for key in self._narrower}
        for key in sorted(self._changed | self._narrower):
            if key in listed:
                yield from broader_in_vocabulary(listed[key], self._vocabulary, known)
        keys_of = (self._index.column("SELECT key FROM plain_name WHERE name = ?", name) for name in self._names)
        yield from same_names(keys_of)
        for named in self._index.named(self._affected):
            yield from find_broader(named, self._index.holders)

    def update(self) -> None:
        """Change the index from before to after."""
        index, gone = self._index, [k for k in self._changed if k in self.before]
        come = [key for key in self._changed if key in self.after]
        index.remove_concepts(self.before[key] for key in gone)
        index.add_concepts(self.after[key] for key in come)
        different = _different(self._named, self._renamed)
        index.remove_named(self._named[key] for key in different if key in self._named)
        index.add_named(self._renamed[key] for key in different if key in self._renamed)
        self._concepts, self._forbidden = self.after, self._forbidden_after

    def _find_narrower(self) -> set[str]:
        """The concepts of the graph that the vocabulary puts under one which becomes forbidden or no longer is."""
        changed, entries = self._forbidden ^ self._forbidden_after, self._vocabulary.entries.values()
        narrower = {entry.key for entry in entries if changed and not changed.isdisjoint(entry.broader)}
        return {key for key in narrower - self._changed if self._index.type_of(key)}

    def _add_broader(self, *by_hand: ByHand) -> None:
        """Add the curated concepts that are there because they are broader than another, where these may differ."""
        curated = [{key for key, c in side.items() if c.vocabulary} for side in (self.before, self.after)]
        if curated[0] == curated[1] and by_hand[0] == by_hand[1]:
            return
        others = set(self._index.column("SELECT key FROM concept WHERE curated = 1")) - curated[0]
        for side, own, said in zip((self.before, self.after), curated, by_hand, strict=True):
            broader = {key for known in others | own for key in self._vocabulary.ancestors(known)} - others - own
            side |= said.applied({key: curated_concept(self._vocabulary.entries[key]) for key in broader})

    def _by_name(self) -> set[str]:
        """The concepts that may have another BROADER edge: those whose names changed, and those under such a name."""
        changed = _different(self._named, self._renamed) | self._retyped
        affected = set(changed)
        for key in changed:
            before, after = self._named.get(key), self._renamed.get(key)
            for family, name in _changed_names(before, after, key in self._retyped):
                query = "SELECT key FROM frequent_broader WHERE family = ? AND name = ?"
                affected.update(self._index.column(query, family, name))
        return affected


def _changed_names(before: Named | None, after: Named | None, is_retyped: bool) -> set[tuple[str, str]]:
    """The names whose holders, or what is asked of them, are not what they were."""
    names = [{(n.family, name) for name in n.names} if n else set() for n in (before, after)]
    whole = is_retyped or (before and after and before.curated != after.curated)
    return names[0] | names[1] if whole else names[0] ^ names[1]


def _of_papers(linked: Linked) -> dict[str, Concept]:
    """The concepts that papers name, without those that are only broader than one."""
    return {key: concept for key, concept in linked.concepts.items() if concept.members}


def _type(concept: Concept | None) -> str:
    return concept.type if concept else ""


def _different(before: Mapping[str, Value], after: Mapping[str, Value]) -> set[str]:
    return {key for key in {**before, **after} if before.get(key) != after.get(key)}


class Citations:
    """CITES of papers that change, and of those that cite one of them."""

    def __init__(self, index: Index, before: Sequence[PaperNode], after: Sequence[PaperNode]) -> None:
        self._index = index
        self._before, self._after = before, after
        marks = {mark for node in (*before, *after) for mark in paper_marks(node.paper)}
        self._citing = {node.key for node in (*before, *after)}
        for mark in marks:
            self._citing.update(index.column("SELECT paper FROM cited_mark WHERE mark = ?", mark))

    def assertions(self) -> Iterator[Assertion]:
        """The citations as the index has them now."""
        for paper in sorted(self._citing):
            yield from self._index.citations(paper)

    def update(self) -> None:
        """Change the index from before to after."""
        self._index.remove_citing(self._before)
        self._index.add_citing(self._after)


class Names(Mapping[Unit, str]):
    """The keys of names, and ``concepts`` by key: of a neighbourhood as it is linked, of others as the index has it."""

    def __init__(self, linked: Linked, index: Index, is_near: Callable[[Unit], bool]) -> None:
        self._linked, self._index, self._is_near = linked, index, is_near
        self.concepts = _Concepts(linked, index)

    def __getitem__(self, unit: Unit) -> str:
        key = self._linked.key_of.get(unit) if self._is_near(unit) else self._index.key_of(unit)
        if key is None:
            raise KeyError(unit)
        return key

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._linked.key_of)

    def __len__(self) -> int:
        return len(self._linked.key_of)


class _Concepts(Mapping[str, Concept]):
    def __init__(self, linked: Linked, index: Index) -> None:
        self._linked, self._index = linked, index

    def __getitem__(self, key: str) -> Concept:
        known = self._linked.concepts.get(key)
        return known or Concept(key, self._index.type_of(key) or "", "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._linked.concepts)

    def __len__(self) -> int:
        return len(self._linked.concepts)

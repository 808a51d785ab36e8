"""Merges: whether names that two papers use meet in one node of the atlas, as judges say that they should.

1. One atlas is built, in memory, of the papers that the pairs name.
2. An end of a pair is found when its paper mentions a concept of its family that has the name: among the paper's own
   words for it, or among the concept's names.
3. A pair whose two ends are found is one node where both ends have a concept in common.

Precision is the part of the found pairs in one node that should be; recall the part of the found pairs that should be
in one node that are.
Known weakness: an end whose paper mentions two concepts of one name has both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperatlas.errors import SourceError, UsageError
from paperatlas.evaluation.evaluate import silent
from paperatlas.evaluation.fields import Fields, read_objects
from paperatlas.evaluation.folding import fold_name
from paperatlas.evaluation.tally import Figures, Row, Tally
from paperatlas.extraction import Model, load_model
from paperatlas.graph.assemble import assemble_graph
from paperatlas.linking import link, merge_papers
from paperatlas.model import Assertion, Concept, Extraction, Graph, Paper
from paperatlas.ontology import load_schema, load_vocabulary
from paperatlas.sources.read_papers import PaperPath


@dataclass(frozen=True, slots=True)
class End:
    """A name in a paper, by the paper's own id."""

    name: str
    paper: str


@dataclass(frozen=True, slots=True)
class MergePair:
    """Two names of one family, in two papers, that are one concept or two. ``kind`` says what makes it hard."""

    id: str
    family: str
    kind: str
    same: bool
    ends: tuple[End, End]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair with the keys of the concepts that each of its ends was found in."""

    pair: MergePair
    keys: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def found(self) -> bool:
        """Whether both ends were found."""
        return all(self.keys)

    @property
    def joined(self) -> bool:
        """Whether both ends are in one node."""
        return not set(self.keys[0]).isdisjoint(self.keys[1])

    @property
    def mistake(self) -> str:
        """What is wrong: ``joined``, ``apart`` or ``not found``; empty where the atlas is right."""
        if not self.found:
            return "not found"
        wrong = {True: "joined", False: "apart"}
        return wrong[self.joined] if self.joined != self.pair.same else ""


@dataclass(frozen=True, slots=True)
class MergeScores:
    """How right the one-node decisions are, over all found pairs and by kind."""

    judged: tuple[JudgedPair, ...]
    decisions: Figures
    by_kind: tuple[Row, ...]

    @property
    def found(self) -> int:
        """The pairs whose ends were both found."""
        return sum(judged.found for judged in self.judged)

    @property
    def mistakes(self) -> list[JudgedPair]:
        """The pairs that the atlas has wrong, by mistake and in their order."""
        return sorted((judged for judged in self.judged if judged.mistake), key=lambda judged: judged.mistake)


def read_pairs(path: PaperPath) -> tuple[MergePair, ...]:
    """Read pairs, one JSON object a line. Raises `SourceError` for what cannot be read and for a file without pairs."""
    pairs = tuple(map(_pair, read_objects(path)))
    if not pairs:
        raise SourceError(f"{path}: holds no pair; write one JSON object a line")
    return pairs


def evaluate_merges(
    pairs: Sequence[MergePair],
    papers: Iterable[Paper],
    predictor: str | Model,
    progress: Callable[[str, int], None] = silent,
) -> MergeScores:
    """Build the graph of those of the papers that the pairs name, and judge its merges.

    Raises `UsageError` for a model of unknown name, and where a paper that a pair names is not there.
    """
    model = load_model(predictor) if isinstance(predictor, str) else predictor
    wanted = {end.paper for pair in pairs for end in pair.ends}
    chosen = {paper.digest: paper for paper in papers if paper.id in wanted}
    if missing := sorted(wanted - {paper.id for paper in chosen.values()}):
        raise UsageError(f"{len(missing)} papers of the pairs are not there, the first is '{missing[0]}'; add --papers")
    extractions = {}
    for number, (digest, paper) in enumerate(chosen.items(), 1):
        extractions[digest] = model.extract(paper)
        progress("extract", number)
    return judge_merges(pairs, *_graph(chosen, extractions))


def judge_merges(pairs: Sequence[MergePair], graph: Graph, ids: Mapping[str, Iterable[str]]) -> MergeScores:
    """Judge the merges of a graph; ``ids`` are the ids that a paper of the graph has as records, by its key."""
    names = _names_in_papers(graph, ids)
    judged = tuple(JudgedPair(pair, _keys(pair, names)) for pair in pairs)
    tally = Tally()
    for one in judged:
        if one.found and one.joined:
            tally.say(one.pair.kind, one.pair.same)
        if one.found and one.pair.same:
            tally.ask(one.pair.kind, one.joined)
    kinds = sorted({pair.kind for pair in pairs})
    return MergeScores(judged, tally.total(), tally.rows(kinds))


_Names = Mapping[tuple[str, str, str], set[str]]
"""The concepts that a paper (by its id) mentions under a folded name of a family."""


def _names_in_papers(graph: Graph, ids: Mapping[str, Iterable[str]]) -> _Names:
    concepts = {concept.key: concept for concept in graph.concepts}
    texts = {node.key: node.paper for node in graph.papers}
    names: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for assertion in graph.assertions:
        if assertion.predicate == "mentions" and assertion.object in concepts:
            concept = concepts[assertion.object]
            family = load_schema().family_of[concept.type]
            for name in _names(concept, assertion, texts[assertion.subject]):
                for paper in ids[assertion.subject]:
                    names[paper, family, fold_name(name)].add(concept.key)
    return names


def _names(concept: Concept, mention: Assertion, paper: Paper) -> set[str]:
    """What a paper calls a concept, and the concept's own names."""
    spans = {(e.field, e.span) for e in mention.evidence if e.span}
    return {paper.text_of(field)[slice(*span)] for field, span in spans} | {concept.name, *concept.aliases}


def _keys(pair: MergePair, names: _Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, right = (tuple(sorted(names.get((e.paper, pair.family, fold_name(e.name)), ()))) for e in pair.ends)
    return left, right


def _graph(papers: Mapping[str, Paper], extractions: Mapping[str, Extraction]) -> tuple[Graph, dict[str, list[str]]]:
    """The graph of some papers by digest, and the ids of its papers."""
    nodes, ambiguities = merge_papers(papers.values())
    read = {node.key: extractions[node.records[0]] for node in nodes}
    vocabulary = load_vocabulary()
    graph = assemble_graph(nodes, read, link(read.values(), vocabulary), vocabulary, ambiguities).graph
    return graph, {node.key: [papers[digest].id for digest in node.records] for node in nodes}


def _pair(fields: Fields) -> MergePair:
    ends = End(fields.text("a"), fields.text("a_paper")), End(fields.text("b"), fields.text("b_paper"))
    return MergePair(
        fields.text("id"), fields.text("family"), fields.optional_text("kind") or "", fields.flag("same"), ends
    )

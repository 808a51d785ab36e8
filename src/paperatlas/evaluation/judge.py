"""Judging: what of one paper's prediction is right, and what of its gold was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paperatlas.evaluation.folding import fold_link, fold_name
from paperatlas.evaluation.gold import GoldPaper, Triple
from paperatlas.evaluation.match import LooseTriple, ResultMatch, match_entities, match_results
from paperatlas.evaluation.prediction import Prediction

OWN = ("proposes", "introduces")
"""The predicates of a paper's own contribution."""

Pair = tuple[GoldPaper, Prediction | None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One paper, judged. ``right_entities``, ``right_relations`` and ``results`` go beside those of the prediction."""

    gold: GoldPaper
    predicted: Prediction
    right_entities: tuple[bool, ...]
    right_relations: tuple[bool, ...]
    results: tuple[ResultMatch, ...]
    found_entities: frozenset[str]
    found_relations: frozenset[Triple]
    found_links: int
    misplaced_mentions: int
    paired: bool = True

    @property
    def own(self) -> tuple[Triple, ...]:
        """The relations to the paper's own contribution that must be found."""
        return tuple(triple for triple, must in self.gold.wanted.items() if must and triple[1] in OWN)

    @property
    def own_found(self) -> bool:
        """Whether all of them were found."""
        return self.found_relations.issuperset(self.own)


def pair_papers(gold_papers: Sequence[GoldPaper], predictions: Sequence[Prediction]) -> tuple[Pair, ...]:
    """Give each gold paper its prediction: the last of its folded title, else the last of its id, else None."""
    by_title = {fold_name(p.title): p for p in predictions if p.title}
    by_id = {p.id: p for p in predictions}
    return tuple((gold, by_title.get(fold_name(gold.title)) or by_id.get(gold.id)) for gold in gold_papers)


def judge(gold: GoldPaper, prediction: Prediction | None) -> Judgement:
    """Judge what was predicted for a paper; None is a prediction of nothing."""
    predicted = prediction or Prediction()
    match = match_entities(gold, predicted)
    triples = [match.triple(relation) for relation in predicted.relations]
    said_links = set(map(fold_link, predicted.links))
    return Judgement(
        gold=gold,
        predicted=predicted,
        right_entities=tuple(map(match.is_right, predicted.entities)),
        right_relations=_right_relations(gold, triples),
        results=match_results(gold, predicted, match),
        found_entities=frozenset(match.gold_ids.values()),
        found_relations=frozenset(gold.wanted).intersection(triples),
        found_links=sum(fold_link(link) in said_links for link in gold.links),
        misplaced_mentions=_misplaced_mentions(gold, predicted),
        paired=prediction is not None,
    )


def _right_relations(gold: GoldPaper, triples: Sequence[LooseTriple]) -> tuple[bool, ...]:
    """Whether each is a gold relation, and the first to be it."""
    wanted = gold.wanted
    return tuple(triple in wanted and triple not in triples[:place] for place, triple in enumerate(triples))


def _misplaced_mentions(gold: GoldPaper, predicted: Prediction) -> int:
    mentions = [mention for entity in predicted.entities for mention in entity.mentions]
    return sum(gold.text_of(m.field)[m.start : m.end] != m.text for m in mentions)

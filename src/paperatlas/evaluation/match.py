"""Matching: which prediction means which gold entity, relation and result.

1. A predicted entity means the first gold entity that has one of its names, the name tried first, and allows its type.
2. A second one that means the same gold entity is a repeat: one concept is one node. It can still be the end of a
   right relation.
3. A predicted relation means the gold relation whose ends its own ends mean and whose predicate it has.
4. A predicted result means a gold result of equal value that no earlier one took, rather one whose method and
   benchmark it has too.

Known weakness: names are tried in order, so an alias that fits another gold entity is never weighed against the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from paperatlas.evaluation.folding import fold_value
from paperatlas.evaluation.gold import GoldEntity, GoldPaper, GoldResult
from paperatlas.evaluation.prediction import PredictedEntity, PredictedRelation, PredictedResult, Prediction
from paperatlas.model import PAPER

LooseTriple = tuple[str | None, str, str | None]
"""A predicted relation in the gold's ids; an end that means no gold entity is None."""


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """The gold id that each predicted id means, and the predicted ids that only repeat an earlier one."""

    gold_ids: Mapping[str, str]
    repeats: frozenset[str]

    def is_right(self, entity: PredictedEntity) -> bool:
        """Whether a prediction means a gold entity, and is the first to do so."""
        return entity.id in self.gold_ids and entity.id not in self.repeats

    def triple(self, relation: PredictedRelation) -> LooseTriple:
        """A predicted relation in the gold's ids."""
        subject = PAPER if relation.subject == PAPER else self.gold_ids.get(relation.subject)
        return subject, relation.predicate, self.gold_ids.get(relation.object)

    def means(self, predicted: str | None, gold: str | None) -> bool:
        """Whether an end of a result is the gold's; one that the gold leaves open is. An unmatched id means itself."""
        return not gold or (predicted is not None and self.gold_ids.get(predicted, predicted) == gold)


@dataclass(frozen=True, slots=True)
class ResultMatch:
    """The place of the gold result that a prediction means, or None; and whether method and benchmark are right too."""

    gold: int | None
    linked: bool


def match_entities(gold: GoldPaper, predicted: Prediction) -> EntityMatch:
    """Say which gold entity each predicted one means, in the order of the predictions."""
    by_name: dict[str, list[GoldEntity]] = defaultdict(list)
    for known in gold.entities:
        for name in known.names:
            by_name[name].append(known)
    gold_ids: dict[str, str] = {}
    repeats: set[str] = set()
    taken: set[str] = set()
    for entity in predicted.entities:
        fitting = (g for name in entity.names for g in by_name.get(name, ()) if g.may_be(entity.type))
        if found := next(fitting, None):
            if found.id in taken:
                repeats.add(entity.id)
            taken.add(found.id)
            gold_ids[entity.id] = found.id
    return EntityMatch(gold_ids, frozenset(repeats))


def match_results(gold: GoldPaper, predicted: Prediction, match: EntityMatch) -> tuple[ResultMatch, ...]:
    """Say which gold result each predicted one means, in the order of the predictions."""
    rest = dict(enumerate(gold.results))
    found = []
    for result in predicted.results:
        one = _match_result(rest, result, match)
        rest.pop(-1 if one.gold is None else one.gold, None)
        found.append(one)
    return tuple(found)


def _match_result(rest: Mapping[int, GoldResult], result: PredictedResult, match: EntityMatch) -> ResultMatch:
    value = fold_value(result.value)
    equal = [place for place, gold in rest.items() if fold_value(gold.value) == value]
    linked = [place for place in equal if _is_linked(rest[place], result, match)]
    return ResultMatch(next(iter(linked or equal), None), bool(linked))


def _is_linked(gold: GoldResult, result: PredictedResult, match: EntityMatch) -> bool:
    return match.means(result.method, gold.method) and match.means(result.benchmark, gold.benchmark)

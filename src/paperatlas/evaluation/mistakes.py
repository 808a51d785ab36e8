"""Mistakes: each entity and relation that was wrongly said or missed, with the sentence to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperatlas.evaluation.gold import GoldEntity, Triple
from paperatlas.evaluation.judge import Judgement
from paperatlas.evaluation.passages import sentence_at, sentence_naming
from paperatlas.evaluation.prediction import PredictedEntity, PredictedRelation
from paperatlas.model import PAPER


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. ``type`` is the entity's type or the relation's predicate; ``sentence`` may be empty."""

    paper: str
    kind: str
    type: str
    name: str
    sentence: str


def find_mistakes(judgements: Sequence[Judgement]) -> tuple[Mistake, ...]:
    """All mistakes, paper by paper: wrong entities, missed ones, wrong relations, missed ones."""
    steps = (_wrong_entities, _missed_entities, _wrong_relations, _missed_relations)
    return tuple(mistake for judged in judgements for step in steps for mistake in step(judged))


def _wrong_entities(judged: Judgement) -> Iterator[Mistake]:
    for entity, right in zip(judged.predicted.entities, judged.right_entities, strict=True):
        if not right:
            sentence = _sentence_of_entity(judged, entity)
            yield Mistake(judged.gold.id, "wrong entity", entity.type, entity.name, sentence)


def _missed_entities(judged: Judgement) -> Iterator[Mistake]:
    for known in judged.gold.entities:
        if known.must and known.id not in judged.found_entities:
            sentence = sentence_naming(judged.gold, _names(known))
            yield Mistake(judged.gold.id, "missed entity", known.type, known.name, sentence)


def _wrong_relations(judged: Judgement) -> Iterator[Mistake]:
    entities = {entity.id: entity for entity in judged.predicted.entities}
    for relation, right in zip(judged.predicted.relations, judged.right_relations, strict=True):
        if not right:
            ends = (relation.subject, relation.object)
            name = " -> ".join(entities[end].name if end in entities else end for end in ends)
            sentence = _sentence_of_relation(judged, relation, [entities[end] for end in ends if end in entities])
            yield Mistake(judged.gold.id, "wrong relation", relation.predicate, name, sentence)


def _missed_relations(judged: Judgement) -> Iterator[Mistake]:
    entities = {known.id: known for known in judged.gold.entities}
    for triple, must in judged.gold.wanted.items():
        if must and triple not in judged.found_relations:
            ends = _ends(triple, entities)
            name = " -> ".join(end.name if end else PAPER for end in ends)
            sentence = sentence_naming(judged.gold, *(_names(end) for end in ends if end))
            yield Mistake(judged.gold.id, "missed relation", triple[1], name, sentence)


def _ends(triple: Triple, entities: dict[str, GoldEntity]) -> tuple[GoldEntity | None, GoldEntity]:
    return entities.get(triple[0]), entities[triple[2]]


def _sentence_of_entity(judged: Judgement, entity: PredictedEntity) -> str:
    if not entity.mentions:
        return sentence_naming(judged.gold, _names(entity))
    first = entity.mentions[0]
    return sentence_at(judged.gold.text_of(first.field), first.start, first.end)


def _sentence_of_relation(judged: Judgement, relation: PredictedRelation, ends: list[PredictedEntity]) -> str:
    """Where the system says that it read it, else where its ends are named."""
    if relation.field and relation.sentence:
        start, end = relation.sentence
        return judged.gold.text_of(relation.field)[start:end].strip()
    return sentence_naming(judged.gold, *map(_names, ends))


def _names(entity: GoldEntity | PredictedEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)

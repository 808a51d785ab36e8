"""Scoring: the figures of many judged papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paperatlas.evaluation.calibration import Calibration, calibrate
from paperatlas.evaluation.gold import PREDICATES, TYPES
from paperatlas.evaluation.judge import OWN, Judgement
from paperatlas.evaluation.tally import Figures, Row, Tally

GROUPS = (("own", OWN), ("ground", ("evaluatedOn", "usesRobot")))
"""Predicates that are summed beside being counted each: the contribution, and what it is tried on."""
RESULT_ROWS = (VALUE, LINKED) = ("value", "value, method, benchmark")
WORKS = 0.8
"""The F1 of relations from which a paper's graph works, if its own contribution was found too."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those asked for were got."""

    got: int
    asked: int


@dataclass(frozen=True, slots=True)
class PaperScore:
    """The figures of one paper, of the types and predicates that the gold knows."""

    id: str
    title: str
    entities: Figures
    relations: Figures
    own_asked: bool
    own_found: bool

    @property
    def works(self) -> bool:
        """Whether the paper's graph is good enough to be used as it is."""
        return self.relations.f1 >= WORKS and self.own_found


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of all papers, and the judgements that they come from."""

    entities: Figures
    relations: Figures
    by_type: tuple[Row, ...]
    by_predicate: tuple[Row, ...]
    by_group: tuple[Row, ...]
    results: tuple[Row, ...]
    own_found: Share
    links: Share
    calibration: Calibration
    misplaced_mentions: int
    unpaired: int
    """Gold papers for which there was no prediction."""
    by_paper: tuple[PaperScore, ...]
    judgements: tuple[Judgement, ...]

    @property
    def works(self) -> int:
        """How many papers have a graph that works."""
        return sum(paper.works for paper in self.by_paper)


def score(judgements: Sequence[Judgement], calibrated_on: Sequence[Judgement] | None = None) -> Scores:
    """Add up judgements. Calibration can be measured on others, which hold all candidates instead of the accepted."""
    entities, relations, results = (count(judgements) for count in (tally_entities, tally_relations, tally_results))
    papers = tuple(map(score_paper, judgements))
    return Scores(
        entities=entities.total(),
        relations=relations.total(),
        by_type=entities.rows(TYPES),
        by_predicate=relations.rows(PREDICATES),
        by_group=tuple(Row(name, relations.total(predicates)) for name, predicates in GROUPS),
        results=tuple(Row(name, results.total([name])) for name in RESULT_ROWS),
        own_found=Share(sum(p.own_asked and p.own_found for p in papers), sum(p.own_asked for p in papers)),
        links=Share(sum(j.found_links for j in judgements), sum(len(j.gold.links) for j in judgements)),
        calibration=calibrate(judgements if calibrated_on is None else calibrated_on),
        misplaced_mentions=sum(j.misplaced_mentions for j in judgements),
        unpaired=sum(not j.paired for j in judgements),
        by_paper=papers,
        judgements=tuple(judgements),
    )


def score_paper(judged: Judgement) -> PaperScore:
    """The figures of one paper."""
    entities = tally_entities([judged]).total(TYPES)
    relations = tally_relations([judged]).total(PREDICATES)
    return PaperScore(judged.gold.id, judged.gold.title, entities, relations, bool(judged.own), judged.own_found)


def tally_entities(judgements: Sequence[Judgement]) -> Tally:
    """Entities by type: the predicted one for what is said, the gold's for what is asked."""
    tally = Tally()
    for judged in judgements:
        for entity, right in zip(judged.predicted.entities, judged.right_entities, strict=True):
            tally.say(entity.type, right)
        for known in judged.gold.entities:
            if known.must:
                tally.ask(known.type, known.id in judged.found_entities)
    return tally


def tally_relations(judgements: Sequence[Judgement]) -> Tally:
    """Relations by predicate."""
    tally = Tally()
    for judged in judgements:
        for relation, right in zip(judged.predicted.relations, judged.right_relations, strict=True):
            tally.say(relation.predicate, right)
        for triple, must in judged.gold.wanted.items():
            if must:
                tally.ask(triple[1], triple in judged.found_relations)
    return tally


def tally_results(judgements: Sequence[Judgement]) -> Tally:
    """Results, by their value alone and with their method and benchmark."""
    tally = Tally()
    for judged in judgements:
        for match in judged.results:
            tally.say(VALUE, match.gold is not None)
            tally.say(LINKED, match.linked)
        found = {match.gold for match in judged.results}
        linked = {match.gold for match in judged.results if match.linked}
        for place, result in enumerate(judged.gold.results):
            if result.must:
                tally.ask(VALUE, place in found)
                tally.ask(LINKED, place in linked)
    return tally

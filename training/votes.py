"""Fitting the votes: confidences that mean it, and thresholds, on annotated papers kept aside from training."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paperatlas.evaluation.folding import fold_name
from paperatlas.evaluation.gold import GoldPaper
from paperatlas.evaluation.judge import judge
from paperatlas.evaluation.prediction import PredictedEntity, PredictedRelation, Prediction
from paperatlas.evaluation.score import tally_entities, tally_relations
from paperatlas.evaluation.tally import Tally
from paperatlas.extraction.draft import SEPARATOR, draft_of
from paperatlas.extraction.joint.candidates import to_groups
from paperatlas.extraction.joint.claims import Said
from paperatlas.extraction.joint.features import CONCEPT, PAIR, ROLE, concept_row
from paperatlas.extraction.joint.gather import Found, Gathering, confidences
from paperatlas.extraction.joint.model import load_folder
from paperatlas.extraction.joint.network import PAIRS, Reading
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.extraction.joint.reader import NAME as JOINT
from paperatlas.extraction.joint.reader import JointReader, settle
from paperatlas.extraction.joint.same import SAME, Doubles
from paperatlas.extraction.joint.texts import Texts
from paperatlas.extraction.joint.votes import Votes
from paperatlas.model import PAPER, Candidate

Row = NDArray[np.float64]
RIDGE_SHARED, RIDGE_OWN = 0.5, 4.0
GRID = tuple(round(0.15 + 0.05 * i, 2) for i in range(15))
LEAST_GAIN = 0.001
"""F1 that a threshold of its own must win before a kind gets one."""

AS_GOOD = 0.001
"""F1 below the best within which a higher threshold is taken: a reader forgives a gap sooner than an error."""

ONE = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
"""Thresholds tried from which two concepts are one."""


@dataclass(frozen=True)
class Labelled:
    """A row of features with its kind and whether it is right."""

    kind: str
    row: Row
    right: bool


def fit(rows: Sequence[Labelled], features: tuple[str, ...]) -> Votes:
    """Ridge logistic regression by Newton's method, with weights for all kinds and deviations for each."""
    kinds = sorted({r.kind for r in rows})
    width = len(features)
    x = np.zeros((len(rows), width * (1 + len(kinds))))
    for i, r in enumerate(rows):
        own = width * (1 + kinds.index(r.kind))
        x[i, :width] = x[i, own : own + width] = r.row
    y = np.array([r.right for r in rows], float)
    ridge = np.concatenate([np.full(width, RIDGE_SHARED), np.full(width * len(kinds), RIDGE_OWN)])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - y) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    own_weights = {k: weights[width * (1 + i) : width * (2 + i)] for i, k in enumerate(kinds)}
    return Votes(features, weights[:width], own_weights, {})


@dataclass(frozen=True)
class Read:
    """What an unfitted or half-fitted model finds in a gold paper: everything, whatever its confidence."""

    gold: GoldPaper
    found: Sequence[Found]
    said: Sequence[Said]
    candidates: Sequence[Candidate]

    def predict(self, sure: Sequence[float], said_sure: Sequence[float]) -> Prediction:
        """All of it as a prediction with these confidences."""
        ids = [c.id for c in self.candidates]
        entities = tuple(
            PredictedEntity(c.id, c.type, c.name, c.aliases[:8], confidence)
            for c, confidence in zip(self.candidates, sure, strict=True)
        )
        relations = tuple(
            PredictedRelation(PAPER if s.subject is None else ids[s.subject], s.predicate, ids[s.object], confidence)
            for s, confidence in zip(self.said, said_sure, strict=True)
        )
        return Prediction(self.gold.id, self.gold.title, entities, relations)


def fit_folder(folder: Path, gold: Sequence[GoldPaper]) -> None:
    """Write ``decision.json`` of a model folder, fitted on annotated papers.

    First the votes on what is one concept, then those on concepts, then those on claims, which know how sure the
    concepts are, then the thresholds. What passes for one concept is chosen so that concepts are told best after it.
    """
    votes = {"same": _never(SAME), "concepts": _blank(CONCEPT), "roles": _blank(ROLE), "pairs": _blank(PAIR)}
    write_decision(folder, votes)
    readings = read(folder, gold)
    same = fit([row for one in readings for row in _same_rows(one)], SAME)
    tried = [_with_same(readings, votes, replace(same, thresholds=dict.fromkeys(_kinds(same), least))) for least in ONE]
    votes = tried[_about_best([_f1_of_concepts(readings, one) for one in tried])]
    reads = [settled(one, votes) for one in readings]
    rows = [row for one in reads for row in _claim_rows(one)]
    votes |= {
        "roles": fit([row for row in rows if row.kind not in PAIRS], ROLE),
        "pairs": fit([row for row in rows if row.kind in PAIRS], PAIR),
    }
    write_decision(folder, votes | with_thresholds(reads, votes))


@dataclass(frozen=True)
class GoldReading:
    """What the network says of an annotated paper."""

    gold: GoldPaper
    texts: Texts
    reading: Reading

    @cached_property
    def gathering(self) -> Gathering:
        """Its forms, named."""
        return Gathering(self.reading, self.texts)

    @cached_property
    def doubles(self) -> Doubles:
        """Its concepts as far as names join forms."""
        return Doubles.of(self.gathering.concepts(), self.reading, self.texts)


def read(folder: Path, gold: Sequence[GoldPaper]) -> list[GoldReading]:
    """Read gold papers with the network in a folder."""
    nlp = load_folder(folder).nlp
    reader = nlp.get_pipe(JOINT)
    assert isinstance(reader, JointReader)
    before = nlp.pipe_names[: nlp.pipe_names.index(JOINT)]
    with nlp.select_pipes(enable=before):
        return [GoldReading(one, *reader.read(draft_of(nlp(one.title + SEPARATOR + one.abstract)))) for one in gold]


def settled(one: GoldReading, votes: Mapping[str, Votes]) -> Read:
    """What some votes make of a reading: everything, whatever its confidence."""
    known = gathered(one, votes)
    return replace(known, said=settle(known.found, one.texts, one.reading, votes)[1])


def gathered(one: GoldReading, votes: Mapping[str, Votes]) -> Read:
    """The concepts that some votes make of a reading, without claims."""
    found = one.gathering.joined(one.doubles.joined(votes["same"]))
    groups = to_groups(one.texts.draft, found, confidences(found, votes["concepts"]), votes["concepts"])
    return Read(one.gold, found, [], [g.candidate for g in groups])


def _same_rows(one: GoldReading) -> list[Labelled]:
    """Pairs of concepts of which the annotation knows at least one; right where both are the same concept of it."""
    means = [_meant(one.gold, concept) for concept in one.doubles.found]
    rows = zip(one.doubles.pairs, one.doubles.kinds, one.doubles.rows, strict=True)
    return [
        Labelled(kind, row, means[a] is not None and means[a] == means[b])
        for (a, b), kind, row in rows
        if means[a] or means[b]
    ]


def _meant(gold: GoldPaper, concept: Found) -> str | None:
    """The annotated entity that has one of a concept's names, the plainest tried first."""
    names = [fold_name(name) for one in concept.named for name in one.variants]
    return next((entity.id for name in names for entity in gold.entities if name in entity.names), None)


def _with_same(readings: Sequence[GoldReading], votes: Mapping[str, Votes], same: Votes) -> dict[str, Votes]:
    """The votes with these on what is one concept, and those on concepts fitted after them."""
    tried = {**votes, "same": same}
    rows = [row for one in readings for row in _concept_rows(gathered(one, tried))]
    return tried | {"concepts": fit(rows, CONCEPT)}


def _f1_of_concepts(readings: Sequence[GoldReading], votes: Mapping[str, Votes]) -> float:
    reads = [gathered(one, votes) for one in readings]
    said = [one.predict(confidences(one.found, votes["concepts"]), []) for one in reads]
    even = dict.fromkeys(votes["concepts"].own, 0.5)
    return _f1([one.gold for one in reads], _kept(said, even), tally_entities)


def _concept_rows(one: Read) -> list[Labelled]:
    right = judge(one.gold, one.predict([1.0] * len(one.found), [1.0] * len(one.said))).right_entities
    return [Labelled(f.features.kind, concept_row(f.features), r) for f, r in zip(one.found, right, strict=True)]


def _claim_rows(one: Read) -> list[Labelled]:
    right = judge(one.gold, one.predict([1.0] * len(one.found), [1.0] * len(one.said))).right_relations
    return [Labelled(s.predicate, s.row, r) for s, r in zip(one.said, right, strict=True)]


def _blank(features: tuple[str, ...]) -> Votes:
    return Votes(features, np.zeros(len(features)), {}, {})


def _never(features: tuple[str, ...]) -> Votes:
    """Votes that say no to everything."""
    return Votes(features, np.append(-30.0, np.zeros(len(features) - 1)), {}, {})


def _kinds(votes: Votes) -> list[str]:
    return sorted({*TYPES, *votes.own})


def write_decision(folder: Path, votes: Mapping[str, Votes]) -> None:
    """Write how a model decides, with six decimals."""
    fields = {name: _fields(one) for name, one in votes.items()}
    (folder / "decision.json").write_text(json.dumps(fields, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _fields(votes: Votes) -> dict[str, Any]:
    def short(weights: Iterable[float]) -> list[float]:
        return [round(float(w), 6) for w in weights]

    own = {kind: short(weights) for kind, weights in votes.own.items()}
    return {"features": votes.features, "shared": short(votes.shared), "own": own, "thresholds": dict(votes.thresholds)}


def with_thresholds(reads: Sequence[Read], votes: Mapping[str, Votes]) -> dict[str, Votes]:
    """The votes with the thresholds of best F1: one for all kinds, then one for each kind that gains by its own."""
    sure_of, roles, pairs = votes["concepts"], votes["roles"], votes["pairs"]
    gold = [one.gold for one in reads]
    said = [
        one.predict(
            confidences(one.found, sure_of),
            [
                float((pairs if s.predicate in PAIRS else roles).confidence(s.predicate, s.row[None])[0])
                for s in one.said
            ],
        )
        for one in reads
    ]
    types = _search(sorted(sure_of.own), lambda least: _f1(gold, _kept(said, least), tally_entities))
    sure = _kept(said, types)
    predicates = sorted({*roles.own, *pairs.own})
    kept = _search(predicates, lambda least: _f1(gold, _kept(sure, types, least), tally_relations))
    return {
        "concepts": replace(sure_of, thresholds=types),
        "roles": replace(roles, thresholds={k: kept[k] for k in roles.own}),
        "pairs": replace(pairs, thresholds={k: kept[k] for k in pairs.own}),
    }


def _kept(
    said: Sequence[Prediction], types: Mapping[str, float], predicates: Mapping[str, float] | None = None
) -> list[Prediction]:
    """The predictions with what passes the thresholds; relations only with ``predicates``."""
    kept = []
    for one in said:
        entities = tuple(e for e in one.entities if (e.confidence or 0) >= types[e.type])
        ends = {e.id for e in entities} | {PAPER}
        relations = tuple(
            r
            for r in one.relations
            if {r.subject, r.object} <= ends and (predicates is None or (r.confidence or 0) >= predicates[r.predicate])
        )
        kept.append(replace(one, entities=entities, relations=relations))
    return kept


def _f1(gold: Sequence[GoldPaper], said: Sequence[Prediction], tally: Callable[..., Tally]) -> float:
    return tally([judge(g, p) for g, p in zip(gold, said, strict=True)]).total().f1


def _about_best(scores: Sequence[float]) -> int:
    """The last place of a score that is about as good as the best."""
    return max(place for place, score in enumerate(scores) if score >= max(scores) - AS_GOOD)


def _search(kinds: Sequence[str], f1: Callable[[Mapping[str, float]], float]) -> dict[str, float]:
    """Thresholds by kind: the highest for all that is about as good as the best, then what a kind gains by its own."""
    chosen = dict.fromkeys(kinds, GRID[_about_best([f1(dict.fromkeys(kinds, least)) for least in GRID])])
    score = f1(chosen)
    for kind in kinds:
        for least in GRID:
            tried = f1(chosen | {kind: least})
            if tried > score + LEAST_GAIN:
                chosen, score = chosen | {kind: least}, tried
    return chosen

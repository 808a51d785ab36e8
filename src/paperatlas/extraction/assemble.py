"""From a draft to an extraction: one candidate a concept, one claim an edge, nothing off the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from paperatlas.extraction.concepts import find_candidates
from paperatlas.extraction.draft import Cue, Draft, Group, Number
from paperatlas.model import PAPER, Candidate, Claim, Evidence, Extraction, Paper, ResultClaim, Span
from paperatlas.ontology.schema import load_schema

CLAIM_THRESHOLD = 0.24
RESULT_THRESHOLD = 0.5

Key = tuple[str, str, str]


def assemble(draft: Draft, paper: Paper, model: str, version: str) -> Extraction:
    """Finish a draft. Candidates are numbered in the order of their first mention."""
    groups = find_candidates(draft) if draft.groups is None else draft.groups
    finish = _Finish(draft, groups, version)
    return Extraction(
        record=paper.digest,
        model=model,
        version=version,
        candidates=tuple(g.candidate for g in groups),
        claims=tuple(finish.claims() if draft.claims is None else draft.claims),
        results=tuple(finish.results()),
        links=tuple(dict.fromkeys(draft.text[slice(*span)] for span in draft.links)),
    )


class _Finish:
    """Turns cues and numbers into claims and results between candidates."""

    def __init__(self, draft: Draft, groups: list[Group], version: str) -> None:
        self._draft, self._version = draft, version
        self._at: dict[Span, list[Candidate]] = defaultdict(list)
        for group in groups:
            for span in group.spans:
                self._at[span].append(group.candidate)

    def claims(self) -> list[Claim]:
        """The claims, each with all its evidence, by subject and predicate in the order of candidates."""
        found: dict[Key, list[tuple[float, Evidence]]] = defaultdict(list)
        sure: dict[str, Candidate] = {c.id: c for group in self._at.values() for c in group}
        for cue in self._draft.cues:
            for subject, object_ in self._ends(cue):
                found[subject, cue.predicate, object_].append((cue.score, self._evidence(cue)))
        scores = {key: _claim_score(key, [score for score, _ in said], sure) for key, said in found.items()}
        return [
            Claim(
                *key, round(scores[key], 4), _in_order(e for _, e in found[key]), _is_accepted(key, scores[key], sure)
            )
            for key in sorted(found, key=_claim_order)
        ]

    def _ends(self, cue: Cue) -> list[tuple[str, str]]:
        """Subjects and objects that the ontology allows for a cue."""
        objects = self._at.get(cue.object, [])
        if cue.subject is None:
            return [(PAPER, o.id) for o in objects if _allows("Paper", cue.predicate, o.type)]
        subjects = self._at.get(cue.subject, [])
        return [
            (s.id, o.id) for s in subjects for o in objects if s.id != o.id and _allows(s.type, cue.predicate, o.type)
        ]

    def _evidence(self, cue: Cue) -> Evidence:
        field, span = self._draft.place(cue.object)
        sentence = self._draft.place(cue.sentence)[1]
        subject = self._draft.place(cue.subject) if cue.subject else None
        here = subject[1] if subject and subject[0] == field else None
        return Evidence(field, cue.by, self._version, span, here, sentence)

    def results(self) -> list[ResultClaim]:
        """The results in the order of the text."""
        return [self._result(number) for number in self._draft.numbers]

    def _result(self, number: Number) -> ResultClaim:
        field, span = self._draft.place(number.span)
        sentence = self._draft.place(number.sentence)[1]
        metric = self._id_at(number.metric, ("Metric",))
        words = self._draft.text[slice(*number.metric)] if number.metric else None
        return ResultClaim(
            value=_plain(self._draft.text[slice(*number.span)]),
            confidence=round(number.score, 4),
            evidence=(Evidence(field, number.by, self._version, span, None, sentence),),
            method=self._id_at(number.method, ("Method",)),
            benchmark=self._id_at(number.benchmark, load_schema().kinds_of("Resource")),
            metric=metric or words,
            unit=number.unit,
            comparison=number.comparison,
            accepted=number.score >= RESULT_THRESHOLD,
        )

    def _id_at(self, span: Span | None, types: Iterable[str]) -> str | None:
        candidates = self._at.get(span, []) if span else []
        return next((c.id for c in candidates if c.type in types and c.accepted), None)


def _plain(value: str) -> str:
    r"""A value without LaTeX: ``20$\\times`` is 20×."""
    return value.replace("\\times", "×").replace("\\", "").replace("$", "")


@cache
def _allows(subject: str, predicate: str, object_: str) -> bool:
    return load_schema().allows(subject, predicate, object_)


def _claim_score(key: Key, scores: list[float], sure: dict[str, Candidate]) -> float:
    """How sure a claim is: its best cue, a little more for each other one, times how sure its ends are."""
    doubt = 1 - max(scores)
    said = 1 - doubt * 0.95 ** (len(scores) - 1)
    subject = 1.0 if key[0] == PAPER else sure[key[0]].confidence
    return said * subject * sure[key[2]].confidence


def _is_accepted(key: Key, score: float, sure: dict[str, Candidate]) -> bool:
    ends = all(sure[end].accepted for end in (key[0], key[2]) if end != PAPER)
    return ends and score >= CLAIM_THRESHOLD


def _claim_order(key: Key) -> tuple[int, str, int]:
    return _number_of(key[0]), key[1], _number_of(key[2])


def _number_of(end: str) -> int:
    return 0 if end == PAPER else int(end[1:])


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each piece of evidence once, title first, then by place."""
    return tuple(sorted(dict.fromkeys(evidence), key=lambda e: (e.field != "title", e.span or (0, 0), e.by)))

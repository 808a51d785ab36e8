"""The exchange form: one JSON object a paper, which ``extract`` writes and the scorer reads."""

from __future__ import annotations

from typing import Any

from paperatlas.model import Candidate, Claim, Evidence, Extraction, Paper, ResultClaim

Json = dict[str, Any]

_MOST_ALIASES = 8


def to_exchange(paper: Paper, extraction: Extraction, min_confidence: float | None = None) -> Json:
    """Write an extraction as a JSON object.

    Without ``min_confidence`` it holds what was accepted; with it, all that is at least as sure, whose ends are too.

    >>> from paperatlas.model import Extraction, Paper
    >>> to_exchange(Paper("CARP", id="1"), Extraction("", "rules", "1"))
    {'id': '1', 'title': 'CARP', 'entities': [], 'relations': [], 'results': [], 'links': []}
    """

    def is_in(what: Candidate | Claim | ResultClaim) -> bool:
        return what.accepted if min_confidence is None else what.confidence >= min_confidence

    candidates = [c for c in extraction.candidates if is_in(c)]
    ids = {c.id for c in candidates} | {"paper"}
    claims = [c for c in extraction.claims if is_in(c) and c.subject in ids and c.object in ids]
    return {
        "id": paper.id,
        "title": paper.title,
        "entities": [_entity(c) for c in candidates],
        "relations": [_relation(c) for c in claims],
        "results": [_result(r, ids) for r in extraction.results if is_in(r)],
        "links": list(extraction.links),
    }


def _entity(candidate: Candidate) -> Json:
    return {
        "id": candidate.id,
        "type": candidate.type,
        "name": candidate.name,
        "aliases": list(candidate.aliases[:_MOST_ALIASES]),
        "confidence": candidate.confidence,
        "mentions": [{"field": m.field, "start": m.start, "end": m.end, "text": m.text} for m in candidate.mentions],
    }


def _relation(claim: Claim) -> Json:
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "confidence": claim.confidence,
        "evidence": [_evidence(e) for e in claim.evidence],
    }


def _result(result: ResultClaim, ids: set[str]) -> Json:
    return {
        "method": result.method if result.method in ids else None,
        "benchmark": result.benchmark if result.benchmark in ids else None,
        "metric": result.metric,
        "value": result.value,
        "unit": result.unit,
        "comparison": result.comparison,
        "confidence": result.confidence,
        "evidence": [_evidence(e) for e in result.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    start, end = evidence.span or (None, None)
    return {
        "field": evidence.field,
        "start": start,
        "end": end,
        "subject": list(evidence.subject) if evidence.subject else None,
        "sentence": list(evidence.sentence) if evidence.sentence else None,
        "by": evidence.by,
        "version": evidence.version,
    }

"""Reported numbers as nodes, with edges to what they are about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from paperatlas.model import Assertion, Extraction, Result, ResultClaim


def paper_results(paper: str, extraction: Extraction, keys: Mapping[str, str]) -> list[Result]:
    """The accepted results of one paper, with the concepts that their candidates became; of equal ones the surest."""
    found: dict[str, Result] = {}
    names = {candidate.id: candidate.name for candidate in extraction.candidates}
    for claim in extraction.results:
        if claim.accepted:
            result = _result(paper, claim, keys, names)
            if result.key not in found or result.confidence > found[result.key].confidence:
                found[result.key] = result
    return list(found.values())


def result_assertions(results: Sequence[Result]) -> Iterator[Assertion]:
    """REPORTS, OF_METHOD, ON_BENCHMARK and IN_METRIC; each carries the paper and the result's evidence."""
    for r in results:
        ends = [(r.paper, "reports", r.key)]
        ends += [(r.key, "ofMethod", r.method)] if r.method else []
        ends += [(r.key, "onBenchmark", r.benchmark)] if r.benchmark else []
        ends += [(r.key, "inMetric", r.metric)] if r.metric else []
        for subject, predicate, object_ in ends:
            yield Assertion(subject, predicate, object_, r.paper, r.confidence, r.evidence)


def _result(paper: str, claim: ResultClaim, keys: Mapping[str, str], names: Mapping[str, str]) -> Result:
    method = _of_family(keys.get(claim.method or ""), "Method")
    benchmark = _of_family(keys.get(claim.benchmark or ""), "Resource")
    metric = _of_family(keys.get(claim.metric or ""), "Metric")
    spans = [[e.field, *(e.span or ())] for e in claim.evidence]
    content = json.dumps([paper, claim.value, method, benchmark, metric, spans], ensure_ascii=False)
    return Result(
        key=f"result/{hashlib.sha256(content.encode()).hexdigest()[:16]}",
        paper=paper,
        value=claim.value,
        confidence=claim.confidence,
        evidence=claim.evidence,
        method=method,
        benchmark=benchmark,
        metric=metric,
        metric_text=None if metric else names.get(claim.metric or "", claim.metric),
        unit=claim.unit,
        comparison=claim.comparison,
    )


def _of_family(key: str | None, family: str) -> str | None:
    return key if key and key.startswith(family.lower() + "/") else None

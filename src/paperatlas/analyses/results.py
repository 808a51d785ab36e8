"""Reported numbers with what they are about, read from the result nodes of a store."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.analyses.broader import pattern
from paperatlas.analyses.quantity import number_of, unit_of
from paperatlas.analyses.quote import Quote, quote_of
from paperatlas.ontology import load_schema
from paperatlas.stores import Store
from paperatlas.text.normal_form import normal_form


@dataclass(frozen=True)
class About:
    """The concept that a result is about, as far as it is known: empty texts where it is not."""

    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class Record:
    """A reported number. ``comparison`` says how it is meant: reached, or by how much more, less, faster."""

    key: str
    paper: str
    year: int | None
    value: str
    number: float | None
    unit: str
    comparison: str
    metric: str
    method: About
    benchmark: About
    quote: Quote

    @property
    def setting(self) -> tuple[str, str, str]:
        """What two numbers must share to be comparable on one benchmark: metric, unit kind and meaning."""
        return normal_form(self.metric), self.unit, self.comparison


def reported(
    store: Store, benchmark: str | None = None, method: str | None = None, least: float = 0.0
) -> tuple[Record, ...]:
    """All results (of one benchmark or method by key, if given) that are at least so sure, sorted by key."""
    kinds = pattern(load_schema().kinds_of("Resource"))
    text = (
        "MATCH (p:Paper)-[e:REPORTS]->(r:Result) WHERE e.confidence >= $least "
        + _about("OF_METHOD", "m", "Method", "method" if method else "")
        + _about("ON_BENCHMARK", "b", kinds, "benchmark" if benchmark else "")
        + "OPTIONAL MATCH (r)-[:IN_METRIC]->(k:Metric) "
        "RETURN r.id, p.id, p.title, p.year, r.value, r.unit, r.comparison, k.name, r.metricName, "
        "m.id, m.name, b.id, b.name, e.sentences"
    )
    given = {"method": method, "benchmark": benchmark}
    rows = store.query(text, {"least": least, **{name: key for name, key in given.items() if key}}).rows
    return tuple(_record(*row) for row in sorted(rows, key=lambda row: str(row[0])))


def _about(type_: str, variable: str, labels: str, parameter: str) -> str:
    edge = f"MATCH (r)-[:{type_}]->({variable}:{labels}) "
    return f"{edge}WHERE {variable}.id = ${parameter} " if parameter else f"OPTIONAL {edge}"


def _record(key: str, paper: str, title: str, year: int | None, value: str, *rest: str | list[str] | None) -> Record:
    unit, comparison, metric, metric_text, method, method_name, benchmark, benchmark_name = map(_text, rest[:8])
    sentences = rest[8] if isinstance(rest[8], list) else []
    return Record(
        key=key,
        paper=paper,
        year=year,
        value=value,
        number=number_of(value),
        unit=unit_of(value, unit),
        comparison=comparison or "reached",
        metric=metric or metric_text,
        method=About(method, method_name),
        benchmark=About(benchmark, benchmark_name),
        quote=quote_of(sentences, title),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

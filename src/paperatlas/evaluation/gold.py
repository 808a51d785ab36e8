"""Gold papers: a paper's text with the graph that a careful reader wants to see of it.

``must`` tells what has to be found from what may be: a system that says the latter is right, one that does not is too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paperatlas.errors import SourceError
from paperatlas.evaluation.fields import Fields, read_objects
from paperatlas.evaluation.folding import fold_name
from paperatlas.model import PAPER
from paperatlas.sources.read_papers import PaperPath

TYPES = ("Method", "Task", "Benchmark", "Dataset", "Robot", "Simulator", "Metric")
PREDICATES = (
    "proposes",
    "introduces",
    "uses",
    "comparesWith",
    "addresses",
    "evaluatedOn",
    "usesRobot",
    "outperforms",
    "extends",
    "appliedTo",
)

Triple = tuple[str, str, str]
"""Subject, predicate and object of a relation, by the gold's ids; the paper's own id is ``"paper"``."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A concept that the paper speaks of, with every name that counts as it and every type that does."""

    id: str
    type: str
    name: str
    must: bool
    aliases: tuple[str, ...] = ()
    alt_types: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Its names, folded."""
        return frozenset(filter(None, map(fold_name, (self.name, *self.aliases))))

    def may_be(self, kind: str) -> bool:
        """Whether a type is right for it."""
        return kind == self.type or kind in self.alt_types


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """What the paper says of its concepts."""

    triple: Triple
    must: bool


@dataclass(frozen=True, slots=True)
class GoldResult:
    """A number that the paper reports; method and benchmark are ids, or None where the text names none."""

    value: str
    method: str | None = None
    benchmark: str | None = None
    must: bool = False


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """The text of a paper, and what is in it."""

    id: str
    title: str
    abstract: str = ""
    entities: tuple[GoldEntity, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    results: tuple[GoldResult, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def wanted(self) -> Mapping[Triple, bool]:
        """Each relation once, and whether it must be found; of two that differ in that the last counts."""
        return {relation.triple: relation.must for relation in self.relations}

    def text_of(self, field: str) -> str:
        """The text of the field ``title`` or ``abstract``; empty for any other, in which no mention can stand."""
        return {"title": self.title, "abstract": self.abstract}.get(field, "")


def read_gold(paths: Iterable[PaperPath]) -> tuple[GoldPaper, ...]:
    """Read files of gold papers, one JSON object a line, one file after the other.

    Raises `SourceError`, which names file, line and field, for what cannot be read and for a file without papers.
    """
    papers: list[GoldPaper] = []
    for path in paths:
        read = [_paper(fields) for fields in read_objects(path)]
        if not read:
            raise SourceError(f"{path}: holds no gold paper; write one JSON object a line")
        papers.extend(read)
    return tuple(papers)


def _paper(fields: Fields) -> GoldPaper:
    entities = tuple(_entity(f) for f in fields.objects("entities", required=True))
    ids = frozenset(entity.id for entity in entities)
    if len(ids) < len(entities):
        fields.fail("two of its entities have one id; give each its own")
    return GoldPaper(
        id=fields.text("id"),
        title=fields.text("title"),
        abstract=fields.optional_text("abstract") or "",
        entities=entities,
        relations=tuple(_relation(f, ids) for f in fields.objects("relations", required=True)),
        results=tuple(_result(f) for f in fields.objects("results")),
        links=fields.texts("links"),
    )


def _entity(fields: Fields) -> GoldEntity:
    return GoldEntity(
        fields.text("id"),
        fields.text("type"),
        fields.text("name"),
        fields.flag("must"),
        fields.texts("aliases"),
        fields.texts("alt_types"),
    )


def _relation(fields: Fields, ids: frozenset[str]) -> GoldRelation:
    triple = fields.text("s"), fields.text("p"), fields.text("o")
    for end in (triple[0], triple[2]):
        if end not in ids and (end != PAPER or end == triple[2]):
            fields.fail(f"'{end}' is the id of none of the paper's entities")
    return GoldRelation(triple, fields.flag("must"))


def _result(fields: Fields) -> GoldResult:
    ends = fields.optional_text("method"), fields.optional_text("benchmark")
    return GoldResult(fields.written("value"), *ends, fields.flag("must", default=False))

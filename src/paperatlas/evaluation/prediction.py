"""Predictions: what a system says of a paper, in the exchange form that ``paperatlas extract`` writes."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.evaluation.fields import Fields, read_objects
from paperatlas.evaluation.folding import fold_name
from paperatlas.model import Span
from paperatlas.sources.read_papers import PaperPath

MOST_ALIASES = 8
"""Aliases of a predicted concept that count beside its name, so that guessing names does not pay."""


@dataclass(frozen=True, slots=True)
class PredictedMention:
    """Where a system says that a concept is named: ``text`` should stand from ``start`` to ``end`` of the field."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PredictedEntity:
    """A concept that a system found."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    confidence: float | None = None
    mentions: tuple[PredictedMention, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that count, folded, each once, in the order in which they are tried."""
        folded = dict.fromkeys(filter(None, map(fold_name, (self.name, *self.aliases))))
        return tuple(folded)[: MOST_ALIASES + 1]


@dataclass(frozen=True, slots=True)
class PredictedRelation:
    """A relation that a system found, by the prediction's own ids; ``sentence`` is where it read it, if it says so."""

    subject: str
    predicate: str
    object: str
    confidence: float | None = None
    field: str | None = None
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class PredictedResult:
    """A number that a system found."""

    value: str
    method: str | None = None
    benchmark: str | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """All that a system says of one paper, which is known by its title or id."""

    id: str = ""
    title: str = ""
    entities: tuple[PredictedEntity, ...] = ()
    relations: tuple[PredictedRelation, ...] = ()
    results: tuple[PredictedResult, ...] = ()
    links: tuple[str, ...] = ()


def read_predictions(path: PaperPath) -> tuple[Prediction, ...]:
    """Read a file of predictions, one JSON object a line. Raises `SourceError`, which names file, line and field."""
    return tuple(read_prediction(fields) for fields in read_objects(path))


def read_prediction(fields: Fields) -> Prediction:
    """The prediction of one object in exchange form.

    >>> read_prediction(Fields({"title": "CARP", "results": [{"value": 4.01}]}, "line 1")).results
    (PredictedResult(value='4.01', method=None, benchmark=None),)
    """
    return Prediction(
        id=fields.optional_written("id") or "",
        title=fields.optional_text("title") or "",
        entities=tuple(map(_entity, fields.objects("entities"))),
        relations=tuple(map(_relation, fields.objects("relations"))),
        results=tuple(map(_result, fields.objects("results"))),
        links=fields.texts("links"),
    )


def _entity(fields: Fields) -> PredictedEntity:
    return PredictedEntity(
        fields.text("id"),
        fields.text("type"),
        fields.text("name"),
        fields.texts("aliases"),
        fields.number("confidence"),
        tuple(map(_mention, fields.objects("mentions"))),
    )


def _mention(fields: Fields) -> PredictedMention:
    return PredictedMention(fields.text("field"), fields.whole("start"), fields.whole("end"), fields.text("text"))


def _relation(fields: Fields) -> PredictedRelation:
    first = next(fields.objects("evidence"), None)
    return PredictedRelation(
        fields.text("subject"),
        fields.text("predicate"),
        fields.text("object"),
        fields.number("confidence"),
        first.optional_text("field") if first else None,
        first.span("sentence") if first else None,
    )


def _result(fields: Fields) -> PredictedResult:
    return PredictedResult(fields.written("value"), fields.optional_text("method"), fields.optional_text("benchmark"))

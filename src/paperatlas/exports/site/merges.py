"""The merges behind a concept: which names were taken for one, by which rule, and the operation that undoes it."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.curation import Operation
from paperatlas.exports.site.operations import operation_text
from paperatlas.linking.names import GUESSED, unit_name
from paperatlas.model import LinkRecord, Unit


@dataclass(frozen=True)
class Merge:
    """Two names that were joined. ``undo`` is the operation that parts them, as text of a curation file."""

    left: str
    right: str
    rule: str
    papers: int
    score: float
    undo: str


def make_merge(record: LinkRecord) -> Merge:
    """A link record as it is shown."""
    undo = operation_text(Operation("split", (unit_name(record.left), unit_name(record.right))))
    return Merge(unit_words(record.left), unit_words(record.right), record.rule, record.support, record.score, undo)


def unit_words(unit: Unit) -> str:
    """The name of a unit, with its long form.

    >>> unit_words(Unit("Method", "spo", "simple policy optimization")), unit_words(Unit("Method", "rrt*"))
    ('spo (simple policy optimization)', 'rrt*')
    """
    return f"{unit.name} ({unit.long_form.removeprefix(GUESSED)})" if unit.long_form else unit.name

"""The type of a phrase by its head noun, and by the word before it where the head alone leaves it open."""

from __future__ import annotations

from paperatlas.extraction import lexicon
from paperatlas.extraction.phrases import singular


def type_of_phrase(phrase: str, before: str = "") -> str | None:
    """The type that a noun phrase has, given the word before it; None where its head says nothing.

    >>> type_of_phrase("deformable object manipulation"), type_of_phrase("contrastive learning", "via")
    ('Task', 'Method')
    >>> type_of_phrase("quadruped robots"), type_of_phrase("green apples")
    ('Robot', None)
    """
    words = phrase.split()
    if not words:
        return None
    head = singular(words[-1].rsplit("-", 1)[-1] if words[-1].lower() not in _KNOWN else words[-1])
    if head in lexicon.EITHER_HEADS:
        return _open_type(head, before)
    return next((kind for kind, heads in _HEADS.items() if head in heads), lexicon.RESOURCE_HEADS.get(head))


def _open_type(head: str, before: str) -> str:
    if before in lexicon.TOOL_CUE:
        return "Method"
    return "Method" if head in lexicon.METHOD_HEADS else "Task"


_HEADS = {
    "Task": lexicon.TASK_HEADS,
    "Method": lexicon.METHOD_HEADS,
    "Robot": lexicon.ROBOT_HEADS,
    "Metric": lexicon.METRIC_HEADS,
}
_KNOWN = frozenset[str]().union(*_HEADS.values())

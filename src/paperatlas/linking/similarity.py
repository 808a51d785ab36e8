"""Similarity of names: rules that join names which differ in form only, within a family and a block.

A block holds the names of a family with the same key (their words without order and endings, see `name_words`, or
without kind words too, see `kind_words`), so that no two names outside of a block are ever compared and the work grows
with the number of names, not of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from paperatlas.linking.kind_words import has_kind, is_proper, without_kind
from paperatlas.linking.name_words import content_words
from paperatlas.model import LinkRecord, Unit

SAME_WORDS = "same words"
KIND_WORD = "kind word"
SCORES = {SAME_WORDS: 0.99, KIND_WORD: 0.97}
"""How often the names that a rule joins are one concept, on held-out training papers (`training/linking`)."""

Block = list[Unit]


def join_same_words(units: Iterable[Unit]) -> list[LinkRecord]:
    """Names of several words that differ in the words' order and endings join the least of them.

    >>> names = ("uncertainty estimation", "estimating uncertainty", "estimation")
    >>> [(r.left.name, r.right.name) for r in join_same_words(Unit("Task", name) for name in names)]
    [('estimating uncertainty', 'uncertainty estimation')]
    """
    blocks: dict[tuple[str, tuple[str, ...]], Block] = defaultdict(list)
    for unit in units:
        words = () if unit.long_form else content_words(unit.name)
        if len(words) > 1:
            blocks[unit.family, words].append(unit)
    return [record for block in blocks.values() for record in _records(min(block), block, SAME_WORDS)]


def join_kind_words(units: Iterable[Unit], surfaces: Mapping[Unit, Iterable[str]]) -> list[LinkRecord]:
    """A name with kind words joins the one without; where that is not there, names whose kind words say the same."""
    blocks: dict[tuple[str, tuple[str, ...]], dict[str, Block]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        if not unit.long_form:
            proper = has_kind(unit.family, unit.name) and is_proper(surfaces.get(unit, ()))
            rest, kind = without_kind(unit.family, unit.name, proper)
            words = content_words(rest) if " " in rest else (rest,)
            blocks[unit.family, words][kind].append(unit)
    records: list[LinkRecord] = []
    for kinds in blocks.values():
        bare = kinds.pop("", [])
        for block in filter(None, [bare, *kinds.values()]):
            hub = min(bare or block)
            same = content_words(hub.name) if " " in hub.name else ()
            others = [unit for unit in block if content_words(unit.name) != same]
            records += _records(hub, others, KIND_WORD)
    return records


def _records(hub: Unit, block: Block, rule: str) -> list[LinkRecord]:
    ends = (sorted((hub, unit)) for unit in block if unit != hub)
    return [LinkRecord(left, right, rule, SCORES[rule]) for left, right in ends]

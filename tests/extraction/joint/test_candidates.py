"""Which claims and concepts are accepted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paperatlas.extraction.joint.candidates import LEAST_OWN, own_anyway
from paperatlas.extraction.joint.claims import Said
from paperatlas.extraction.joint.features import CONCEPT, ROLE, Concept
from paperatlas.extraction.joint.gather import Found
from paperatlas.extraction.joint.network import ROLES
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.extraction.joint.votes import Votes

VOTES = {
    "concepts": Votes(CONCEPT, np.zeros(len(CONCEPT)), {}, {"Method": 0.6}),
    "roles": Votes(ROLE, np.zeros(len(ROLE)), {}, {"proposes": 0.5, "introduces": 0.5}),
}
METHOD = Concept("Method", 0.0, 0.0, 1.0, 1, 1, np.zeros(len(ROLES), np.float32))


def own(sure: Sequence[float], *said: Said) -> Said | None:
    found = [Found((i,), (), ((i, i + 1),), None, np.zeros(len(TYPES), np.float32), METHOD) for i in range(len(sure))]
    return own_anyway(found, sure, said, VOTES)


def claim(predicate: str, place: int, confidence: float) -> Said:
    return Said(None, predicate, place, np.zeros(len(ROLE)), confidence, (place, place + 1))


def test_where_no_contribution_passes_the_surest_is_taken() -> None:
    best = claim("introduces", 1, LEAST_OWN + 0.1)
    assert own([0.9, 0.9], claim("proposes", 0, LEAST_OWN), best, claim("uses", 0, 0.9)) is best


def test_a_contribution_whose_concept_does_not_pass_is_none_that_passes() -> None:
    unsure = claim("proposes", 0, 0.7)
    assert own([0.5], unsure) is unsure


def test_where_one_passes_or_none_is_half_sure_nothing_more_is_taken() -> None:
    assert own([0.9, 0.9], claim("proposes", 0, 0.5), claim("proposes", 1, 0.45)) is None
    assert own([0.9], claim("proposes", 0, LEAST_OWN - 0.01)) is None
    assert own([0.9], claim("uses", 0, 0.9)) is None

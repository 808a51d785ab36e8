"""Which concepts of a paper are one under two names."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.extraction import extract, load_model
from paperatlas.extraction.draft import Term
from paperatlas.extraction.joint.features import Concept
from paperatlas.extraction.joint.forms import Form
from paperatlas.extraction.joint.gather import Found
from paperatlas.extraction.joint.merge import Named
from paperatlas.extraction.joint.network import ROLES
from paperatlas.extraction.joint.pieces import TYPES
from paperatlas.extraction.joint.same import SAME, Doubles
from paperatlas.extraction.joint.votes import Votes
from paperatlas.model import Paper

SCORE = SAME.index("score")
BY_SCORE = Votes(SAME, np.eye(len(SAME))[SCORE], {}, {})
"""Votes that take a pair for one from a score of 0 on."""


def concept(place: int, entry: str | None = None) -> Found:
    term = Term(place, place + 1, "Method", 1.0, "test", key=entry) if entry else None
    named = (Named(Form(f"m{place}"), "Method", f"m{place}", (f"m{place}",), term),)
    features = Concept("Method", 0.0, 0.0, 1.0, 1, 1, np.zeros(len(ROLES), np.float32))
    types = np.eye(len(TYPES), dtype=np.float32)[TYPES.index("Method")]
    return Found((place,), named, ((place, place + 1),), term, types, features)


def doubles(scores: Mapping[tuple[int, int], float], count: int, entries: Mapping[int, str] | None = None) -> Doubles:
    rows = np.zeros((len(scores), len(SAME)))
    rows[:, SCORE] = list(scores.values())
    return Doubles([concept(place, (entries or {}).get(place)) for place in range(count)], list(scores), rows)


def test_pairs_above_the_threshold_are_joined_through_others_too() -> None:
    assert doubles({(0, 2): 1.0, (2, 3): 0.5, (1, 3): -1.0}, 4).joined(BY_SCORE) == [[0, 2, 3], [1]]


def test_two_concepts_of_the_vocabulary_never_meet_and_the_surer_tie_holds() -> None:
    chain = {(0, 1): 1.0, (1, 2): 2.0}
    assert doubles(chain, 3, {0: "PPO", 2: "TRPO"}).joined(BY_SCORE) == [[0], [1, 2]]
    assert doubles(chain, 3, {0: "PPO", 2: "PPO"}).joined(BY_SCORE) == [[0, 1, 2]]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(-3, 3)), max_size=12))
def test_every_form_is_in_one_concept_and_sets_come_by_their_first(ties: list[tuple[int, int, float]]) -> None:
    groups = doubles({(a, b): score for a, b, score in ties if a < b}, 6).joined(BY_SCORE)
    assert sorted(form for group in groups for form in group) == list(range(6))
    assert [group[0] for group in groups] == sorted(min(group) for group in groups)


def test_a_name_of_the_title_meets_its_like_in_the_abstract() -> None:
    paper = Paper(
        "Zigzag Whole-Body Controllers for Legged Robots",
        "We propose a zigzag whole-body controller. The zigzag controller tracks forces and outperforms MPC.",
    )
    found = extract(paper, load_model("base"))
    owners = {c.id for c in found.candidates for m in c.mentions if "zigzag" in m.text.lower()}
    assert len(owners) == 1

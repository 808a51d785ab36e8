"""What is kept for an expected precision, over all papers together."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.extraction.expected_precision import Cuts, accept, find_cut, find_cuts
from paperatlas.model import Candidate, Claim, Extraction, ResultClaim

CONFIDENCES = st.lists(st.integers(0, 10_000).map(lambda n: n / 10_000), max_size=20)


def reading(candidates, claims=()):
    """An extraction with candidates e1, e2 ... of these confidences and claims (subject, object, confidence)."""
    return Extraction(
        "",
        "model",
        "1",
        tuple(Candidate(f"e{n}", "Method", f"m{n}", sure, ()) for n, sure in enumerate(candidates, 1)),
        tuple(Claim(subject, "uses", object_, sure, ()) for subject, object_, sure in claims),
        (ResultClaim("12%", 0.1, ()),),
    )


def accepted(extraction):
    return [c.id for c in extraction.candidates if c.accepted], [c.confidence for c in extraction.claims if c.accepted]


def test_the_mean_of_what_is_kept_reaches_the_wish():
    assert find_cut([0.9, 0.8, 0.7], 0.8) == 0.7
    assert find_cut([0.9, 0.8, 0.7], 0.81) == 0.8


def test_equally_sure_ones_stay_or_go_together():
    assert find_cut([0.9, 0.7, 0.7, 0.7], 0.8) == 0.9


def test_where_nothing_is_sure_enough_nothing_is_kept():
    assert find_cut([0.5, 0.4], 0.9) == math.inf
    assert find_cuts([], 0.9) == Cuts(math.inf, math.inf)


@given(CONFIDENCES, st.floats(0, 1))
def test_no_lower_cut_would_do(confidences, precision):
    cut = find_cut(confidences, precision)
    for least in set(confidences):
        kept = [c for c in confidences if c >= least]
        reaches = sum(kept) >= precision * len(kept) - 1e-9
        assert reaches == (least >= cut)


def test_the_cut_is_one_for_all_papers():
    both = [reading([0.99, 0.85]), reading([0.86])]
    assert find_cuts(both, 0.9).candidates == 0.85
    assert find_cuts(both[1:], 0.9).candidates == math.inf


def test_claims_are_cut_apart_and_only_between_what_is_kept():
    one = reading([0.95, 0.2], [("paper", "e1", 0.9), ("e1", "e2", 0.99), ("paper", "e1", 0.3)])
    cuts = find_cuts([one], 0.9)
    assert cuts == Cuts(0.95, 0.9)
    assert accepted(accept(one, cuts)) == (["e1"], [0.9])


@pytest.mark.parametrize("precision", [0.0, 1.0])
def test_results_stay_as_they_were(precision):
    one = reading([0.95])
    assert accept(one, find_cuts([one], precision)).results == one.results

"""Spans that do not overlap, forms, and pairs at their closest mentions."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.extraction.joint.forms import DISTANCES, Form, Span, flatten, pair_up


def span(first: int, last: int, score: float) -> Span:
    return Span(first, last, np.array([score, 0, 0, 0, 0, 0, 0], np.float32))


spans = st.lists(st.builds(lambda a, w, p: span(a, a + w, p), st.integers(0, 30), st.integers(0, 5), st.floats(0.2, 1)))


@given(spans)
def test_flat_spans_do_not_overlap_and_none_better_was_dropped_for_nothing(found: list[Span]) -> None:
    flat = flatten(found)
    pieces = [p for s in flat for p in range(s.first, s.last + 1)]
    assert len(pieces) == len(set(pieces))
    for dropped in (s for s in found if not any(s is kept for kept in flat)):
        rivals = [k for k in flat if k.first <= dropped.last and dropped.first <= k.last]
        assert max(k.score for k in rivals) >= dropped.score


@given(spans, st.randoms())
def test_the_order_in_which_spans_come_does_not_matter(found: list[Span], random: object) -> None:
    shuffled = sorted(found, key=lambda s: (s.last, -s.first))
    assert [(s.first, s.last) for s in flatten(found)] == [(s.first, s.last) for s in flatten(shuffled)]


def test_pairs_are_read_at_the_closest_mentions() -> None:
    pairs = pair_up([Form("a", [(2, 3), (20, 21)]), Form("b", [(5, 5), (40, 41)])], 50)
    assert pairs.subject.tolist() == [0, 1]
    assert pairs.object.tolist() == [1, 0]
    assert pairs.subject_mention.tolist() == [0, 2]
    assert pairs.object_mention.tolist() == [2, 0]
    assert pairs.low.tolist() == [4, 4]
    assert pairs.high.tolist() == [5, 5]
    assert pairs.order.tolist() == [1, -1]


def test_of_equally_close_mentions_the_first_counts() -> None:
    pairs = pair_up([Form("a", [(4, 4)]), Form("b", [(2, 2), (6, 6)])], 9)
    assert pairs.object_mention.tolist()[0] == 1


@given(st.lists(st.lists(st.integers(0, 60), min_size=1, max_size=4, unique=True), min_size=2, max_size=6))
def test_what_stands_between_is_never_empty_nor_outside(starts: list[list[int]]) -> None:
    length = 62
    pairs = pair_up([Form(str(i), [(s, s + 1) for s in sorted(of)]) for i, of in enumerate(starts)], length)
    assert (pairs.low < pairs.high).all()
    assert (pairs.low >= 0).all()
    assert (pairs.high <= length).all()
    assert (pairs.distance < DISTANCES).all()

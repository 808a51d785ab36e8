import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.layout import Box, place_boxes
from paperatlas.layout.boxes import extent
from paperatlas.layout.communities import find_communities
from paperatlas.layout.network import Network
from paperatlas.layout.overlaps import separate_boxes
from paperatlas.layout.packing import pack_parts
from paperatlas.layout.place import connected_parts

LABEL = Box(80, 30)
TRIANGLES = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]

boxes = st.builds(Box, st.integers(5, 200), st.integers(5, 60))


@st.composite
def pictures(draw):
    found = draw(st.lists(boxes, min_size=1, max_size=14))
    ends = st.integers(0, len(found) - 1)
    lines = draw(st.lists(st.tuples(ends, ends).filter(lambda line: line[0] != line[1]), max_size=25))
    return found, lines


def overlapping(boxes, centres, most):
    """Pairs of boxes that lie over each other by more than so many pixels both ways."""
    placed = list(zip(boxes, centres, strict=True))
    return [
        (a, b)
        for i, (a, (ax, ay)) in enumerate(placed)
        for b, (bx, by) in placed[:i]
        if (a.width + b.width) / 2 - abs(ax - bx) > most and (a.height + b.height) / 2 - abs(ay - by) > most
    ]


@given(pictures())
@settings(deadline=None, max_examples=40)
def test_no_two_labels_overlap(picture):
    found, lines = picture
    assert overlapping(found, place_boxes(found, lines), most=2) == []


@given(pictures())
@settings(deadline=None, max_examples=15)
def test_equal_pictures_have_equal_positions(picture):
    assert place_boxes(*picture) == place_boxes(*picture)


def test_nothing_is_placed_nowhere():
    assert place_boxes([], []) == []


def test_positions_are_whole_pixels():
    assert all(isinstance(value, int) for point in place_boxes([LABEL] * 6, TRIANGLES) for value in point)


def test_a_community_stands_closer_together_than_the_whole():
    at = place_boxes([LABEL] * 6, TRIANGLES)

    def distance(a, b):
        return ((at[a][0] - at[b][0]) ** 2 + (at[a][1] - at[b][1]) ** 2) ** 0.5

    inside = [distance(0, 1), distance(0, 2), distance(3, 4), distance(3, 5)]
    across = [distance(0, 4), distance(0, 5), distance(1, 4), distance(1, 5)]
    assert max(inside) < min(across)


def test_boxes_on_one_spot_come_apart():
    at = separate_boxes([LABEL] * 20, [(0.0, 0.0)] * 20)
    assert overlapping([LABEL] * 20, at, most=0.5) == []


def test_boxes_that_do_not_overlap_stay():
    assert separate_boxes([LABEL, LABEL], [(0, 0), (100, 0)]) == [(0, 0), (100, 0)]


def test_two_groups_are_found():
    a, b = zip(*TRIANGLES, strict=True)
    assert find_communities(Network.join(6, a, b, np.ones(7, np.int64))).tolist() == [0, 0, 0, 1, 1, 1]


def test_the_largest_part_comes_first():
    assert connected_parts(5, [(3, 4), (4, 1)]) == [[1, 3, 4], [0], [2]]


@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_separate_parts_are_packed_without_overlap(count):
    parts = [([LABEL, LABEL], [(0.0, 0.0), (50.0 * n, 40.0)]) for n in range(count)]
    offsets = pack_parts(parts)
    corners = [extent(boxes, at) for boxes, at in parts]
    whole = [Box(right - left, bottom - top) for (left, top), (right, bottom) in corners]
    middles = [
        ((left + right) / 2 + x, (top + bottom) / 2 + y)
        for ((left, top), (right, bottom)), (x, y) in zip(corners, offsets, strict=True)
    ]
    assert offsets[0] == (0, 0)
    assert overlapping(whole, middles, most=0) == []

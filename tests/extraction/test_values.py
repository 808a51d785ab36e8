"""What is read as a reported number, and what is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.extraction.values import values


def read(text):
    return [(text[slice(*value.span)], value.unit) for value in values(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It reaches 43.6 % of them.", [("43.6 %", "%")]),
        (r"It gains 12\% over them.", [(r"12\%", "%")]),
        ("A 5.4pp gain, then 20.24 percentage-point more.", [("5.4pp", "%"), ("20.24 percentage-point", "%")]),
        ("It is 30 times faster, with 2x fewer steps.", [("30 times", "x"), ("2x", "x")]),
        ("between 7--10 percentage points", [("7--10 percentage points", "%")]),
        (r"by $40%\sim 87%$ on average", [(r"40%\sim 87%", "%")]),
        ("accuracies ranging from 93% to 99%", [("93% to 99%", "%")]),
        ("improved from 83% to 95%", [("83%", "%"), ("95%", "%")]),
        ("a reduction by 13.2±4%", [("13.2±4%", "%")]),
        ("an FID of 2.05 and 2.53 at two sizes", [("2.05", None), ("2.53", None)]),
        ("60.0 box mAP and 52.2 mask mAP on COCO", [("60.0", None), ("52.2", None)]),
        ("a high success rate (0.93)", [("0.93", None)]),
        ("gains of $18.4$ and $4.1$ points", [("18.4", None), ("4.1$ points", "points")]),
        ("test scores from 78.3 to 79.4", [("78.3", None), ("79.4", None)]),
        ("It scores 4.01 on CALVIN.", [("4.01", None)]),
        ("a mean pose error of 7.5 mm and 16.7 degrees", [("7.5 mm", "mm"), ("16.7 degrees", "°")]),
        ("It runs at 60 fps.", [("60 fps", "fps")]),
        ("Tracking takes only 30 milliseconds.", [("30 milliseconds", "ms")]),
        ("a peak velocity of 6.7 m/s", [("6.7 m/s", "m/s")]),
    ],
)
def test_reported_numbers(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We train on 10% of the labels.",
        "We train GPT-2 on WikiText.",
        "A 10-fold cross validation was applied.",
        "images of 640 x 480 pixels",
        "a search space of 7.5 \\times 10^{20}",
        "with an IoU threshold of 0.75 on the ActivityNet data",
        "ratings on a 7-point scale",
        "objects in the 3-8 cm range",
        "pass@1 on HumanEval",
        "We collect 50 hours of play with 8 robots.",
    ],
)
def test_other_numbers(text):
    assert read(text) == []


@given(st.text(alphabet="0123456789.%x -–±()to fromacuryFID,$\\", max_size=60))
def test_values_are_in_order_apart_and_begin_with_a_digit_or_a_plus(text):
    found = values(text, (0, len(text)))
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
    assert all(text[value.span[0]] in "0123456789+" for value in found)

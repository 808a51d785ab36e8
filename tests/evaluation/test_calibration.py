import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.evaluation.calibration import Calibration, calibrate, calibration_error
from paperatlas.evaluation.judge import judge

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("sure", "error"),
    [
        ([], None),
        ([(1.0, True), (0.0, False)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.9, True)] * 9 + [(0.9, False)], 0.18),
        ([(0.75, True)] * 15 + [(0.75, False)] * 5, 0.35),
    ],
)
def test_known_errors(sure, error):
    assert calibration_error(sure) == error


def test_one_bin_is_the_distance_of_the_means():
    assert calibration_error([(0.9, True), (0.5, False), (0.4, True)], bins=1) == pytest.approx(0.0667)


@given(PAIRS)
def test_it_is_a_rate_and_order_does_not_count(sure):
    error = calibration_error(sure)
    assert 0 <= error <= 1
    assert error == calibration_error(sure[::-1])


@given(PAIRS)
def test_more_bins_of_one_another_never_lower_it(sure):
    assert calibration_error(sure, bins=1) <= calibration_error(sure, bins=10) + 1e-4


def test_entities_and_relations_are_measured_apart(gold, predicted):
    assert calibrate([judge(gold, predicted)]) == Calibration(entities=0.5, relations=0.4)
    assert calibrate([judge(gold, None)]) == Calibration(None, None)

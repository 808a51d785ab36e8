from hypothesis import given
from hypothesis import strategies as st

from paperatlas.evaluation.tally import Figures, Row, Tally

COUNTS = st.integers(0, 50)
FIGURES = st.builds(lambda a, b, c, d: Figures(a + b, a, c + d, c), COUNTS, COUNTS, COUNTS, COUNTS)


def test_rates_are_rounded_and_f1_is_of_the_unrounded():
    figures = Figures(said=3, right=2, asked=7, got=3)
    assert (figures.precision, figures.recall, figures.f1) == (0.6667, 0.4286, 0.5217)


def test_rates_of_nothing_are_zero():
    assert (Figures().precision, Figures().recall, Figures().f1) == (0.0, 0.0, 0.0)


@given(FIGURES)
def test_f1_lies_between_precision_and_recall(figures):
    low, high = sorted((figures.precision, figures.recall))
    assert low - 1e-4 <= figures.f1 <= high + 1e-4


@given(FIGURES, FIGURES, FIGURES)
def test_order_of_summing_does_not_count(one, two, three):
    assert one + two + three == three + (two + one)


def test_rows_come_in_order_then_others_that_were_said():
    tally = Tally()
    for name in ("Zebra", "Task", "Apple"):
        tally.say(name, right=True)
    tally.ask("Method", got=False)
    tally.ask("Unknown", got=False)
    assert [row.name for row in tally.rows(["Method", "Robot", "Task"])] == ["Method", "Task", "Apple", "Zebra"]
    assert tally.rows([])[0] == Row("Apple", Figures(1, 1, 0, 0))
    assert tally.total() == Figures(3, 3, 2, 0)
    assert tally.total(["Task", "Robot"]) == Figures(1, 1, 0, 0)

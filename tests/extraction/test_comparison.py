"""How a number is meant: reached, or a change by so much."""

import pytest

from paperatlas.extraction.comparison import comparison
from paperatlas.extraction.values import values


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ZAP reaches 43% success.", ["reached"]),
        ("ZAP is 30 times faster than before.", ["faster"]),
        ("ZAP needs 2x fewer steps.", ["less"]),
        ("It gains 12% over them.", ["more"]),
        ("It outperforms all strong baselines on disease diagnosis in three hospitals by 6%.", ["more"]),
        ("It reduces the median localization distance error of the older method by 43%.", ["less"]),
        ("An 11% increase in coverage and a 7% reduction in collisions.", ["more", "less"]),
        ("We report 13% and 25% reduction of FLOPs.", ["less", "less"]),
        ("It reaches 72% accuracy, outperforming others by 5%.", ["reached", "more"]),
        ("It is 2.7x faster and reduces memory by 70%.", ["faster", "less"]),
        ("It reduces the attack accuracy to 22.1%.", ["reached"]),
        ("It improves recall from 60% to 86%.", ["reached", "reached"]),
        ("Errors drop from 9% down to 4%.", ["reached", "reached"]),
        ("It shows improvements from 1% to 3%.", ["more", "reached"]),
        ("More than 60% of attacks succeed.", ["reached"]),
        ("It gains +1.6% on RLBench and +1.4% on CALVIN.", ["more", "more"]),
        ("It improves success by up to 42% on RLBench.", ["more"]),
        ("It improves on Faster R-CNN (1.3% of all).", ["more"]),
        ("The gains over the state of the art are 18% there.", ["more"]),
        ("It boosts success (up to 20%).", ["more"]),
    ],
)
def test_meaning(text, meant):
    sentence = (0, len(text))
    assert [comparison(text, sentence, value.span) for value in values(text, sentence)] == meant


def test_the_number_before_in_a_row_decides_where_nothing_else_does():
    text = "by 43%, then 50% there"
    assert [comparison(text, (0, len(text)), (13, 16), before) for before in ("less", "reached")] == ["less", "reached"]


def test_words_of_another_sentence_say_nothing():
    text = "It reduces errors. It has 5% left."
    assert comparison(text, (19, len(text)), (26, 28)) == "reached"

import pytest

from paperatlas.evaluation.gold import GoldPaper
from paperatlas.evaluation.passages import sentence_at, sentence_naming

TEXT = "We use PPO. SAC (v1.5) is off-policy! Is it?"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [("PPO", "We use PPO."), ("1.5", "SAC (v1.5) is off-policy!"), ("it", "Is it?"), ("PPO. SAC", TEXT[:37])],
)
def test_the_sentence_around_a_span(word, sentence):
    start = TEXT.rindex(word)
    assert sentence_at(TEXT, start, start + len(word)) == sentence


def test_spans_outside_the_text_have_a_sentence_all_the_same():
    assert sentence_at("", 3, 5) == ""
    assert sentence_at("PPO", 30, 50) == "PPO"


@pytest.mark.parametrize(
    ("concepts", "sentence"),
    [
        ([["off policy"]], "SAC (v1.5) is off-policy!"),
        ([["PPOs"]], ""),
        ([["nothing", "ppo"]], "We use PPO."),
        ([["PPO"], ["SAC"]], "SAC (v1.5) is off-policy!"),
        ([["PP"]], ""),
        ([["?"]], ""),
        ([], ""),
    ],
)
def test_the_sentence_that_names_concepts(concepts, sentence):
    assert sentence_naming(GoldPaper("1", "A title", TEXT), *concepts) == sentence

"""The metric of a number: tied to it by words, nearest, or the only one of the sentence before."""

import pytest

from paperatlas.extraction.draft import Draft, Term
from paperatlas.extraction.measures import metric
from paperatlas.extraction.values import values


def read(*sentences, terms=()):
    text, places = "", []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += sentence
    draft = Draft(text, 0, places, [])
    for term in terms:
        draft.add(Term(text.index(term), text.index(term) + len(term), "Metric", 0.9, "test"))
    spans = [value.span for value in values(text, places[-1])]
    found = [metric(draft, places[-1], span, spans) for span in spans]
    return [text[slice(*span)] if span else None for span in found]


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("It has an accuracy of 92%, a sensitivity of 87.9%.", ["accuracy", "sensitivity"]),
        ("It has a recall of 92% and 87.9% precision.", ["recall", "precision"]),
        ("It reaches 95.5% average success rate.", ["success rate"]),
        ("A 7% reduction in collision rate and 11% more coverage.", ["collision rate", "collision rate"]),
        ("It cuts training time by 24%, inference time by 31%.", ["training time", "inference time"]),
        ("It improves BLEU by 3% there.", ["BLEU"]),
        ("Our answer to various previous demonstrations: 20% more.", [None]),
    ],
)
def test_named_in_the_text(sentence, metrics):
    assert read(sentence) == metrics


def test_a_term_wins_over_words():
    assert read("The driving quality is 20% above the error of others.", terms=["driving quality"]) == [
        "driving quality"
    ]


def test_the_only_one_of_the_sentence_before():
    assert read("We look at driving quality. ", "It is 20% better.", terms=["driving quality"]) == ["driving quality"]
    several = read("We look at quality and comfort. ", "It is 20% better.", terms=["quality", "comfort"])
    assert several == [None]

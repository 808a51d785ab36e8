"""How spans of a public set are scored, exactly and by overlap, in the set's own types."""

import pytest
from tests.scripts import script

from paperatlas.evaluation.tally import Figures
from paperatlas.extraction import load_model


@pytest.fixture(scope="module")
def score():
    """Score one text with its spans by the rules."""
    public_sets = script("benchmarks", "public_sets")
    passage_of = script("benchmarks", "public_passages").Passage

    def scored(text, *spans, types):
        passage = passage_of(
            text, frozenset((text.index(name), text.index(name) + len(name), kind) for name, kind in spans)
        )
        return [tally.total() for tally in public_sets.score([passage], load_model("rules"), types)]

    return scored


TEXT = "We train with PPO on ImageNet."


def test_a_span_is_right_in_the_sets_type(score):
    types = {"Method": "Method", "Dataset": "Material", "Benchmark": "Material"}

    exact, _ = score(TEXT, ("PPO", "Method"), ("ImageNet", "Material"), types=types)

    assert exact == Figures(said=2, right=2, asked=2, got=2)


def test_what_overlaps_is_right_by_overlap_only(score):
    exact, overlapping = score(TEXT, ("with PPO", "Method"), types={"Method": "Method"})

    assert exact == Figures(said=1, right=0, asked=1, got=0)
    assert overlapping == Figures(said=1, right=1, asked=1, got=1)


def test_types_without_counterpart_count_on_neither_side(score):
    exact, _ = score(TEXT, ("train", "Generic"), types={"Metric": "Metric"})

    assert exact == Figures()

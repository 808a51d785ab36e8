"""The measured effect of the vocabulary: how it is counted, and what the shipped one reaches on annotated papers."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest
from tests.builders import vocabulary

from paperatlas.evaluation.gold import GoldEntity, GoldPaper, GoldRelation, read_gold
from paperatlas.ontology import Entry, load_vocabulary

SCRIPT = Path(__file__).parents[2] / "docs" / "measure_vocabulary.py"


@pytest.fixture(scope="module")
def measure():
    spec = importlib.util.spec_from_file_location("measure_vocabulary", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.measure


WORDS = vocabulary(
    Entry("method/ppo", "Method", "PPO"),
    Entry("robot/a1", "Robot", "Unitree A1"),
    Entry("task/grasping", "Task", "grasping"),
    Entry("resource/libero", "Benchmark", "LIBERO"),
)
PAPER = GoldPaper(
    "p",
    "Grasping with PPO",
    "On LIBERO we test GRIP, PPO and a Unitree A1.",
    (
        GoldEntity("own", "Method", "GRIP", True),
        GoldEntity("e1", "Method", "PPO", True),
        GoldEntity("e2", "Robot", "A1", True, ("the Unitree A1",)),
        GoldEntity("e3", "Method", "grasping", True),
        GoldEntity("e4", "Dataset", "LIBERO", False, (), ("Benchmark",)),
        GoldEntity("e5", "Robot", "Go1", True),
    ),
    (GoldRelation(("paper", "proposes", "own"), True),),
)


def test_the_papers_own_and_what_may_be_left_out_are_not_asked_for(measure):
    effect = measure([PAPER], WORDS)
    assert effect.asked == Counter(Method=2, Robot=2)
    assert +effect.known == Counter(Method=1, Robot=1)
    assert effect.known_share("Robot") == 0.5


def test_a_match_is_right_by_the_type_or_a_fair_second_type(measure):
    effect = measure([PAPER], WORDS)
    assert effect.named == Counter(Method=1, Robot=1, Task=1, Benchmark=1)
    assert +effect.typed == Counter(Method=1, Robot=1, Benchmark=1)
    assert effect.typed_share() == 0.75


def test_a_match_without_an_annotation_is_not_judged(measure):
    effect = measure([GoldPaper("p", "PPO", "")], WORDS)
    assert (effect.matches["Method"], effect.named["Method"], effect.typed_share()) == (1, 0, 0.0)


def test_the_shipped_vocabulary_reaches_what_it_must(measure, shared):
    effect = measure(read_gold([shared / "gold" / "check.jsonl"]), load_vocabulary())
    assert effect.known_share("Robot") >= 0.70
    assert effect.known_share("Simulator") >= 0.80
    assert effect.known_share("Benchmark", "Dataset") >= 0.45
    assert effect.typed_share() >= 0.95

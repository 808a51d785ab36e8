from paperatlas.evaluation.judge import judge
from paperatlas.evaluation.mistakes import Mistake, find_mistakes

BEATS = "On Meta-World it beats PPO by 43.6 percent."


def test_each_mistake_has_its_sentence(gold, predicted):
    assert find_mistakes([judge(gold, predicted)]) == (
        Mistake("g1", "wrong entity", "Method", "coarse-to-fine policies", "We propose CARP."),
        Mistake("g1", "wrong entity", "Dataset", "Meta-World", BEATS),
        Mistake("g1", "missed entity", "Benchmark", "Meta-World", BEATS),
        Mistake("g1", "missed entity", "Method", "PPO", BEATS),
        Mistake("g1", "wrong relation", "proposes", "paper -> CARP", "CARP: Coarse-to-Fine Policies"),
        Mistake("g1", "wrong relation", "evaluatedOn", "paper -> Meta-World", BEATS),
        Mistake("g1", "missed relation", "evaluatedOn", "paper -> Meta-World", BEATS),
        Mistake("g1", "missed relation", "outperforms", "CARP -> PPO", BEATS),
    )

"""BROADER from names."""

import pytest

from paperatlas.graph.hierarchy import broader_by_name
from paperatlas.model import Concept, Unit


def concept(key, name, kind="Method", **rest):
    return Concept(key, kind, name, **rest)


def edges(*concepts, papers=3):
    by_key = {c.key: c for c in concepts}
    return [(a.subject, a.object) for a in broader_by_name(by_key, dict.fromkeys(by_key, papers))]


RL = concept("method/rl", "RL", aliases=("reinforcement learning",))


@pytest.mark.parametrize("name", ["offline RL", "model-based reinforcement learning", "Offline Reinforcement Learning"])
def test_a_name_with_words_before_another_is_a_kind_of_it(name):
    assert edges(RL, concept("method/x", name)) == [("method/x", "method/rl")]


@pytest.mark.parametrize("name", ["LIBERO-90", "LIBERO 90", "LIBERO v2"])
def test_a_number_behind_a_name_is_a_part_of_it(name):
    libero = concept("resource/libero", "LIBERO", "Benchmark")
    assert edges(libero, concept("resource/x", name, "Benchmark")) == [("resource/x", "resource/libero")]


@pytest.mark.parametrize(
    "name", ["RL agent", "anti RL", "non-RL", "beyond RL", "world-RL", "approaches to RL", "RLHF", "RL"]
)
def test_other_names_are_no_kind_of_it(name):
    assert edges(RL, concept("method/x", name)) == []


def test_a_long_form_tells_as_the_name_does():
    unit = Unit("Method", "mbrl", "model based reinforcement learning")
    mbrl = concept("method/x", "MBRL", aliases=("model-based reinforcement learning",), members=(unit,))
    assert edges(RL, mbrl) == [("method/x", "method/rl")]


def test_the_nearest_is_taken():
    offline = concept("method/offline", "offline RL")
    assert edges(RL, offline, concept("method/x", "safe offline RL")) == [
        ("method/offline", "method/rl"),
        ("method/x", "method/offline"),
    ]


def test_rare_concepts_and_other_families_and_what_the_vocabulary_decides_are_left():
    assert edges(RL, concept("method/x", "offline RL"), papers=2) == []
    assert edges(RL, concept("task/x", "offline RL", "Task")) == []
    curated = concept("method/rl", "RL", vocabulary="method/rl")
    assert edges(curated, concept("method/x", "offline RL", vocabulary="method/x")) == []
    assert edges(curated, concept("method/x", "offline RL")) == [("method/x", "method/rl")]


def test_edges_say_where_they_come_from():
    found = list(broader_by_name({"method/rl": RL, "m": concept("m", "deep RL")}, {"method/rl": 9, "m": 3}))
    assert [(a.predicate, a.origin, a.paper, a.confidence) for a in found] == [("broader", "linking", None, 0.85)]

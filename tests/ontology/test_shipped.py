"""The shipped vocabulary as files, and what its marks make the matcher do."""

from collections import Counter

import pytest

from paperatlas.ontology import load_vocabulary, ontology_path
from paperatlas.ontology.matcher import Match, vocabulary_matcher
from paperatlas.ontology.turtle import entries_turtle

LEAST = {"Robot": 400, "Simulator": 100, "Method": 700, "Task": 400, "Metric": 120}


def test_there_are_as_many_entries_as_the_field_needs():
    counts = Counter(entry.type for entry in load_vocabulary())
    assert {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least} == {}
    assert counts["Benchmark"] + counts["Dataset"] >= 500


@pytest.mark.parametrize("path", sorted((ontology_path() / "vocabulary").glob("*.ttl")), ids=lambda path: path.stem)
def test_a_file_is_written_as_add_would_write_it(path):
    entries = [entry for entry in load_vocabulary() if f"{entry.type.lower()}s" == path.stem]
    assert path.read_text("utf-8") == entries_turtle(entries)


def test_the_page_tells_the_counts():
    page = (ontology_path().parent / "docs" / "vocabulary.md").read_text("utf-8")
    counts = Counter(entry.type for entry in load_vocabulary())
    assert [kind for kind, count in counts.items() if f"| {kind} | {count} |" not in page] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boston Dynamics Spot quadruped robot", ["Spot"]),
        ("a Unitree A1 robot", ["Unitree A1"]),
        ("the humanoid robot Atlas", ["Atlas"]),
        ("a Franka Emika Panda robot arm", ["Franka Emika Panda"]),
        ("an ANYmal-robot", ["ANYmal"]),
        ("Unitree A1, a quadruped robot", ["Unitree A1", "quadruped robot"]),
        ("quadruped robot and Shadow Hand", ["quadruped robot", "Shadow Dexterous Hand"]),
        ("a robot", []),
    ],
)
def test_a_robot_and_its_kind_are_one_mention(text, names):
    assert [match.entry.name for match in vocabulary_matcher().find(text)] == names


def test_the_mention_has_the_kind_in_it():
    (match,) = vocabulary_matcher().find("On a Unitree A1 quadruped robot we run.")
    assert match == Match(5, 31, load_vocabulary().entries["robot/unitree-a1"])


def test_torn_labels_are_found_on_demand_only():
    text = "We study transfer learning with PPO."
    assert [m.entry.key for m in vocabulary_matcher().find(text)] == ["method/ppo"]
    torn = [m.entry.key for m in vocabulary_matcher(torn=True).find(text)]
    assert torn == ["method/transfer-learning", "task/transfer-learning", "method/ppo"]


def test_a_torn_label_still_links():
    assert load_vocabulary().by_name["Task", "transfer learning"] == "task/transfer-learning"

"""Which forms of a paper become one concept."""

from __future__ import annotations

from paperatlas.extraction import extract, load_model
from paperatlas.model import Candidate, Paper


def named(text: str, title: str = "Zap") -> dict[str, Candidate]:
    """The candidates of a text, accepted or not, by every form in which they stand there."""
    found = extract(Paper(title, text), load_model("base"))
    return {m.text: c for c in found.candidates for m in c.mentions}


def test_a_generic_head_makes_no_second_concept() -> None:
    found = named("We study quadrupedal locomotion. Our quadrupedal locomotion tasks are hard.")
    assert (
        found["quadrupedal locomotion"].id
        == found.get("quadrupedal locomotion tasks", found["quadrupedal locomotion"]).id
    )


def test_an_abbreviation_and_what_it_stands_for_are_one() -> None:
    found = named("We propose Zigzag Arm Policy (ZAP), a method for cable routing. ZAP outperforms CQL.")
    zap = found["ZAP"]
    assert (zap.name, zap.long_form) == ("ZAP", "Zigzag Arm Policy")


def test_names_with_other_digits_stay_apart() -> None:
    found = named("We evaluate on LIBERO-90 and on LIBERO-10, two benchmarks for lifelong robot learning.")
    assert found["LIBERO-90"].id != found["LIBERO-10"].id


def test_the_vocabulary_brings_name_and_type() -> None:
    found = named("We train a policy in IsaacGym and test it on the Unitree A1 robot.")
    gym = next(c for text, c in found.items() if text.startswith("IsaacGym"))
    assert (gym.type, gym.name) == ("Simulator", "Isaac Gym")
    assert gym.vocabulary is not None

"""Names without what a text wraps around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.extraction.joint.naming import Spelling, mended, signs, variants
from paperatlas.extraction.phrases import plainest
from paperatlas.text.normal_form import normal_form

NOTHING = Spelling({})
RL = Spelling({"RL": "reinforcement learning"})
KINDS = ("Method", "Task", "Benchmark", "Dataset", "Robot", "Simulator", "Metric")


@pytest.mark.parametrize(
    ("name", "kind", "plain"),
    [
        ("cable routing tasks", "Task", "cable routing"),
        ("proposed Zap framework", "Method", "Zap framework"),
        ("PPO algorithm", "Method", "PPO"),
        ("DreamerV3 agent", "Method", "DreamerV3"),
        ("Gazebo simulator", "Simulator", "Gazebo"),
        ("D4RL benchmark suite", "Benchmark", "D4RL"),
        ("Unitree A1 robot", "Robot", "Unitree A1"),
        ("the ImageNet dataset", "Dataset", "ImageNet"),
    ],
)
def test_a_generic_head_comes_off(name: str, kind: str, plain: str) -> None:
    assert variants(name, kind, NOTHING)[0] == plain


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("diffusion policy", "Method"),
        ("large language model", "Method"),
        ("optimization-based method", "Method"),
        ("mobile robot", "Robot"),
        ("decision transformer", "Method"),
    ],
)
def test_a_head_that_is_part_of_the_name_stays(name: str, kind: str) -> None:
    assert variants(name, kind, NOTHING) == [name]


def test_a_parenthesis_is_split_off() -> None:
    assert set(variants("reinforcement learning (RL)", "Task", NOTHING)) >= {"reinforcement learning", "RL"}


def test_abbreviations_inside_a_longer_name_are_spelled_out_and_back() -> None:
    assert "graph-based reinforcement learning" in variants("graph-based RL", "Method", RL)
    assert "offline RL" in variants("offline reinforcement learning", "Task", RL)
    assert variants("reinforcement learning", "Task", RL) == ["reinforcement learning"]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("manip ulation", "manipulation"),
        ("loco- motion", "locomotion"),
        (r"\textsc{Zap}", "Zap"),
        (r"$\alpha$-divergence", "-divergence"),
        ("policy learning", "policy learning"),
    ],
)
def test_line_breaks_and_latex_are_mended(torn: str, whole: str) -> None:
    words = {"manipulation", "locomotion", "policy", "learning", "policylearning"}
    assert mended(torn, words.__contains__) == whole


@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_variants_are_different_names_and_hold_the_name_itself(name: str, kind: str) -> None:
    found = variants(name, kind, RL)
    folded = [normal_form(v) for v in found]
    assert len(set(folded)) == len(folded)
    assert all(folded)
    assert normal_form(name) in folded or not normal_form(name)


def test_signs_tell_names_apart() -> None:
    assert signs("RRT*") != signs("RRT")
    assert signs("LIBERO-90") == ("90",)


def test_the_plainest_name_has_no_capitals_that_are_none_of_its_own() -> None:
    assert plainest(["Offline Learning", "offline learning"]) == "offline learning"
    assert plainest(["PPO algorithm", "PPO"]) == "PPO"


def test_a_short_form_of_the_text_wins_over_the_vocabulary_s() -> None:
    joined = Spelling({"GPR": "gaussian process", "ML": "machine learning"}).joined({"GP": "Gaussian process"})
    assert list(joined.respell("gaussian process regression")) == ["GP regression"]
    other = joined.joined({"ML": "maximum likelihood"})
    assert list(other.respell("machine learning model")) == []
    assert list(other.respell("ML model")) == ["maximum likelihood model"]


def test_what_a_parenthesis_explains_is_not_spelled_out_beside_it() -> None:
    spelling = Spelling({"RL": "reinforcement learning"})
    found = variants("reinforcement learning (RL) agent", "Method", spelling)
    assert "reinforcement learning" in variants("RL", "Method", spelling)
    assert "reinforcement learning agent" in found
    assert not [name for name in found if "RL (RL)" in name or "(reinforcement" in name]

import pytest

from paperatlas.linking.name_words import content_words
from paperatlas.text.normal_form import normal_form


def words(name):
    return content_words(normal_form(name))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("uncertainty estimation", "estimating uncertainties"),
        ("control of exoskeletons", "exoskeleton control"),
        ("pre-training language models", "language model pretraining"),
        ("Bayesian non-parametric model", "nonparametric Bayesian model"),
        ("zero-shot sim-to-real transfer", "zero-shot transfer sim-to-real"),
        ("HRP-2 humanoid robot", "humanoid robot HRP-2"),
        ("behaviour modelling", "modeling behavior"),
        ("optimisation of trajectories", "trajectory optimization"),
        ("robotic grasping", "robot grasping"),
    ],
)
def test_order_and_endings_do_not_count(left, right):
    assert words(left) == words(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sim-to-real", "real-to-sim"),
        ("text to image generation", "image to text generation"),
        ("motion planner", "motion planning"),
        ("trajectory optimizer", "trajectory optimization"),
        ("language model", "language modeling"),
        ("model reference", "reference model"),
        ("hand manipulation", "in-hand manipulation"),
        ("task-oriented dialog", "dialog-oriented tasks"),
        ("Qwen2.5 3B", "Qwen2.5 7B"),
        ("RRT* planning", "RRT planning"),
        ("supervised learning", "self-supervised learning"),
    ],
)
def test_what_tells_concepts_apart_stays(left, right):
    assert words(left) != words(right)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.text.abbreviations import find_abbreviations, is_short_form, spells_out

TRUE_PAIRS = [
    ("PPO", "Proximal Policy Optimization"),
    ("PPO", "proximal policy optimization"),
    ("PPO", "Proximal Policy Optimization algorithm"),
    ("TRPO", "Trust Region Policy Optimization"),
    ("MPO", "maximum a posteriori policy optimization"),
    ("SAC", "soft actor-critic"),
    ("VLA", "vision-language-action"),
    ("VLA", "Vision-Language-Action model"),
    ("VLAs", "vision-language-action models"),
    ("LLMs", "large language models"),
    ("MDPs", "Markov decision processes"),
    ("POMDP", "partially observable Markov decision process"),
    ("SLAM", "Simultaneous Localization and Mapping"),
    ("HER", "Hindsight Experience Replay"),
    ("RRT", "Rapidly-exploring Random Trees"),
    ("OOD", "out-of-distribution"),
    ("ACT", "Action Chunking with Transformers"),
    ("CoM", "center of mass"),
    ("IoU", "Intersection over Union"),
    ("DoF", "degrees of freedom"),
    ("SPL", "Success weighted by Path Length"),
    ("FID", "Fréchet Inception Distance"),
    ("CARP", "Coarse-to-Fine AutoRegressive Policy"),
    ("CQL", "conservative Q-learning"),
    ("GAIL", "generative adversarial imitation learning"),
    ("LfD", "learning from demonstration"),
    ("NeRFs", "neural radiance fields"),
    ("3DGS", "3D Gaussian Splatting"),
    ("DDPM", "Denoising Diffusion Probabilistic Models"),
    ("RLHF", "reinforcement learning from human feedback"),
    ("MAPPO", "Multi-Agent PPO"),
    ("TAMP", "task and motion planning"),
    ("LoRA", "low-rank adaptation"),
    ("iLQR", "iterative linear quadratic regulator"),
    ("ObjectNav", "object goal navigation"),
    ("RT-2", "Robotics Transformer 2"),
    ("VLN-CE", "Vision-and-Language Navigation in Continuous Environments"),
]


@pytest.mark.parametrize(("short", "long"), TRUE_PAIRS)
def test_a_short_form_in_parentheses_finds_its_long_form(short, long):
    (found,) = find_abbreviations(f"Here we study {long} ({short}) for robots that walk.")
    assert (found.short, found.long) == (short, long)


@pytest.mark.parametrize(("short", "long"), TRUE_PAIRS)
def test_a_long_form_in_parentheses_finds_its_short_form(short, long):
    (found,) = find_abbreviations(f"Here we study {short} ({long}) for robots that walk.")
    assert (found.short, found.long) == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "our robot (Spot)",
        "in the real world (Figure 2)",
        "a policy (ours)",
        "tested with PPO (see Table 1)",
        "a success rate (95%)",
        "a simulator (MuJoCo)",
        "the Franka arm (Panda)",
        "reinforcement learning algorithms (PPO)",
        "a Boston Dynamics robot (Atlas)",
        "published last year (2024)",
        "by Smith et al. (Smith, 2020)",
        "robots (UR5, Panda)",
        "on the benchmark suite (D4RL)",
        "with depth images (RGB-D)",
        "the Robotics Transformer (RT-1)",
        "an optimal Rapidly-exploring Random Tree (RRT*)",
        "improves the policy (P)",
        "(PPO) opens the text",
        "the policy PPO (PPO)",
        "nothing () here",
        "no parenthesis closes (PPO",
        "",
    ],
)
def test_what_is_no_abbreviation_is_not_found(text):
    assert find_abbreviations(text) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("'Soft Actor-Critic' (\"SAC\")", "SAC", "Soft Actor-Critic"),
        ("soft actor-critic (or SAC)", "SAC", "soft actor-critic"),
        ("soft actor-critic (termed SAC)", "SAC", "soft actor-critic"),
        ("soft actor-critic (SAC, Haarnoja 2018)", "SAC", "soft actor-critic"),
        ("soft actor-critic (SAC; see below)", "SAC", "soft actor-critic"),
        ("soft actor-critic ( SAC )", "SAC", "soft actor-critic"),
        ("(soft actor-critic (SAC))", "SAC", "soft actor-critic"),
        ("soft actor-critic (SAC) (off policy)", "SAC", "soft actor-critic"),
        ("PPO is unlike soft actor-critic (SAC)", "SAC", "soft actor-critic"),
    ],
)
def test_what_stands_around_a_pair_does_not_belong_to_it(text, short, long):
    assert [(found.short, found.long) for found in find_abbreviations(text)] == [(short, long)]


def test_several_pairs_come_in_the_order_of_the_text():
    text = "Reinforcement learning (RL) meets imitation learning (IL) and MPC (model predictive control)."
    assert [found.short for found in find_abbreviations(text)] == ["RL", "IL", "MPC"]


PIECES = st.lists(
    st.sampled_from(
        ["soft ", "actor-critic", " (SAC)", "PPO", " (", ")", "İ ", "ß", "é", "Proximal ", "\U0001f916 ", " "]
    ),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(st.one_of(PIECES, st.text("aAbB ()-é\U0001f916", max_size=30)))
def test_spans_are_where_the_forms_stand(text):
    for found in find_abbreviations(text):
        assert text[slice(*found.short_span)] == found.short
        assert text[slice(*found.long_span)] == found.long
        assert found.short_span[1] <= found.long_span[0] or found.long_span[1] <= found.short_span[0]


@pytest.mark.parametrize("text", ["PPO", "VLAs", "RRT*", "π0-FAST A", "3DGS", "Isaac Gym"])
def test_short_forms(text):
    assert is_short_form(text)


@pytest.mark.parametrize("text", ["P", "ours", "2024", "*RRT", "three words HERE", "AVeryLongNameIndeed"])
def test_no_short_forms(text):
    assert not is_short_form(text)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("PPO", "Proximal Policy Optimization", True),
        ("PPO", "the Proximal Policy Optimization", False),
        ("SAC", "soft actor-critic", True),
        ("UR5", "UR5e", False),
        ("CARP", "CARP policy", False),
        ("Zoo", "Zoo-Net", False),
        ("UR5", "UR5e arm", False),
        ("RRT*", "rapidly-exploring random tree", False),
        ("ppo", "proximal policy optimization", False),
    ],
)
def test_spells_out(short, long, expected):
    assert spells_out(short, long) is expected

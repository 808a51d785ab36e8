"""Names that are spelled like other names or like words: each in a sentence that means it and in one that does not."""

import pytest

from paperatlas.ontology import load_vocabulary
from paperatlas.ontology.matcher import vocabulary_matcher

APART = [
    # key, a sentence that means it, a sentence with the same letters that does not
    ("method/rt-1", "We fine-tune RT-1 on kitchen tasks.", "We fine-tune RT-1-X on kitchen tasks."),
    ("method/rt-2", "RT-2 follows spoken commands.", "RT-2-X follows spoken commands."),
    ("method/rt-x", "RT-X models learn across embodiments.", "RT-1 learns from one fleet."),
    ("method/rt-1-x", "RT-1-X gains from other robots.", "RT-1 gains from more episodes."),
    ("method/rt-2-x", "RT-2-X gains from other robots.", "RT-2 gains from web images."),
    ("method/ppo", "We train the policy with PPO2 as well.", "The ppo of the survey is a planned outcome."),
    ("method/sac", "SAC needs fewer samples than DDPG.", "The cells form a sac around the tissue."),
    ("method/act", "ACT learns bimanual tasks by imitation.", "Robots act on what they see by imitation."),
    ("method/act", "An ACT policy predicts chunks of actions.", "The AI ACT of the union regulates medicine."),
    ("method/behavior-cloning", "BC imitates the expert's actions.", "The site was settled in 300 bc by farmers."),
    ("method/clip", "CLIP embeds images and captions.", "We clip the gradient and cut each video clip."),
    ("method/digit", "A DIGIT sensor gives tactile images.", "A seven-digit number is read by touch."),
    ("method/digit", "Two DIGIT sensors measure touch.", "The humanoid Digit walks by touch."),
    ("method/lora", "We adapt the model with LoRA.", "Nodes send packets over LoRa radio."),
    ("method/droid-slam", "DROID-SLAM tracks the camera.", "We train a robot policy on DROID."),
    ("method/star", "STaR bootstraps reasoning from rationales.", "A star is a reasoning symbol of rationales."),
    ("robot/spot", "The Spot robot climbs stairs.", "People spot the robot on the stairs."),
    ("robot/spot", "Boston Dynamics Spot opens doors.", "SPOT images of the satellite show a robot field."),
    ("robot/franka-emika-panda", "A Panda arm grasps the cup.", "The panda is an animal with arms."),
    ("robot/franka-emika-panda", "We use a Franka Panda.", "We load the robot's logs with pandas."),
    (
        "robot/digit",
        "Digit is a bipedal robot for legged locomotion.",
        "Each digit of the legged robot's number is read.",
    ),
    ("robot/digit", "The humanoid Digit walks.", "A DIGIT sensor lets the humanoid feel."),
    ("robot/atla", "The humanoid robot Atlas runs.", "We build an atlas of the humanoid brain."),
    ("robot/pepper", "Pepper is a social robot.", "The robot cuts a red pepper."),
    (
        "robot/hello-robot-stretch",
        "The mobile manipulator Stretch opens drawers.",
        "Springs stretch under the manipulator.",
    ),
    ("robot/baxter", "The robot Baxter folds towels.", "The Yang-Baxter equation folds a torus."),
    ("resource/droid", "We pre-train the robot policy on DROID.", "An android is a humanoid robot."),
    ("resource/ros", "The nodes talk over ROS.", "Cells make ros under stress."),
    ("resource/math", "MATH has competition problems.", "The math of the proof is short."),
    ("resource/race", "RACE asks for reading comprehension.", "Drones race for reading lamps."),
]


@pytest.mark.parametrize(("key", "meant", "other"), APART)
def test_a_look_alike_is_told_apart(key, meant, other):
    assert key in found(meant)
    assert key not in found(other)


@pytest.mark.parametrize("key", sorted({key for key, _, _ in APART}))
def test_homonyms_on_purpose_have_a_scope_note(key):
    assert load_vocabulary().entries[key].scope_note


def found(text):
    return {match.entry.key for match in vocabulary_matcher().find(text)}

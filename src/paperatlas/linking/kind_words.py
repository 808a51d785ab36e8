"""Kind words: words that only say what kind of thing a name names (D4RL dataset, PPO algorithm, Spot robot).

A name with its kind word and the name without it are one concept; which words are kind words of a family is chosen on
the training papers, where annotators say of two names in one paper whether they are one concept
(`training/linking/kind_words.py` prints the shares behind the choice).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_TRAILING = {
    "Method": (
        "algorithm approach framework method methodology technique",
        "mechanism scheme strategy procedure paradigm",
        "module",
    ),
    "Task": ("task problem challenge issue",),
    "Resource": (
        "dataset corpus database",
        "benchmark suite challenge competition leaderboard",
        "environment simulator simulation platform framework",
        "game",
        "task domain",
    ),
    "Robot": ("robot platform system", "arm manipulator", "humanoid biped", "quadruped", "uav drone"),
    "Metric": ("metric measure", "score"),
}
_LEADING = {
    "Method": "novel new proposed existing traditional conventional standard vanilla original previous recent our",
    "Task": "robotic robot solving challenging",
    "Resource": "existing standard popular public challenging our new novel",
    "Robot": "simulated real physical our novel new standard",
    "Metric": "overall total",
}
_BY_ITSELF = {"Task": frozenset(("task", "problem")), "Robot": frozenset(("robot",))}
"""Kind words that may go also from a name of which only one lower-case word is left."""

_INSIDE = re.compile(r"\w[A-Z]|\d")
_CLASS = {
    family: {word: str(number) for number, words in enumerate(classes) for word in words.split()}
    for family, classes in _TRAILING.items()
}
_FIRST = {family: frozenset(words.split()) for family, words in _LEADING.items()}


@lru_cache(maxsize=1 << 18)
def without_kind(family: str, name: str, proper: bool) -> tuple[str, str]:
    """What is left of a normal form without its kind words, and the class of its last kind word (empty for none).

    ``proper`` says that it is a proper name, as `is_proper` tells; a common noun needs its kind word more often.

    >>> without_kind("Resource", "d4rl dataset", True), without_kind("Resource", "driving dataset", False)
    (('d4rl', '0'), ('driving dataset', ''))
    >>> without_kind("Task", "robotic grasp detection problem", False)
    ('grasp detection', '0')
    """
    words = name.split()
    classes, leading = _CLASS.get(family, {}), _FIRST.get(family, frozenset())
    kind = ""
    while len(words) > 1 and words[-1] in classes and (proper or not kind) and _stands(words, family, proper):
        kind = classes[words.pop()]
    while len(words) > 2 and words[0] in leading:
        del words[0]
    return " ".join(words), kind


def has_kind(family: str, name: str) -> bool:
    """Whether the last word of a normal form is a kind word of the family."""
    return name.rpartition(" ")[2] in _CLASS.get(family, {})


def is_proper(surfaces: Iterable[str]) -> bool:
    """Whether a name is a proper one: it has a capital or a digit inside a word, or is never written without a capital.

    >>> is_proper(["MuJoCo simulator"]), is_proper(["Husky"]), is_proper(["Driving dataset", "driving dataset"])
    (True, True, False)
    """
    written = list(surfaces)
    return any(map(_INSIDE.search, written)) or all(surface[:1].isupper() for surface in written)


def _stands(words: list[str], family: str, proper: bool) -> bool:
    """Whether a name stands for itself without its last word, which is a kind word."""
    of_phrases = family in ("Method", "Task") and len(words) > 2
    return proper or of_phrases or words[-1] in _BY_ITSELF.get(family, ())

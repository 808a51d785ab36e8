import string
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.text.normal_form import normal_form, squeezed

WORDS = st.lists(st.text(string.ascii_letters, min_size=2, max_size=8), min_size=1, max_size=4).filter(
    lambda words: words[0].lower() not in ("a", "an", "the") and words[-1][-1] not in "sS"
)
"""Words of a name that is neither a plural nor begins with an article."""

NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Grid-World", "grid world", "Grid_World", "grid~worlds", "Grid–World", "the Grid World", "GRID/WORLD"],
        ["Soft Actor-Critic", "soft actor critic", "Soft  Actor–Critic", "(Soft) 'Actor'-Critic"],
        ["RRT*", "rrt *", "RRT∗", "RRT⋆", "RRT＊"],
        ["policies", "Policy", "a policy"],
        ["DQNs", "DQN"],
        ["Café", "CAFE\u0301", "cafe\u0301"],
        ["π₀", "π0", "Π0"],
        ["１２ tasks", "12 task"],
        ["ﬁne-tuning", "fine tuning"],
        ["A1\ufe0f", "A1"],
        ["葛\U000e0100城", "葛城"],
    ],
)
def test_spellings_of_one_name_are_equal(spellings):
    assert {normal_form(spelling) for spelling in spellings} == {normal_form(spellings[0])} != {""}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("RRT", "RRT*"),
        ("C", "C++"),
        ("C#", "C"),
        ("LIBERO", "LIBERO-90"),
        ("GPT-3.5", "GPT-35"),
        ("A1", "A2"),
        ("A*", "*"),
        ("A *", "*"),
        ("RLDS", "RLD"),
        ("A-OKVQA", "OKVQA"),
        ("bus", "bu"),
        ("class", "clas"),
        ("किताब", "कतब"),
        ("½ step", "12 step"),
    ],
)
def test_two_names_stay_two(left, right):
    assert normal_form(left) != normal_form(right)


@pytest.mark.parametrize(
    "name", ["हिन्दी", "বাংলা", "强化学习", "강화 학습", "ενισχυτική", "обучение", "תּוֹרָה", "ไทยเก็บ", "தமிழ்"]
)
def test_no_script_loses_a_character(name):
    assert normal_form(name) == name


@pytest.mark.parametrize("name", ["", " ", "...", "(!)", "-", "\u0301", "\u200d", "´"])
def test_a_name_without_letters_digits_and_symbols_folds_to_nothing(name):
    assert normal_form(name) == ""


@settings(deadline=None)
@given(WORDS)
def test_letter_case_does_not_matter(words):
    name = " ".join(words)
    assert normal_form(name.upper()) == normal_form(name.lower()) == normal_form(name)


@settings(deadline=None)
@given(WORDS, st.data())
def test_separators_do_not_matter(words, data):
    separators = [data.draw(st.sampled_from(["-", " ", "_", "/", "~", "  ", "‐", "–", " - "])) for _ in words]
    name = "".join(word + separator for word, separator in zip(words, separators, strict=True))
    assert normal_form(name) == normal_form(" ".join(words))


@settings(deadline=None)
@given(NAMES)
def test_symbols_and_digits_are_never_lost(name):
    kept = Counter(normal_form(name))
    assert all(kept[c] >= number for c, number in Counter(name).items() if c in "*+#" or c in string.digits)


@settings(deadline=None)
@given(NAMES)
def test_it_is_idempotent_but_for_articles_and_plurals(name):
    once = normal_form(name)
    if not once.endswith("s") and not once.startswith(("a ", "an ", "the ")):
        assert normal_form(once) == once


@settings(deadline=None)
@given(NAMES)
def test_it_holds_single_blanks_and_no_separators(name):
    form = normal_form(name)
    assert form == " ".join(form.split())
    assert not set(form) & set("-_/~()[]{}'\",;:!?&@$%^=<>|\\`")
    assert not any(symbol in form for symbol in (" *", " +", " #"))


def test_squeezed_keeps_digits_apart():
    assert squeezed("grid world 2") == "gridworld2"
    assert squeezed("v 1 2") == "v1_2" != squeezed("v 12")

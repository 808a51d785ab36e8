import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.evaluation.folding import fold_link, fold_name, fold_value

WORDS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta-World", "meta world"),
        ("The policies", "policy"),
        ("actor/critic", "actor_critic"),
        ("GPT‑4", "gpt-4"),
        ("D4RL (v2)", "d4rl v2"),
        ("CLIP's", "clips"),
    ],
)
def test_spellings_of_one_name_are_equal(one, other):
    assert fold_name(one) == fold_name(other) != ""


@pytest.mark.parametrize(("one", "other"), [("RRT", "RRT*"), ("loss", "los"), ("analysis", "analysi"), ("gas", "ga")])
def test_other_names_are_not(one, other):
    assert fold_name(one) != fold_name(other)


@given(WORDS)
def test_case_and_hyphens_never_count(words):
    assert fold_name("-".join(words).upper()) == fold_name(" ".join(words))


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        ("43.6%", ((43.6,), "%")),
        ("1,200", ((1200.0,), "")),
        ("from 10 to 20 percent", ((10.0, 20.0), "%")),
        ("2-fold", ((2.0,), "x")),
        ("3×", ((3.0,), "x")),
        ("Best  of\nall", ("best of all", "")),
    ],
)
def test_values_are_numbers_with_a_unit(value, folded):
    assert fold_value(value) == folded


def test_links_fold_to_their_address():
    assert fold_link("https://A.org/b/.") == fold_link("http://a.org/B") == "a.org/b"
    assert fold_link("https://a.org/c") != fold_link("https://a.org/b")

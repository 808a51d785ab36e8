import string
from urllib.parse import quote

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperatlas.graph.triples import iri
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import identifier_slug, slug

TRICKY = st.lists(
    st.sampled_from(["star", "plus", "sharp", "*", "+", "#", " ", "a", "s", "2", ".", "starry", "-", "plusx"]),
    max_size=7,
).map("".join)
FORMS = st.one_of(TRICKY, st.text(max_size=12)).map(normal_form)
"""Normal forms, many of them with symbols and with words that spell symbols."""


@pytest.mark.parametrize(
    ("normal", "expected"),
    [
        ("rrt*", "rrt-star"),
        ("rrt star", "rrt--star"),
        ("star", "star"),
        ("*", "-star"),
        ("c++ code", "c-plus-plus-code"),
        ("c plus plus code", "c--plus--plus-code"),
        ("gpt 3.5", "gpt-3.5"),
        ("强化 学习", "强化-学习"),
    ],
)
def test_examples(normal, expected):
    assert slug(normal) == expected


@settings(deadline=None)
@given(FORMS, FORMS)
@example("a+x", "a plusx")
@example("a* star", "a**")
def test_two_normal_forms_never_share_a_slug(left, right):
    assert (slug(left) == slug(right)) == (left == right)


def test_no_two_of_many_short_normal_forms_share_a_slug():
    parts = ["star", "plus", "*", "+", " ", "a"]
    strings = [""]
    for _ in range(5):
        strings += [text + part for text in strings[-(6**4) :] for part in parts]
    forms = {normal_form(text) for text in strings}
    assert len({slug(form) for form in forms}) == len(forms) > 1000


@settings(deadline=None)
@given(FORMS.filter(bool))
@example(normal_form("0\U000e0100"))
@example(normal_form("हिन्दी"))
def test_a_key_is_a_valid_iri_and_holds_what_the_slug_holds(form):
    address = iri(f"method/{slug(form)}")
    assert pyoxigraph.NamedNode(address).value == address
    assert list(pyoxigraph.parse(f"<{address}> <{address}> <{address}> .", pyoxigraph.RdfFormat.TURTLE))


@settings(deadline=None)
@given(FORMS, FORMS)
def test_two_keys_never_share_an_iri(left, right):
    assert (iri(slug(left)) == iri(slug(right))) == (left == right)


IDENTIFIERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=15)


@settings(deadline=None)
@given(IDENTIFIERS, IDENTIFIERS)
@example("a/b", "a~b")
@example("a%2fb", "a/b")
@example("a%7eb", "a~b")
def test_identifier_slugs_tell_identifiers_apart_but_for_letter_case(left, right):
    assert (identifier_slug(left) == identifier_slug(right)) == (left.lower() == right.lower())


@settings(deadline=None)
@given(IDENTIFIERS)
def test_an_identifier_slug_is_one_segment_of_an_iri(value):
    encoded = identifier_slug(value)
    assert set(encoded) <= set(string.ascii_letters + string.digits + "-._~%")
    assert quote(encoded, safe="%~") == encoded
    assert iri(f"paper/doi-{encoded}").endswith(f"paper/doi-{encoded}")

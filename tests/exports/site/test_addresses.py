"""Addresses: safe on every system, fixed by the key, and never of two nodes."""

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.exports.site.addresses import is_address, node_address, relative, safe_name

SLUGS = (
    st.text(max_size=30) | st.text("abcz09._-~/ ", max_size=100) | st.sampled_from(["con", "nul.x", "..", "index", ""])
)
KEYS = st.builds("{}/{}".format, st.sampled_from(["method", "paper", "../x", ".", "con", "é"]), SLUGS)


@settings(deadline=None)
@given(KEYS)
def test_an_address_is_one_folder_and_one_name_that_lead_nowhere_else(key):
    address = node_address(key)
    parts = PurePosixPath(address).parts

    assert is_address(address)
    assert len(parts) == 2
    assert all(part.isascii() and part[0].isalnum() and len(part) < 120 for part in parts)
    assert not {"con", "nul", "index"} & {part.split(".")[0] for part in parts}


@settings(deadline=None)
@given(st.lists(SLUGS, unique=True, max_size=20))
def test_different_names_stay_different_whatever_the_system_makes_of_case(slugs):
    names = [safe_name(slug).casefold() for slug in slugs]

    assert len(set(names)) == len(slugs)


@settings(deadline=None)
@given(SLUGS)
def test_a_plain_slug_is_its_own_name(slug):
    name = safe_name(slug)

    assert name == slug or "~" in name


def test_what_is_no_address_is_refused():
    for text in ("", "/x", "../x", "a/../x", "a/b/c", "a//b", ".x", "a\\b", "A", "a b", "a/", "x\n"):
        assert not is_address(text), text


def test_links_lead_from_any_page_to_any_other():
    assert relative("index.html", "paper/a.html") == "paper/a.html"
    assert relative("paper/a.html", "method/b.html") == "../method/b.html"
    assert relative("paper/a.html", "site.css") == "../site.css"

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.text.clean import clean_text


@pytest.mark.parametrize(
    ("text", "expected", "removed"),
    [
        ("plain", "plain", 0),
        (" two\t\twords \r\n", "two words", 0),
        ("no\u00a0break\u2003space", "no break space", 0),
        ("zero\u200bwidth\ufeffmark", "zero width mark", 0),
        ("next\x85line", "next line", 0),
        ("e\u0301", "é", 0),
        ("a\x00b\x07", "ab", 2),
        ("\u202eright\u202c to left", "right to left", 2),
        ("half\ud800", "half", 1),
        ("not\uffffa character", "nota character", 1),
        ("👩\u200d🔬 keeps its joiner", "👩\u200d🔬 keeps its joiner", 0),
        ("", "", 0),
    ],
)
def test_examples(text, expected, removed):
    assert clean_text(text) == (expected, removed)


@settings(deadline=None)
@given(st.text())
def test_clean_text_is_clean_and_stays_so(text):
    clean, _ = clean_text(text)
    assert clean_text(clean) == (clean, 0)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == " ".join(clean.split())
    clean.encode("utf-8")


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P")), max_size=30))
def test_only_white_space_and_control_characters_change(text):
    assert clean_text(text) == (unicodedata.normalize("NFC", text), 0)

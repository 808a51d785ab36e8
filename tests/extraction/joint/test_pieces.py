"""Word pieces of a text, with offsets, shapes and the vocabulary's types."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from paperatlas.extraction.joint.folder import SHIPPED
from paperatlas.extraction.joint.network import whole_words
from paperatlas.extraction.joint.pieces import SIGN, WIDEST, WINDOW, load_tokenizer, split


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(SHIPPED / "base" / "tokenizer.json")


@given(st.text(max_size=200))
def test_windows_cover_every_piece_once(tokenizer: Tokenizer, text: str) -> None:
    pieces = split(tokenizer, text * 20)
    covered = [i for window in pieces.windows() for i in range(window.start, window.stop)]
    assert covered == list(range(len(pieces)))
    assert all(window.stop - window.start <= WINDOW for window in pieces.windows())


@given(st.text(st.sampled_from("abAB1 .,-*(é 强"), max_size=60))
def test_a_span_of_whole_words_is_found_again(tokenizer: Tokenizer, text: str) -> None:
    pieces = split(tokenizer, text)
    start, end = whole_words(pieces, slice(0, len(pieces)))
    for first, last in zip(start, end, strict=True):
        assert last - first < WIDEST
        assert pieces.locate(pieces.characters(first, last)) == (first, last)


def test_a_span_that_cuts_a_word_is_not_found(tokenizer: Tokenizer) -> None:
    pieces = split(tokenizer, "locomotion tasks")
    assert pieces.locate((0, 10)) is not None
    assert pieces.locate((0, 6)) is None


def test_shapes_and_terms_are_of_the_whole_word(tokenizer: Tokenizer) -> None:
    pieces = split(tokenizer, "a QWZXV-7 robot", [(10, 15, "Robot"), (0, 1, "Gadget")])
    shapes = dict(zip(pieces.words(slice(None)), pieces.shapes, strict=True))
    assert shapes["-"] == SIGN
    assert len({shape for text, shape in shapes.items() if text and text in "qwzxv"}) == 1
    assert pieces.terms[pieces.starts == 10].tolist() == [5]
    assert pieces.terms.sum() == 5


def test_no_span_goes_over_the_end_of_a_clause_or_begins_with_a_small_word(tokenizer: Tokenizer) -> None:
    text = "the policy, on A1. The end"
    pieces = split(tokenizer, text)
    spans = {
        text[slice(*pieces.characters(a, b))] for a, b in zip(*whole_words(pieces, slice(0, len(pieces))), strict=True)
    }
    assert {"policy", "A1", "end"} <= spans
    assert not any("," in s or s.startswith("the") or "A1." in s for s in spans)


def test_cut_keeps_the_beginning(tokenizer: Tokenizer) -> None:
    pieces = split(tokenizer, "one two three")
    assert np.array_equal(pieces.cut(3).ids, pieces.ids[:3])

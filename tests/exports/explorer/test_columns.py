"""Columns as bytes."""

import base64
import gzip

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.exports.explorer.columns import numbers, pack, strings


@given(st.sampled_from(["u8", "u16", "u32"]), st.lists(st.integers(0, 2**40), max_size=20))
def test_numbers_come_back_or_are_the_largest_there_is(kind, values):
    column = numbers("n", kind, values)
    form = np.dtype(f"<u{int(kind[1:]) // 8}")
    assert np.frombuffer(column.content, form).tolist() == [min(v, np.iinfo(form).max) for v in values]


@given(st.lists(st.text(), max_size=10))
def test_every_column_of_a_block_begins_at_a_multiple_of_four(values):
    columns = [strings("text", values), numbers("one", "u8", [1])]
    content = gzip.decompress(base64.b64decode(pack("names", columns).content))
    assert len(content) % 4 == 0
    assert content[-4:] == b"\x01\x00\x00\x00"
    assert np.frombuffer(content, "<u4", len(values)).tolist() == [len(v.encode("utf-8", "replace")) for v in values]


def test_a_block_tells_no_time_and_names_its_columns():
    block = pack("names", [strings("text", ["a"])])
    assert block.columns == (("text", "str", 1),)
    assert base64.b64decode(block.content)[4:8] == bytes(4)

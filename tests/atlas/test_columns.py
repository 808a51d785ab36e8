"""Hand-over types as columns: whatever value goes in comes out equal."""

from dataclasses import is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas import model
from paperatlas.atlas.columns import from_table, schema_of, to_table

KINDS = [
    kind for kind in vars(model).values() if isinstance(kind, type) and is_dataclass(kind) and kind is not model.Graph
]

st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False))


def test_there_are_types_to_try():
    assert {model.Paper, model.Extraction, model.Assertion, model.LinkRecord} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(st.data())
@settings(max_examples=15, deadline=None)
def test_values_come_back_equal(kind, data):
    rows = data.draw(st.lists(st.from_type(kind), max_size=3))

    assert from_table(kind, to_table(kind, rows)) == rows


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_rows_are_a_table_with_all_columns(kind):
    table = to_table(kind, [])

    assert table.schema == schema_of(kind)
    assert from_table(kind, table) == []


def test_a_type_that_has_no_column_is_refused():
    from dataclasses import make_dataclass

    with pytest.raises(TypeError, match="no column for"):
        schema_of(make_dataclass("Strange", [("value", dict)]))

from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.linking.names import make_unit, unit_name
from paperatlas.model import Unit

FORMS = st.sampled_from(["a", "a b", "a*", "a star", "a-b", "ab", "a 2", "a2", "RLDS"])
UNITS = st.builds(make_unit, st.sampled_from(["Method", "Task"]), FORMS, st.one_of(st.none(), FORMS))


@settings(deadline=None)
@given(UNITS, UNITS)
def test_two_units_never_share_a_name(left, right):
    assert (unit_name(left) == unit_name(right)) == (left == right)


def test_a_long_form_that_is_the_name_is_none():
    assert make_unit("Method", "Grid World", "grid-world") == Unit("Method", "grid world")
    assert make_unit("Method", "!!", "words") is None

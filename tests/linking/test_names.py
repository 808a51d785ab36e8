from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.linking.names import make_unit, squeezed, unit_name
from paperatlas.linking.union_find import UnionFind
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


def test_squeezed_keeps_digits_apart():
    assert squeezed("grid world 2") == "gridworld2"
    assert squeezed("v 1 2") == "v1_2" != squeezed("v 12")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_union_find_gives_the_connected_components(pairs):
    import networkx

    sets = UnionFind(range(10))
    for left, right in pairs:
        sets.union(left, right)
    network = networkx.Graph(pairs)
    network.add_nodes_from(range(10))
    assert {frozenset(group) for group in sets.sets()} == {frozenset(c) for c in networkx.connected_components(network)}
    assert 3 in sets
    assert 10 not in sets

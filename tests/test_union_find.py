from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.union_find import UnionFind


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

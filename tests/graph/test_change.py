"""What changes between two graphs is all that a store needs to go from one to the other."""

from hypothesis import HealthCheck, given, settings
from tests.graphs import graphs

from paperatlas.graph.change import change_between
from paperatlas.graph.digest import FactSum, graph_digest
from paperatlas.graph.facts import graph_facts
from paperatlas.graph.triples import graph_triples

many = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(graphs(), graphs())
def test_the_sum_of_facts_follows(old, new):
    change = change_between(old, new)
    total = FactSum()
    total.add(graph_facts(old))
    total.remove(change.facts_gone())
    total.add(change.facts_come())
    assert total.digest() == graph_digest(new)


@many
@given(graphs(), graphs())
def test_the_triples_follow(old, new):
    gone, come = change_between(old, new).triples()
    assert (set(graph_triples(old)) - set(gone)) | set(come) == set(graph_triples(new))
    assert set(gone) <= set(graph_triples(old))


@many
@given(graphs())
def test_a_graph_does_not_change_to_itself(graph):
    change = change_between(graph, graph)
    assert (change.nodes_gone(), change.nodes_come(), change.edges_gone(), change.edges_come()) == ([], [], [], [])
    assert change.triples() == ([], [])

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.errors import NotFoundError
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.selection import find_concepts, neighbours_of, select_nodes
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode

KEYS = [f"method/{letter}" for letter in "abcdefgh"]


def graph_of(*pairs):
    """Methods that extend each other."""
    assertions = tuple(Assertion(f"method/{a}", "extends", f"method/{b}", None, 1.0) for a, b in pairs)
    return Graph(concepts=tuple(Concept(key, "Method", key[-1].upper()) for key in KEYS), assertions=assertions)


CHAIN = graph_of("ab", "bc", "cd", "de", "fg")


def test_everything_is_shown_where_it_fits():
    selection = select_nodes(CHAIN, ExportOptions())
    assert (selection.keys, selection.found) == (tuple(KEYS), 8)


def test_the_most_connected_are_kept():
    star = graph_of("ab", "ac", "ad", "ef")
    assert select_nodes(star, ExportOptions(most=4)).keys == ("method/a", "method/b", "method/c", "method/d")


@pytest.mark.parametrize(("hops", "letters"), [(0, "c"), (1, "bcd"), (2, "abcde"), (9, "abcde")])
def test_a_neighbourhood_reaches_so_many_steps(hops, letters):
    selection = select_nodes(CHAIN, ExportOptions(around="C", hops=hops))
    assert "".join(key[-1] for key in selection.keys) == letters
    assert selection.centres == ("method/c",)


def test_a_cut_neighbourhood_keeps_its_centre():
    star = graph_of("ab", "bc", "bd", "be", "bf")
    selection = select_nodes(star, ExportOptions(around="A", hops=2, most=2))
    assert (selection.keys, selection.found) == (("method/a", "method/b"), 6)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))), st.integers(1, 8))
def test_never_more_than_asked_and_always_connected_nodes_first(pairs, most):
    graph = graph_of(*pairs)
    chosen = select_nodes(graph, ExportOptions(most=most)).keys
    assert len(chosen) == min(most, 8)
    degrees = {key: len(others) for key, others in neighbours_of(graph).items()}
    assert max(degrees.values()) == max(degrees[key] for key in chosen)


def test_authors_venues_and_results_are_left_out():
    paper = PaperNode("paper/x", Paper("X"), ())
    authored = Assertion("paper/x", "authoredBy", "author/y", "paper/x", 1.0, origin="metadata")
    assert neighbours_of(Graph((paper,), assertions=(authored,))) == {"paper/x": frozenset()}


SAME = (
    Concept("method/reinforcement-learning", "Method", "reinforcement learning", ("RL",)),
    Concept("task/reinforcement-learning", "Task", "Reinforcement Learning"),
)


def test_a_name_of_two_families_finds_both():
    assert find_concepts(SAME, "reinforcement-learning") == tuple(c.key for c in SAME)


def test_a_key_and_an_alias_find_one():
    assert find_concepts(SAME, "task/reinforcement-learning") == ("task/reinforcement-learning",)
    assert find_concepts(SAME, "RL") == ("method/reinforcement-learning",)


@pytest.mark.parametrize("wanted", ["", "***", "quantum gravity"])
def test_what_names_nothing_is_refused(wanted):
    with pytest.raises(NotFoundError, match="no concept is named"):
        find_concepts(SAME, wanted)

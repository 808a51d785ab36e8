import pytest
from tests.builders import candidate, extraction, graph_of

from paperatlas.analyses.card import Neighbour, concept_cards
from paperatlas.errors import NotFoundError
from paperatlas.model import Paper
from paperatlas.stores.cypher import CypherStore


def test_the_card_of_a_curated_method(store):
    (card,) = concept_cards(store, "ppo")
    assert (card.key, card.label, card.name) == ("method/ppo", "Method", "PPO")
    assert (card.definition, card.homepage, card.ambiguous) == ("Clipped policy gradient.", "", False)
    assert (card.aliases, card.other_types) == (("Proximal Policy Optimization",), ())
    assert set(card.neighbours) == {
        Neighbour("OUTPERFORMS", False, "Method", "STRIDE", 1),
        Neighbour("COMPARES_WITH", False, "Paper", "Climbing a wall", 1),
        Neighbour("COMPARES_WITH", False, "Paper", "STRIDE: robots that walk", 1),
        Neighbour("MENTIONS", False, "Paper", "Climbing a wall", 1),
        Neighbour("MENTIONS", False, "Paper", "STRIDE: robots that walk", 1),
    }


def test_the_card_of_a_robot_shows_what_is_broader(store):
    (card,) = concept_cards(store, "ANYmal")
    assert Neighbour("BROADER", True, "Robot", "quadruped", 1) in card.neighbours
    assert Neighbour("BROADER", False, "Robot", "legged robot", 1) not in card.neighbours


def test_results_are_shown_by_their_value(store):
    (card,) = concept_cards(store, "LIBERO")
    assert Neighbour("ON_BENCHMARK", False, "Result", "91%", 1) in card.neighbours
    assert card.homepage == "https://example.org/libero"


def test_neighbours_come_with_their_number_the_most_first(tmp_path):
    from tests.builders import evidence

    from paperatlas.model import Claim

    works = []
    for title, other in [("Ones", "Yak"), ("Twos", "Xen"), ("Threes", "Xen")]:
        paper = Paper(title)
        claim = Claim("z", "extends", "o", 0.5, (evidence(),))
        read = extraction(candidate("Zoo", id_="z"), candidate(other, id_="o"), paper=paper, claims=(claim,))
        works.append((paper, read))
    with CypherStore(tmp_path) as store:
        store.load(graph_of(works))
        (card,) = concept_cards(store, "zoo")
    assert [(n.name, n.number) for n in card.neighbours if n.type == "EXTENDS"] == [("Xen", 2), ("Yak", 1)]


def test_one_card_for_each_family_and_the_types_that_did_not_win(tmp_path):
    paper = Paper("Zoos")
    read = extraction(
        candidate("Zoo", "Task", id_="t"),
        candidate("Zoo", "Dataset", id_="d"),
        candidate("Zoo", "Benchmark", id_="b", confidence=0.4),
        paper=paper,
    )
    with CypherStore(tmp_path) as store:
        store.load(graph_of([(paper, read)]))
        dataset, task = concept_cards(store, "zoo")
    assert (dataset.label, dataset.other_types, task.label) == ("Dataset", ("Benchmark",), "Task")
    assert Neighbour("SAME_NAME", True, "Task", "Zoo", 1) in dataset.neighbours
    assert Neighbour("SAME_NAME", False, "Dataset", "Zoo", 1) in task.neighbours


def test_an_unknown_name_is_refused(store):
    with pytest.raises(NotFoundError, match="near it: PPO"):
        concept_cards(store, "PPOO")


def test_an_empty_atlas_knows_no_name(empty_store):
    with pytest.raises(NotFoundError):
        concept_cards(empty_store, "PPO")

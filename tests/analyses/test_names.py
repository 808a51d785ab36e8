import pytest
from tests.builders import candidate, extraction, graph_of

from paperatlas.analyses.names import Named, find_named
from paperatlas.errors import NotFoundError
from paperatlas.model import Paper
from paperatlas.stores.cypher import CypherStore

PPO = Named("Method", "method/ppo", "PPO")
ANYMAL = Named("Robot", "robot/anymal", "ANYmal")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("PPO", PPO),
        ("ppo", PPO),
        ("method/ppo", PPO),
        ("proximal policy-optimization", PPO),
        ("ANYmal-C", ANYMAL),
        ("the quadrupeds", Named("Robot", "robot/quadruped", "quadruped")),
        ("step transfer in deep terrain", Named("Method", "method/step-transfer-in-deep-terrain", "STRIDE")),
    ],
)
def test_names_are_found_by_key_name_and_alias(store, name, found):
    assert find_named(store, name) == [found]


def test_papers_are_found_only_when_asked_for(store):
    with pytest.raises(NotFoundError):
        find_named(store, "Climbing a wall")
    assert find_named(store, "climbing a wall!", papers=True) == [
        Named("Paper", "paper/climbing-a-wall", "Climbing a wall")
    ]


def test_all_families_are_looked_through(tmp_path):
    paper = Paper("Zoos", "")
    read = extraction(
        candidate("Zoo", "Task", id_="t"), candidate("Zoo"), candidate("ZOO", "Robot", id_="r"), paper=paper
    )
    with CypherStore(tmp_path) as store:
        store.load(graph_of([(paper, read)]))
        assert [named.key for named in find_named(store, "zoo")] == ["method/zoo", "robot/zoo", "task/zoo"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ANYmals D", "nothing is called 'ANYmals D' in this atlas; near it: .*ANYmal"),
        ("quadrupd", "; near it: quadruped"),
        ("xyzzy", "nothing is called 'xyzzy' in this atlas$"),
        ("!!", "nothing is called '!!' in this atlas$"),
        ("", "nothing is called '' in this atlas$"),
        ("') DETACH DELETE c //", "nothing is called"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(store, name, message):
    with pytest.raises(NotFoundError, match=message):
        find_named(store, name)


def test_a_title_without_letters_is_not_found_by_other_signs(tmp_path):
    paper = Paper("???")
    with CypherStore(tmp_path) as store:
        store.load(graph_of([(paper, extraction(paper=paper))]))
        with pytest.raises(NotFoundError):
            find_named(store, "!!!", papers=True)

from collections import defaultdict

import pytest
from tests.builders import (
    CLIMB,
    WALK,
    candidate,
    climb_extraction,
    evidence,
    extraction,
    graph_of,
    walk_extraction,
)

from paperatlas.errors import NotFoundError, UsageError
from paperatlas.model import Author, Claim, Graph, Paper
from paperatlas.ontology import load_schema
from paperatlas.queries import load_question, load_questions
from paperatlas.queries.question import YEAR
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.sparql import SparqlStore
from paperatlas.stores.store import language_of

NAMES = sorted(load_questions())


def simulated(title: str, own: str, *, on_robot: bool):
    """A paper that extends PPO in a simulator, on a benchmark and on data, and perhaps on a robot."""
    paper = Paper(title, f"{own} extends PPO. It runs in MuJoCo.", year=2025, authors=(Author("Ann B"),), venue="CoRL")
    said = [("paper", "proposes", "own"), ("paper", "uses", "ppo"), ("paper", "uses", "rrt"), ("own", "extends", "ppo")]
    said += [("paper", "evaluatedOn", "sim"), ("paper", "evaluatedOn", "bench"), ("paper", "addresses", "task")]
    said += [("paper", "evaluatedOn", "data")]
    said += [("paper", "usesRobot", "robot")] if on_robot else []
    claims = [Claim(*edge, 0.8, (evidence((0, 3)),)) for edge in said]
    candidates = [candidate(own, id_="own"), candidate("PPO", id_="ppo"), candidate("RRT", id_="rrt")]
    kinds = {"sim": "Simulator", "bench": "Benchmark", "data": "Dataset", "task": "Task", "robot": "Robot"}
    named = {"sim": "MuJoCo", "bench": "LIBERO", "data": "D4RL", "task": "locomotion"}
    named |= {"robot": "ANYmal"} if on_robot else {}
    candidates += [candidate(name, kinds[id_], id_=id_) for id_, name in named.items()]
    return paper, extraction(*candidates, paper=paper, claims=tuple(claims))


def field_graph() -> Graph:
    """A small field, in which every named question has an answer."""
    works = [(WALK, walk_extraction()), (CLIMB, climb_extraction())]
    return graph_of([*works, simulated("Simba", "SIMBA", on_robot=False), simulated("Nala", "NALA", on_robot=True)])


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_itself_and_what_it_takes(name):
    question = load_question(name)
    assert question.name == name
    assert set(question.parameters.values()) <= {*load_schema().classes, YEAR}
    values = {parameter: f"<{parameter}>" for parameter in question.parameters}
    assert all(value in question.said(values) for value in values.values())
    assert question.said(values).endswith("?")
    assert language_of(question.text("cypher")) == "cypher"
    assert language_of(question.text("sparql")) == "sparql"


def test_values_may_hold_braces():
    assert load_question("papers-on-robot").said({"robot": "{x}"}) == "Which papers use {x}, or a robot of that kind?"


@pytest.mark.parametrize("values", [{}, {"task": "x"}, {"robot": "x", "task": "y"}])
def test_values_must_be_those_that_the_question_takes(values):
    with pytest.raises(UsageError, match=r"question 'papers-on-robot' takes: robot \(a Robot\); not right: "):
        load_question("papers-on-robot").checked(values)


def test_right_values_are_given_back():
    assert load_question("papers-on-robot").checked({"robot": "x"}) == {"robot": "x"}


def test_an_unknown_question_is_refused_with_all_names():
    with pytest.raises(NotFoundError, match=r"no question is named 'why'; there are: .*papers-on-robot"):
        load_question("why")


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Ask both stores of one graph; they must answer alike."""
    folder = tmp_path_factory.mktemp("stores")
    with CypherStore(folder / "cypher") as cypher, SparqlStore(folder / "sparql") as sparql:
        cypher.load(field_graph())
        sparql.load(field_graph())

        def answer(name, values):
            first, second = (load_question(name).ask(store, values) for store in (cypher, sparql))
            assert first == second
            return list(first.rows)

        yield answer


def values_of(graph: Graph) -> dict[str, set[str]]:
    """What a parameter of each type can be in the graph, and a value that is not there."""
    schema = load_schema()
    values: dict[str, set[str]] = defaultdict(lambda: {'x" OR 1=1 }'})
    for concept in graph.concepts:
        for kind in ("Concept", concept.type, schema.family_of[concept.type]):
            values[kind] |= {concept.name, *concept.aliases}
    values["Author"] |= {person.name for person in graph.persons}
    values["Venue"] |= {venue.name for venue in graph.venues}
    values[YEAR] = {"1999", *(str(node.paper.year) for node in graph.papers)}
    return values


def choices(parameters: dict[str, str]) -> list[dict[str, str]]:
    """All values for all parameters."""
    found: list[dict[str, str]] = [{}]
    for parameter, kind in parameters.items():
        found = [{**known, parameter: value} for known in found for value in sorted(values_of(field_graph())[kind])]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_give_the_same_rows_for_all_values_and_some_have_rows(ask, name):
    answers = [ask(name, values) for values in choices(load_question(name).parameters)]
    assert any(answers)


BEAT, COMPARE, NALA = "It beats PPO on ANYmal.", "We compare with PPO on ANYmal C.", ("ANYmal", "Nala", "NALA ")
ON_ANYMAL = [("ANYmal", "Climbing a wall", COMPARE), NALA, ("ANYmal", "STRIDE: robots that walk", BEAT)]


@pytest.mark.parametrize(
    ("name", "value", "rows"),
    [
        ("papers-on-robot", "ANYmal", ON_ANYMAL),
        ("papers-on-robot", "ANYmal C", ON_ANYMAL),
        ("papers-on-robot", "legged robot", ON_ANYMAL),
        ("papers-on-robot", "Spot", []),
        ("robots-of-task", "quadruped locomotion", ON_ANYMAL[2:]),
        ("robots-of-task", "locomotion", ON_ANYMAL[1:]),
        ("robots-of-task", "climbing", ON_ANYMAL[:1]),
        ("robots-of-task", "walking", []),
        (
            "compared-with-method",
            "Proximal Policy Optimization",
            [("CLIMB", "Climbing a wall", COMPARE), ("STRIDE", "STRIDE: robots that walk", BEAT)],
        ),
        ("compared-with-method", "STRIDE", []),
    ],
)
def test_rows(ask, name, value, rows):
    (parameter,) = load_question(name).parameters
    assert ask(name, {parameter: value}) == [(value, *row) for row in rows]

"""Questions that only the hierarchies answer, asked in Cypher and SPARQL of an atlas with the shipped vocabulary."""

import pytest
from tests.builders import candidate, evidence, extraction, graph_of

from paperatlas.model import Claim, Paper
from paperatlas.ontology import load_vocabulary
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.sparql import SparqlStore

SAID = {
    # title: (predicate, type, name) of what the paper says
    "Trotting on sand": [("usesRobot", "Robot", "Unitree A1"), ("addresses", "Task", "quadrupedal locomotion")],
    "Running hands": [("usesRobot", "Robot", "Shadow Hand"), ("addresses", "Task", "in-hand manipulation")],
    "Walking upright": [("usesRobot", "Robot", "Unitree G1"), ("addresses", "Task", "humanoid locomotion")],
    "Flying in swarms": [("usesRobot", "Robot", "Crazyflie"), ("uses", "Method", "PPO")],
    "Values from logs": [("uses", "Method", "CQL"), ("evaluatedOn", "Benchmark", "D4RL")],
    "Logs again": [("uses", "Method", "IQL"), ("evaluatedOn", "Benchmark", "AntMaze")],
    "Online after all": [("uses", "Method", "SAC"), ("evaluatedOn", "Simulator", "MuJoCo")],
    "Cables by diffusion": [("uses", "Method", "diffusion policy"), ("evaluatedOn", "Benchmark", "LIBERO-90")],
    "Worlds in latent space": [("uses", "Method", "DreamerV3"), ("addresses", "Task", "cloth folding")],
    "Aligned by pairs": [("uses", "Method", "DPO"), ("addresses", "Task", "mathematical reasoning")],
    "A bus on the reef": [("evaluatedOn", "Simulator", "ROS 2"), ("usesRobot", "Robot", "BlueROV2")],
}

QUESTIONS = [
    # kind, its type, titles of the papers that speak of it or of what is below it
    ("quadruped robot", "Robot", {"Trotting on sand"}),
    ("legged robot", "Robot", {"Trotting on sand", "Walking upright"}),
    ("humanoid robot", "Robot", {"Walking upright"}),
    ("dexterous hand", "Robot", {"Running hands"}),
    ("quadrotor", "Robot", {"Flying in swarms"}),
    ("underwater robot", "Robot", {"A bus on the reef"}),
    ("offline reinforcement learning method", "Method", {"Values from logs", "Logs again"}),
    ("policy gradient method", "Method", {"Flying in swarms"}),
    ("actor-critic", "Method", {"Flying in swarms", "Online after all", "Worlds in latent space"}),
    ("imitation learning", "Method", {"Cables by diffusion"}),
    ("diffusion policy", "Method", {"Cables by diffusion"}),
    ("world model", "Method", {"Worlds in latent space"}),
    ("preference optimization", "Method", {"Aligned by pairs"}),
    ("LIBERO", "Benchmark", {"Cables by diffusion"}),
    ("D4RL", "Benchmark", {"Values from logs", "Logs again"}),
    ("robot middleware", "Simulator", {"A bus on the reef"}),
    ("physics engine", "Simulator", {"Online after all"}),
    ("legged locomotion", "Task", {"Trotting on sand", "Walking upright"}),
    ("deformable object manipulation", "Task", {"Worlds in latent space"}),
    ("robotic manipulation", "Task", {"Running hands", "Worlds in latent space"}),
    ("reasoning", "Task", {"Aligned by pairs"}),
]

CYPHER = """
MATCH (k {name: $kind}) WHERE label(k) = $type
MATCH (x)-[:BROADER*0..8]->(k)
MATCH (p:Paper)-[:USES|USES_ROBOT|ADDRESSES|EVALUATED_ON]->(x)
RETURN DISTINCT p.title AS title ORDER BY title
"""
SPARQL = """
SELECT DISTINCT ?title ?kind WHERE {
  ?k pa:name ?kind ; a pa:TYPE .
  ?x PROPERTY* ?k .
  ?p pa:uses|pa:usesRobot|pa:addresses|pa:evaluatedOn ?x ; pa:title ?title .
} ORDER BY ?title
"""


def paper(title, said):
    written = Paper(title, "In short.")
    candidates = [candidate(name, kind) for _, kind, name in said]
    claims = [Claim("paper", predicate, name, 0.9, (evidence((0, 2)),)) for predicate, _, name in said]
    return written, extraction(*candidates, paper=written, claims=tuple(claims))


@pytest.fixture(scope="module")
def graph():
    return graph_of([paper(title, said) for title, said in SAID.items()], load_vocabulary())


@pytest.fixture(scope="module", params=["cypher", "pa:broader", "skos:broader"])
def ask(request, graph, tmp_path_factory):
    """A function from kind and type to titles: in Cypher, and in SPARQL by our property and by the one of SKOS."""
    place = tmp_path_factory.mktemp("store")
    with (CypherStore if request.param == "cypher" else SparqlStore)(place / "filled") as store:
        store.load(graph)
        yield lambda kind, type_: {row[0] for row in store.query(*question(request.param, kind, type_)).rows}


def question(way, kind, type_):
    """The text of a question with its parameters."""
    if way == "cypher":
        return CYPHER, {"kind": kind, "type": type_}
    return SPARQL.replace("PROPERTY", way).replace("TYPE", type_), {"kind": kind}


@pytest.mark.parametrize(("kind", "type_", "titles"), QUESTIONS)
def test_a_kind_is_found_by_what_is_below_it(ask, kind, type_, titles):
    assert ask(kind, type_) == titles


def test_a_robot_of_another_kind_is_not_found(ask):
    assert "Flying in swarms" not in ask("legged robot", "Robot")


@pytest.mark.parametrize(
    ("key", "above"),
    [
        ("robot/unitree-a1", "robot/robot"),
        ("robot/da-vinci", "robot/surgical-robot"),
        ("method/iql", "method/reinforcement-learning"),
        ("resource/libero-90", "resource/robot-manipulation-benchmark"),
        ("task/cloth-folding", "task/robotic-manipulation"),
        ("metric/success-rate", "metric/task-performance"),
    ],
)
def test_the_way_up_is_long_enough(key, above):
    assert above in load_vocabulary().ancestors(key)

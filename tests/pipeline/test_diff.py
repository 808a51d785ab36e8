"""The causes of what two graphs say otherwise."""

from dataclasses import replace

from paperatlas.curation import Operation
from paperatlas.model import Assertion, Concept, Evidence, Graph, Paper, PaperNode
from paperatlas.pipeline.diff import find_changes
from paperatlas.pipeline.side import Side

ARM = Concept("robot/arm", "Robot", "arm")
ROBOT = Concept("robot/robot", "Robot", "robot")
SUITE = Concept("resource/suite", "Benchmark", "Suite")


def paper(name):
    node = Paper(name, "We use an arm.")
    return PaperNode(f"paper/{name}", node, (node.digest,))


def uses(name, key):
    return Assertion(f"paper/{name}", "usesRobot", key, f"paper/{name}", 0.9, (Evidence("abstract", "rules", "1"),))


def broader(key, other):
    return Assertion(key, "broader", other, None, 1.0, origin="vocabulary")


def side(concepts, assertions=(), papers=("one",), operations=()):
    graph = Graph(papers=tuple(map(paper, papers)), concepts=tuple(concepts), assertions=tuple(assertions))
    return Side(graph, "rules 1", tuple(operations))


def causes(old, new):
    return {(c.change, c.subject, c.predicate, c.object): c.cause for c in find_changes(old, new)}


def test_name_and_type_have_each_the_change_that_made_it():
    operations = (
        Operation("rename", (SUITE.key,), "First"),
        Operation("retype", (SUITE.key,), "Simulator"),
        Operation("rename", (SUITE.key,), "Field"),
    )
    after = replace(SUITE, type="Simulator", name="Field")
    renamed, retyped = f"rename {SUITE.key} to Field", f"retype {SUITE.key} to Simulator"

    found = causes(side([SUITE]), side([after], operations=operations))
    assert found == {
        ("removed", SUITE.key, "name", "Suite"): f"curation: {renamed}",
        ("added", SUITE.key, "name", "Field"): f"curation: {renamed}",
        ("removed", SUITE.key, "type", "Benchmark"): f"curation: {retyped}",
        ("added", SUITE.key, "type", "Simulator"): f"curation: {retyped}",
    }
    back = causes(side([after], operations=operations), side([SUITE]))
    assert back["added", SUITE.key, "name", "Suite"] == f"curation taken back: {renamed}"


def test_a_name_that_a_new_paper_brings():
    old, new = side([ARM]), side([replace(ARM, aliases=("gripper",))], [uses("two", ARM.key)], ("one", "two"))
    assert causes(old, new)["added", ARM.key, "alias", "gripper"] == "new paper"


def test_an_edge_that_goes_with_a_forbidden_concept_though_a_new_paper_is_about_its_other_end():
    old = side([ARM, ROBOT], [broader(ARM.key, ROBOT.key)])
    new = side([ARM], [uses("two", ARM.key)], ("one", "two"), [Operation("forbid", (ROBOT.key,))])
    assert causes(old, new) == {
        ("removed", ARM.key, "broader", ROBOT.key): f"curation: forbid {ROBOT.key}",
        ("added", "paper/two", "usesRobot", ARM.key): "new paper",
    }


def test_an_edge_that_a_new_paper_brings_to_a_concept_with_a_change_by_hand():
    operations = [Operation("alias", (ROBOT.key,), "machine"), Operation("rename", (ROBOT.key,), "machine")]
    old = side([ROBOT])
    new = side([ARM, ROBOT], [uses("two", ARM.key), broader(ARM.key, ROBOT.key)], ("one", "two"), operations)
    assert set(causes(old, new).values()) == {"new paper"}

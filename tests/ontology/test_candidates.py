"""Frequent names that the vocabulary lacks: found in a graph, written as a table, edited, read back."""

import pytest
from tests.builders import SMALL, candidate, extraction, graph_of, vocabulary

from paperatlas.errors import OntologyError
from paperatlas.model import Claim, Evidence, Paper
from paperatlas.ontology import Entry
from paperatlas.ontology.add import add_entries
from paperatlas.ontology.candidates import EXTRA, find_candidates
from paperatlas.ontology.check import check_vocabulary
from paperatlas.ontology.table import entries_table, read_entries
from paperatlas.ontology.vocabulary import Vocabulary, load_vocabulary


def paper(number, *names):
    """A paper that uses concepts, each a name with its type."""
    written = Paper(f"Study {number}", "In short.")
    here = (Evidence("abstract", "rule", "1", (0, 2), None, (0, 9)),)
    predicates = {"Method": "uses", "Task": "addresses", "Robot": "usesRobot"}
    claims = tuple(Claim("paper", predicates[kind], name, 0.9, here) for name, kind in names)
    return written, extraction(*(candidate(n, kind) for n, kind in names), paper=written, claims=claims)


ZED, CLIMB, PPO, ACT = ("Zed", "Robot"), ("stair quadruped locomotion", "Task"), ("PPO", "Method"), ("ZIP", "Method")
GRAPH = graph_of(
    [paper(1, ZED, CLIMB, PPO), paper(2, ZED, CLIMB, PPO), paper(3, ZED, PPO, ACT), paper(4, ("RRT", "Task"), ACT)],
    SMALL,
)


def test_names_without_an_entry_come_most_papers_first():
    found = find_candidates(GRAPH, SMALL, least=2)
    assert [(c.concept.name, c.papers) for c in found] == [("Zed", 3), ("ZIP", 2), ("stair quadruped locomotion", 2)]


@pytest.mark.parametrize(("least", "names"), [(1, 4), (2, 3), (3, 1), (4, 0)])
def test_rare_names_are_left_out(least, names):
    assert len(find_candidates(GRAPH, SMALL, least)) == names


def test_a_row_has_a_guess_of_what_an_entry_needs():
    rows = {c.concept.name: c.row() for c in find_candidates(GRAPH, SMALL, least=1)}
    assert rows["stair quadruped locomotion"]["broader"] == "quadruped locomotion"
    assert rows["ZIP"]["case_sensitive"] == "ZIP"
    assert (rows["Zed"]["case_sensitive"], rows["Zed"]["broader"]) == ("", "")
    assert rows["RRT"]["type"] == "Task"
    assert rows["RRT"]["other_entries"] == "method/rrt"


def test_an_ordinary_word_gets_a_case_mark():
    (found,) = find_candidates(graph_of([paper(1, ("Spot", "Robot"))], SMALL), SMALL, least=1)
    assert found.row()["case_sensitive"] == "Spot"


def test_the_table_is_what_add_reads(tmp_path):
    rows = [c.row() | {"definition": "Written by a person."} for c in find_candidates(GRAPH, SMALL, least=2)]
    (tmp_path / "new.csv").write_text(entries_table(rows, EXTRA), "utf-8")
    (tmp_path / "vocabulary").mkdir()
    entries = read_entries(tmp_path / "new.csv")
    add_entries(tmp_path / "vocabulary", (*SMALL, *entries))
    load_vocabulary.cache_clear()
    grown = load_vocabulary(tmp_path / "vocabulary")
    assert {"robot/zed", "method/zip", "task/stair-quadruped-locomotion"} <= set(grown.entries)
    assert [p for p in check_vocabulary(grown) if "no entry" not in p] == []
    assert find_candidates(graph_of([paper(1, ZED)], grown), grown, least=1) == []


def test_nothing_is_lacking_from_an_empty_graph():
    assert find_candidates(graph_of([], SMALL), SMALL, least=1) == []


def test_the_whole_vocabulary_is_lacking_where_there_is_none():
    found = find_candidates(graph_of([paper(1, PPO)], vocabulary()), Vocabulary({}), least=1)
    assert [c.concept.name for c in found] == ["PPO"]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (Entry("robot/zed", "Robot", "Zed", "D.", link_only=("Zett",)), "the link-only label 'Zett' is none of"),
        (Entry("robot/zed", "Robot", "Zed", "D.", link_only=("Zed",), class_only=True), "is class-only"),
    ],
)
def test_a_mark_that_says_nothing_is_a_problem(entry, problem):
    (found,) = [p for p in check_vocabulary(vocabulary(entry)) if p.startswith("robot/zed")]
    assert problem in found


def test_a_table_with_another_type_is_refused(tmp_path):
    (tmp_path / "new.csv").write_text(entries_table([{"type": "Gadget", "name": "Zed"}], EXTRA), "utf-8")
    with pytest.raises(OntologyError, match="is no type of concept"):
        read_entries(tmp_path / "new.csv")

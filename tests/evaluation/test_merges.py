"""Merges, judged on a model that says what the test gives it."""

import json

import pytest
from tests.builders import candidate, written

from paperatlas.errors import SourceError, UsageError
from paperatlas.evaluation import evaluate_merges, read_pairs, render_merges
from paperatlas.evaluation.merges import End, MergePair
from paperatlas.model import Extraction, Mention, Paper

PAIR = {"id": "m1", "same": True, "family": "Task", "kind": "order", "a": "x", "a_paper": "1", "b": "y", "b_paper": "2"}


class Oracle:
    """Says of each paper what it was told."""

    name = version = "test"

    def __init__(self, **said):
        self.said = said

    def extract(self, paper):
        return Extraction(paper.digest, "test", "1", tuple(self.said.get(paper.id, ())))


def paper(id_, title="A title"):
    return Paper(f"{title} {id_}", id=id_)


def pair(left, right, same=True, kind="", family="Method"):
    return MergePair(f"{left}-{right}", family, kind, same, (End(left, "p"), End(right, "q")))


def judge(pairs, p, q):
    return evaluate_merges(pairs, [paper("p"), paper("q"), paper("not named")], Oracle(p=p, q=q))


def test_one_node_decisions_are_counted():
    scores = judge(
        [pair("FOO", "Foos"), pair("FOO", "Bar", same=False), pair("Baz", "Bar", kind="swap"), pair("FOO", "nothing")],
        [candidate("FOO"), candidate("Baz")],
        [candidate("Foo"), candidate("Bar")],
    )
    figures = scores.decisions
    assert (figures.precision, figures.recall, scores.found) == (1.0, 0.5, 3)
    assert [(one.pair.id, one.mistake) for one in scores.mistakes] == [
        ("Baz-Bar", "apart"),
        ("FOO-nothing", "not found"),
    ]
    assert [(row.name, row.figures.asked) for row in scores.by_kind] == [("", 1), ("swap", 1)]


def test_a_wrong_join_costs_precision():
    scores = judge([pair("CI", "CI", same=False)], [candidate("CI")], [candidate("CI")])
    assert (scores.decisions.precision, scores.decisions.right, scores.decisions.said) == (0.0, 0, 1)
    assert scores.mistakes[0].mistake == "joined"


def test_an_end_is_found_by_what_the_paper_says_and_by_the_names_of_the_concept():
    long = candidate("FOO", long_form="fast object ordering")
    said = Mention("title", 2, 7, "title")
    named = candidate("Zed", aliases=("title",)).__class__("z", "Method", "Zed", 0.9, (said,), ("title",))
    scores = judge([pair("fast object ordering", "Title")], [long], [named])
    assert scores.found == 1
    assert not scores.judged[0].joined


def test_an_end_of_another_family_is_not_found():
    scores = judge([pair("FOO", "FOO")], [candidate("FOO")], [candidate("FOO", "Task")])
    assert scores.judged[0].keys == (("method/foo",), ())
    assert (scores.found, scores.decisions.recall) == (0, 0.0)


def test_two_records_of_one_work_count_as_both_papers():
    works = [Paper("Same title", "An abstract.", id="p", year=2024), Paper("Same title", id="q", year=2024)]
    scores = evaluate_merges([pair("FOO", "FOO")], works, Oracle(p=[candidate("FOO")]))
    assert scores.judged[0].joined


def test_a_paper_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="1 papers of the pairs are not there, the first is 'q'"):
        evaluate_merges([pair("FOO", "FOO")], [paper("p")], Oracle())


def test_reports():
    scores = judge([pair("FOO", "Bar", kind="swap")], [candidate("FOO")], [candidate("Bar")])
    assert "FOO-Bar  apart    Method  swap  FOO   p   Bar   q   method/foo | method/bar" in render_merges(scores)
    assert "| swap | 0.000 | 0/0 | 0.000 | 0/1 | 0.000 |" in render_merges(scores, "markdown")
    found = json.loads(render_merges(scores, "json"))
    assert (found["pairs"], found["found"], found["precision"], found["recall"]) == (1, 1, 0.0, 0.0)
    assert found["errors"][0]["ends"][0] == {"name": "FOO", "paper": "p", "concepts": ["method/foo"]}


def test_pairs_are_read(tmp_path):
    path = written(tmp_path / "pairs.jsonl", json.dumps(PAIR))
    assert read_pairs(path) == (MergePair("m1", "Task", "order", True, (End("x", "1"), End("y", "2"))),)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "holds no pair"), ("{}", "has no 'a'"), (json.dumps(PAIR | {"same": 1}), "'same' is a number")],
)
def test_bad_pairs_are_one_line(tmp_path, text, why):
    with pytest.raises(SourceError, match=why):
        read_pairs(written(tmp_path / "pairs.jsonl", text))

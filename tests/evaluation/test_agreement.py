"""The scores are, figure by figure, those of the reference scorer that stands beside the gold papers."""

import json
import runpy
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.evaluation import evaluate, find_mistakes, read_gold, read_predictions
from paperatlas.evaluation.calibration import calibration_error
from paperatlas.evaluation.folding import fold_name, fold_value
from paperatlas.evaluation.report import to_json
from paperatlas.examples import example_gold
from paperatlas.extraction import load_model, to_exchange
from paperatlas.model import Paper

NAMES = st.text(alphabet=st.sampled_from("aAesiyt The -–_/.,#*+'12ﬁİ²x\u00a0\u2010"), max_size=20) | st.text(
    max_size=12
)
VALUES = st.text(alphabet=st.sampled_from("0123.,%x× -+fold times percent½٣\n"), max_size=14)


@pytest.fixture(scope="session")
def scorer(shared):
    """The reference scorer, which is run and never imported."""
    return shared / "gold" / "score.py"


@pytest.fixture(scope="session")
def scorer_names(scorer):
    return runpy.run_path(str(scorer))


@pytest.fixture(params=["dev", "example"])
def gold_path(request, shared):
    return shared / "gold" / "dev.jsonl" if request.param == "dev" else example_gold()


def reference(scorer, gold_path, predicted_path, *options):
    command = [sys.executable, str(scorer), str(gold_path), str(predicted_path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def assert_same(scores, expected):
    ours = to_json(scores)
    assert {name: ours[name] for name in expected} == expected
    assert len(expected) == 13


@pytest.mark.parametrize("seed", range(4))
def test_spoiled_gold_scores_the_same(scorer, gold_path, write, spoil, seed):
    papers = [json.loads(line) for line in gold_path.read_text("utf-8").splitlines()]
    predicted_path = write("predicted.jsonl", *(spoil(paper, seed) for paper in papers))
    expected = json.loads(reference(scorer, gold_path, predicted_path, "--json"))
    assert 0 < expected["relations"]["right"] < expected["relations"]["said"]
    assert expected["misplaced_mentions"] > 0
    assert_same(evaluate(read_gold([gold_path]), read_predictions(predicted_path)), expected)


def test_mistakes_are_the_same(scorer, gold_path, write, spoil):
    papers = [json.loads(line) for line in gold_path.read_text("utf-8").splitlines()]
    predicted_path = write("predicted.jsonl", *(spoil(paper, 9) for paper in papers))
    lines = reference(scorer, gold_path, predicted_path, "--errors").splitlines()
    expected = [tuple(line.split("\t")) for line in lines if "\t" in line]
    scores = evaluate(read_gold([gold_path]), read_predictions(predicted_path))
    assert [(m.paper, m.kind, m.type, m.name) for m in find_mistakes(scores.judgements)] == expected
    assert len({kind for _, kind, _, _ in expected}) == 4


def test_a_model_scores_as_its_extractions_do(scorer, gold_path, write):
    """What is accepted gives all figures but calibration, which all candidates give."""
    model = load_model("rules")
    gold_papers = read_gold([gold_path])
    papers = [Paper(g.title, g.abstract, g.id) for g in gold_papers]
    read = [(paper, model.extract(paper)) for paper in papers]
    accepted = write("accepted.jsonl", *(to_exchange(*one) for one in read))
    candidates = write("candidates.jsonl", *(to_exchange(*one, 0.05) for one in read))
    expected = json.loads(reference(scorer, gold_path, accepted, "--json"))
    weighed = json.loads(reference(scorer, gold_path, candidates, "--json"))
    assert_same(evaluate(gold_papers, model), expected | {"calibration_error": weighed["calibration_error"]})
    assert_same(evaluate(gold_papers, read_predictions(candidates)), weighed)


@given(NAMES)
def test_names_fold_the_same(scorer_names, name):
    assert fold_name(name) == scorer_names["fold"](name)


@given(VALUES)
def test_values_fold_the_same(scorer_names, value):
    assert fold_value(value) == scorer_names["value"](value)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_calibration_is_the_same(scorer_names, sure):
    assert calibration_error(sure) == scorer_names["calibration_error"](sure)

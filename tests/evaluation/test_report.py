import json

import pytest

from paperatlas.evaluation import evaluate, read_gold, render
from paperatlas.evaluation.report import FORMS


@pytest.fixture
def scores(gold, predicted):
    return evaluate([gold], [predicted])


def test_the_table_shows_each_figure(scores):
    lines = render(scores).splitlines()
    assert lines[:3] == [
        "ENTITIES",
        "type       precision  right/said  recall  got/asked     F1",
        "Method         0.667         2/3   0.500        1/2  0.571",
    ]
    assert "all            0.600         3/5   0.500        2/4  0.545" in lines
    assert any(line.startswith("calibration error of entities ") and line.endswith(" 0.5000") for line in lines)
    assert not [line for line in lines if line != line.rstrip()]


def test_papers_and_errors_are_added(scores):
    plain, full = render(scores), render(scores, papers=True, errors=True)
    assert full.startswith(plain)
    assert "PAPERS" in full.splitlines()
    assert full.rstrip().endswith("CARP -> PPO              On Meta-World it beats PPO by 43.6 percent.")


def test_markdown_is_tables(scores):
    lines = render(scores, "markdown").splitlines()
    assert lines[:5] == [
        "### Entities",
        "",
        "| type | precision | right/said | recall | got/asked | F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| Method | 0.667 | 2/3 | 0.500 | 1/2 | 0.571 |",
    ]


def test_markdown_keeps_bars_and_line_feeds_in_their_cell(gold_json, write, predicted):
    gold = read_gold([write("odd.jsonl", gold_json | {"title": "CARP |\n coarse to fine policies"})])
    text = render(evaluate(gold, [predicted]), "markdown", papers=True)
    assert "| g1 | CARP \\| coarse to fine policies | 0.545 | 0.400 | yes | no |" in text.splitlines()


def test_json_holds_papers_and_on_demand_mistakes(scores):
    plain, full = (json.loads(render(scores, "json", errors=errors)) for errors in (False, True))
    assert plain["by_type"]["Method"] == {
        "p": 0.6667,
        "r": 0.5,
        "f1": 0.5714,
        "said": 3,
        "right": 2,
        "asked": 2,
        "got": 1,
    }
    assert plain["by_paper"][0]["id"] == "g1"
    assert len(full.pop("mistakes")) == 8
    assert full == plain


@pytest.mark.parametrize("form", FORMS)
def test_scores_of_nothing_can_be_shown(form):
    assert render(evaluate([], []), form, papers=True, errors=True).endswith("\n")

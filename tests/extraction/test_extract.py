"""The models as a whole: exact places, the same bytes, nothing off the ontology, the floors."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.errors import UsageError
from paperatlas.extraction import extract, load_model, to_exchange
from paperatlas.model import Paper
from paperatlas.ontology.schema import load_schema

PAPER = Paper(
    "ZAP: Zigzag Arm Policy for Cable Routing",
    "Cable routing is hard, e.g. for soft cables. We propose ZAP (Zigzag Arm Policy), trained with PPO. "
    "ZAP outperforms CQL by 12.5% success rate. Code: https://zap.github.io.",
    id="z1",
)

MODELS = ["rules", "small", "base"]

FRAGMENTS = st.sampled_from(
    [
        "We propose ZAP, a policy. ", "ZAP: ", "Zigzag Arm Policy (ZAP) ", "PPO ", "outperforms CQL by 12%. ",
        "cable routing ", "\n\n", "e.g. ", "on a Unitree A1 robot ", "https://a.io$. ", "$\\pi_0$ ", "🤖", "强化学习",
        "\x00", "\ud800", "İ", "ß", "(", "\\textit{", "is called Zip", " dataset ", "4.01 on D4RL ", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS | st.text(max_size=12), max_size=12).map("".join)


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_every_span_is_exact(model, title, abstract):
    paper = Paper(title, abstract)
    found = extract(paper, model)
    for candidate in found.candidates:
        assert candidate.mentions
        for m in candidate.mentions:
            assert m.text
            assert paper.text_of(m.field)[m.start : m.end] == m.text
    for evidence in (e for said in (*found.claims, *found.results) for e in said.evidence):
        length = len(paper.text_of(evidence.field))
        assert 0 <= evidence.sentence[0] <= evidence.span[0] < evidence.span[1] <= evidence.sentence[1] <= length


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_claims_keep_to_the_ontology(model, title, abstract):
    found = extract(Paper(title, abstract), model)
    types = {c.id: c.type for c in found.candidates} | {"paper": "Paper"}
    assert all(load_schema().allows(types[c.subject], c.predicate, types[c.object]) for c in found.claims)
    numbers = [c.confidence for c in (*found.candidates, *found.claims, *found.results)]
    assert all(0 <= n <= 1 and n == round(n, 4) for n in numbers)
    assert [c.id for c in found.candidates] == [f"e{n}" for n in range(1, len(found.candidates) + 1)]


@pytest.mark.parametrize("model", MODELS)
def test_a_paper_is_read(model):
    found = extract(PAPER, model)
    zap = next(c for c in found.candidates if c.name == "ZAP")
    assert (zap.type, zap.long_form, zap.accepted) == ("Method", "Zigzag Arm Policy", True)
    assert {m.field for m in zap.mentions} == {"title", "abstract"}
    name_of = {c.id: c.name for c in found.candidates} | {"paper": "paper"}
    said = {(name_of[c.subject], c.predicate, name_of[c.object]) for c in found.claims if c.accepted}
    assert {
        ("paper", "proposes", "ZAP"),
        ("paper", "uses", "PPO"),
        ("paper", "comparesWith", "CQL"),
        ("ZAP", "outperforms", "CQL"),
    } <= said
    assert found.links == ("https://zap.github.io",)
    assert [(r.value, r.method) for r in found.results] == [("12.5%", zap.id)]


@pytest.mark.parametrize(("model", "by"), [("rules", "paperatlas_roles"), ("base", "paperatlas_joint")])
def test_evidence_holds_the_subject_where_it_stands_in_the_same_field(model, by):
    paper = Paper("Arms", "We propose ZAP. ZAP outperforms CQL.")
    claim = next(c for c in extract(paper, model).claims if c.predicate == "outperforms" and c.accepted)
    evidence = claim.evidence[0]
    assert paper.abstract[slice(*evidence.subject)] == "ZAP"
    assert paper.abstract[slice(*evidence.sentence)] == "ZAP outperforms CQL."
    assert evidence.by == by
    assert evidence.version in load_model(model).version


def test_exchange_form():
    plain, every = to_exchange(PAPER, extract(PAPER)), to_exchange(PAPER, extract(PAPER), 0.0)
    assert plain["id"] == "z1"
    assert len(every["entities"]) >= len(plain["entities"]) > 0
    ids = {e["id"] for e in plain["entities"]} | {"paper"}
    assert all(r["subject"] in ids and r["object"] in ids for r in plain["relations"])
    assert json.loads(json.dumps(every)) == every


def test_same_bytes_in_another_process():
    code = (
        "import json, sys; from paperatlas.model import Paper; from paperatlas.extraction import *;"
        "p = Paper(*json.loads(sys.argv[1])); print(json.dumps(to_exchange(p, extract(p), 0.0)))"
    )
    texts = json.dumps([PAPER.title, PAPER.abstract, PAPER.id])
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, texts],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {(json.dumps(to_exchange(PAPER, extract(PAPER), 0.0)) + "\n").encode()}


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("", ""),
        ("🤖🤖", ""),
        ("强化学习", "我们提出了一种新的策略。"),
        ("\x00\x01", "\ud800 $\\pi_0$ \\textit{"),
        ("T", "(" * 30_000),
    ],
)
@pytest.mark.parametrize("model", MODELS)
def test_odd_texts_get_a_valid_answer(model, title, abstract):
    paper = Paper(title, abstract)
    assert extract(paper, model).record == paper.digest


@pytest.mark.parametrize("model", MODELS)
def test_a_very_long_text_is_read_up_to_a_limit_and_the_log_says_so(model, caplog):
    paper = Paper("Long", "We train PPO here. " * 25_000)
    found = extract(paper, model)
    assert max(m.end for c in found.candidates for m in c.mentions) <= 20_000
    assert "read 20000 of 475000 characters" in caplog.text


def test_spacy_users_find_the_terms_as_spans():
    from paperatlas.extraction.pipeline import build_pipeline
    from paperatlas.extraction.rules import COMPONENTS

    doc = build_pipeline(COMPONENTS)("ZAP: A Policy\n\nWe propose ZAP.")
    assert ("ZAP", "Method") in [(span.text, span.label_) for span in doc.spans["concepts"]]


def test_an_unknown_model_is_refused():
    with pytest.raises(UsageError, match="no model 'oracle'"):
        extract(PAPER, "oracle")


@pytest.mark.parametrize(("model", "least"), [("rules", (0.45, 0.30)), ("small", (0.75, 0.65)), ("base", (0.75, 0.70))])
def test_floors(model, least, shared, tmp_path):
    gold = shared / "gold" / "dev.jsonl"
    papers = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for p in papers:
            paper = Paper(p["title"], p["abstract"], id=p["id"])
            out.write(json.dumps(to_exchange(paper, extract(paper, model)), ensure_ascii=False) + "\n")
    command = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(predicted), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert scores["entities"]["f1"] >= least[0]
    assert scores["relations"]["f1"] >= least[1]
    assert scores["links"]["got"] == scores["links"]["asked"]
    assert scores["misplaced_mentions"] == 0

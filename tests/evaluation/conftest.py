"""A small annotated paper, what a system says of it, and a way to spoil gold into predictions."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paperatlas.evaluation.gold import GoldPaper, read_gold
from paperatlas.evaluation.prediction import Prediction, read_predictions

Json = dict[str, Any]

GOLD = {
    "id": "g1",
    "title": "CARP: Coarse-to-Fine Policies",
    "abstract": "We propose CARP. On Meta-World it beats PPO by 43.6 percent. A Franka Panda routes cables.",
    "entities": [
        {"id": "e1", "type": "Method", "name": "CARP", "aliases": ["Coarse-to-Fine Policy"], "must": True},
        {"id": "e2", "type": "Benchmark", "name": "Meta-World", "aliases": [], "must": True},
        {"id": "e3", "type": "Method", "name": "PPO", "aliases": [], "must": True},
        {"id": "e4", "type": "Robot", "name": "Franka Panda", "aliases": ["Panda"], "must": False},
        {"id": "e5", "type": "Task", "alt_types": ["Method"], "name": "cable routing", "aliases": [], "must": True},
    ],
    "relations": [
        {"s": "paper", "p": "proposes", "o": "e1", "must": True},
        {"s": "paper", "p": "evaluatedOn", "o": "e2", "must": True},
        {"s": "e1", "p": "outperforms", "o": "e3", "must": True},
        {"s": "paper", "p": "usesRobot", "o": "e4", "must": False},
    ],
    "results": [{"method": "e1", "benchmark": "e2", "metric": None, "value": "43.6 percent", "must": True}],
    "links": ["https://carp.github.io/"],
}

PREDICTED = {
    "id": "other",
    "title": "CARP - coarse to fine policies",
    "entities": [
        {"id": "a", "type": "Method", "name": "CARP", "confidence": 0.9,
         "mentions": [{"field": "title", "start": 0, "end": 4, "text": "CARP"}]},
        {"id": "b", "type": "Method", "name": "coarse-to-fine policies", "confidence": 0.8,
         "mentions": [{"field": "abstract", "start": 0, "end": 4, "text": "CARP"}]},
        {"id": "c", "type": "Dataset", "name": "Meta-World", "confidence": 0.7},
        {"id": "d", "type": "Robot", "name": "the Panda", "confidence": 0.6},
        {"id": "e", "type": "Method", "name": "Cable Routings", "confidence": 0.5},
    ],
    "relations": [
        {"subject": "paper", "predicate": "proposes", "object": "b", "confidence": 0.9},
        {"subject": "paper", "predicate": "proposes", "object": "a", "confidence": 0.9},
        {"subject": "paper", "predicate": "evaluatedOn", "object": "c", "confidence": 0.4,
         "evidence": [{"field": "abstract", "sentence": [17, 60]}]},
        {"subject": "paper", "predicate": "usesRobot", "object": "d", "confidence": 0.8},
    ],
    "results": [{"method": "a", "benchmark": "c", "value": "43.6 %"}, {"value": "7"}],
    "links": ["http://carp.github.io"],
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write papers as JSON Lines."""

    def write_lines(name: str, *papers: Json) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(paper) + "\n" for paper in papers))
        return path

    return write_lines


@pytest.fixture
def gold_json() -> Json:
    """The annotated paper, to be changed at will."""
    return json.loads(json.dumps(GOLD))


@pytest.fixture
def gold(write) -> GoldPaper:
    """The annotated paper."""
    return read_gold([write("gold.jsonl", GOLD)])[0]


@pytest.fixture
def predicted(write) -> Prediction:
    """What a system says of it: CARP twice, Meta-World as a Dataset, no PPO."""
    return read_predictions(write("predicted.jsonl", PREDICTED))[0]


@pytest.fixture
def spoil() -> Callable[[Json, int], Json]:
    """Gold as a fallible system would say it: other names and types, repeats, gaps, wrong ends and offsets."""

    def spoil_paper(gold: Json, seed: int) -> Json:
        rng = random.Random(f"{seed} {gold['id']}")
        entities = [_spoil_entity(e, gold, rng) for e in gold["entities"] if rng.random() < 0.8]
        entities += [e | {"id": f"again-{e['id']}"} for e in entities if rng.random() < 0.2]
        ids = [e["id"] for e in entities] + ["e1", "nobody"]
        relations = [_spoil_relation(r, ids, rng) for r in gold["relations"] if rng.random() < 0.9]
        return {
            "id": gold["id"] if rng.random() < 0.9 else "stranger",
            "title": rng.choice([gold["title"], gold["title"].upper(), f"The {gold['title']}", "", None]),
            "entities": entities,
            "relations": relations + [r for r in relations if rng.random() < 0.2],
            "results": [_spoil_result(r, ids, rng) for r in gold["results"] * 2 if rng.random() < 0.8],
            "links": [rng.choice([u, u.upper(), u + "/.", u + "x"]) for u in gold["links"]],
        }

    return spoil_paper


def _spoil_entity(entity: Json, gold: Json, rng: random.Random) -> Json:
    names = [entity["name"], *entity["aliases"], "something else"]
    rng.shuffle(names)
    kinds = [entity["type"]] * 5 + entity["alt_types"] + ["Method", "Task", "Thing"]
    start = rng.randrange(20)
    text = gold["abstract"][start : start + 9]
    mention = {"field": "abstract", "start": start + (rng.random() < 0.1), "end": start + 9, "text": text}
    return {
        "id": f"x-{entity['id']}" if rng.random() < 0.7 else entity["id"],
        "type": rng.choice(kinds),
        "name": rng.choice([names[0], f"the {names[0]}s", names[0].upper()]),
        "aliases": names[1:] + names[1:3],
        "confidence": rng.choice([None, round(rng.random(), 4), 0.5]),
        "mentions": [mention] * rng.randrange(3),
    }


def _spoil_relation(relation: Json, ids: list[str], rng: random.Random) -> Json:
    ends = [end if end == "paper" or rng.random() < 0.3 else f"x-{end}" for end in (relation["s"], relation["o"])]
    return {
        "subject": ends[0] if rng.random() < 0.9 else rng.choice(ids),
        "predicate": relation["p"] if rng.random() < 0.9 else rng.choice(["uses", "mentions", "introduces"]),
        "object": ends[1] if rng.random() < 0.9 else rng.choice(ids),
        "confidence": rng.choice([None, round(rng.random(), 4), 0.5]),
    }


def _spoil_result(result: Json, ids: list[str], rng: random.Random) -> Json:
    value = result["value"]
    return {
        "value": rng.choice([value, value.replace("%", " percent"), f"about {value}", f"{value} times", 4.5]),
        "method": rng.choice([result["method"], f"x-{result['method']}", rng.choice(ids), None]),
        "benchmark": rng.choice([result["benchmark"], f"x-{result['benchmark']}", None]),
    }

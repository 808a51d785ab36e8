"""One tiny training run of the whole way: annotated papers in, a model folder out, the same bytes twice."""

from __future__ import annotations

import json
import tomllib
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, rmtree

import numpy as np
import pytest
from tests.training.running import ROOT, run_module

from paperatlas.examples import example_gold
from paperatlas.extraction import extract, load_model
from paperatlas.extraction.joint.folder import FILES, SHIPPED
from paperatlas.model import Paper

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed: make training-check does")


CONFIG = Path(__file__).with_name("tiny.toml")


def train(folder: Path, config: Path = CONFIG, start: Path = SHIPPED / "base") -> Path:
    run_module("training", config, "--gold", str(example_gold()), "--start", start, "-o", folder)
    return folder / "model"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run, the model in it."""
    return train(tmp_path_factory.mktemp("training") / "one").parent


def bytes_of(model: Path) -> dict[str, bytes]:
    return {name: (model / name).read_bytes() for name in FILES}


def test_a_model_is_trained_loads_and_reads_and_a_second_run_writes_the_same(trained: Path, tmp_path: Path) -> None:
    one = trained / "model"
    paper = Paper("ZAP: a policy", "We propose ZAP, trained with PPO in Isaac Gym.")
    found = extract(paper, load_model(str(one)))
    assert found.record == paper.digest
    assert found.model == str(one)
    assert bytes_of(train(tmp_path / "two")) == bytes_of(one)


def test_the_sizes_of_the_shipped_encoder_are_read_from_its_graph() -> None:
    from training.shipped import bert_fields, layer_sizes

    assert bert_fields(SHIPPED / "base") == {
        "hidden_size": 384,
        "intermediate_size": 1296,
        "num_hidden_layers": 6,
        "num_attention_heads": 12,
        "max_position_embeddings": 512,
    }
    heads, inner = zip(*layer_sizes(SHIPPED / "base"), strict=True)
    assert (sum(heads), sum(inner)) == (44, 5000)


def test_a_network_is_made_lighter_and_still_reads(tmp_path: Path) -> None:
    from training.shipped import layer_sizes

    config = tmp_path / "slim.toml"
    lighter = tomllib.loads((ROOT / "training/base.toml").read_text()) | {"silver": 0}
    tables = {"slim": {"heads": 30, "inner": 2000}}
    lines = [f"{name} = {json.dumps(value)}" for name, value in lighter.items() if name not in tables]
    lines += ["[slim]", *(f"{name} = {value}" for name, value in tables["slim"].items())]
    config.write_text("\n".join(lines))
    model = train(tmp_path / "lighter", config)
    heads, inner = zip(*layer_sizes(model), strict=True)
    assert (sum(heads), sum(inner)) == (30, 2000)
    found = extract(Paper("ZAP: a policy", "We propose ZAP, trained with PPO in Isaac Gym."), load_model(str(model)))
    assert "PPO" in {name for one in found.candidates for name in (one.name, *one.aliases)}


def test_a_run_that_was_stopped_goes_on(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    copytree(trained, folder)
    rmtree(folder / "model")
    assert bytes_of(train(folder)) == bytes_of(trained / "model")


def test_a_finished_model_that_learns_nothing_more_is_exported_as_it_was(trained: Path, tmp_path: Path) -> None:
    from training.shipped import shipped_weights

    config = tmp_path / "none.toml"
    settings = tomllib.loads(CONFIG.read_text()) | {"epochs": 0, "least_piece_count": 0}
    config.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items()))
    weights = shipped_weights(trained / "model")
    again = shipped_weights(train(tmp_path / "again", config, trained / "model"))
    assert weights.keys() == again.keys()
    assert "together.mix.weight" in weights
    for name, weight in weights.items():
        np.testing.assert_allclose(again[name], weight, rtol=1e-5, err_msg=name)

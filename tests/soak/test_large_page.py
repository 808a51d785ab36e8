"""The explorer of a hundred thousand nodes."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest
from tests.exports.explorer.written import Written

PLANTED = Path(__file__).parents[2] / "benchmarks" / "planted.py"

pytestmark = pytest.mark.skipif("PAPERATLAS_SOAK" not in os.environ, reason="takes minutes: make soak")


@pytest.fixture(scope="module")
def large():
    spec = importlib.util.spec_from_file_location("planted", PLANTED)
    planted = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(planted)
    return planted.planted_graph(100_000)


@pytest.mark.parametrize(("sentences", "megabytes"), [(False, 15), (True, 40)])
def test_the_file_is_small_enough_to_send(large, tmp_path, sentences, megabytes):
    written = Written(large, tmp_path, sentences=sentences)
    assert written.header["nodes"] == 100_000
    assert len(written.content) < megabytes * 1e6


def test_planted_communities_are_places_of_their_own(large, tmp_path):
    written = Written(large, tmp_path, sentences=False)
    groups = int(100_000**0.5 / 2)
    planted = np.array([int(key.rsplit("-", 1)[1]) % groups for key in written.keys])
    places = written["nodes"]["community"]
    shared = np.zeros((groups, places.max() + 1))
    np.add.at(shared, (planted, places), 1)
    assert shared.max(axis=1).sum() / 100_000 > 0.8

"""The map of a large graph."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.layout.chart import draw_chart
from paperatlas.layout.communities import find_communities
from paperatlas.layout.discs import place_discs
from paperatlas.layout.gathering import FEWEST, MOST, gather_communities
from paperatlas.layout.network import Network
from paperatlas.layout.repulsion import Field

ones = np.ones


def planted(groups, members, inside, across, seed=0):
    """A random network with known communities: node ``n`` is in ``n % groups``."""
    chance, count = np.random.default_rng(seed), groups * members
    source = chance.integers(0, count, inside + across)
    near = source % groups + groups * chance.integers(0, members, len(source))
    target = np.where(np.arange(len(source)) < inside, near, chance.integers(0, count, len(source)))
    return Network.join(count, source, target, ones(len(source), np.int64))


@st.composite
def networks(draw):
    count = draw(st.integers(0, 40))
    ends = st.integers(0, max(count - 1, 0))
    links = draw(st.lists(st.tuples(ends, ends), max_size=80 if count else 0))
    return Network.join(count, [a for a, _ in links], [b for _, b in links], ones(len(links), np.int64))


PLANTED = planted(12, 80, 3200, 400)


def test_planted_communities_are_found():
    found = find_communities(PLANTED)
    purity = sum(np.bincount(found[group::12]).max() for group in range(12)) / PLANTED.count
    assert purity > 0.95


@given(networks())
@settings(deadline=None, max_examples=60)
def test_communities_hang_together_and_are_numbered_by_size(network):
    groups = find_communities(network)
    sizes = np.bincount(groups).tolist()
    assert sizes == sorted(sizes, reverse=True)
    apart = np.flatnonzero(network.degrees() == 0)
    assert all(sizes[groups[node]] == 1 for node in apart)


@given(networks())
@settings(deadline=None, max_examples=60)
def test_gathering_leaves_no_small_community_but_one(network):
    groups = gather_communities(network, find_communities(network))
    assert (np.bincount(groups) < FEWEST).sum() <= 1


def test_there_are_no_more_communities_than_fit_on_a_map():
    pairs = np.arange(2 * FEWEST * MOST)
    chain = Network.join(len(pairs), pairs[:-1], pairs[1:], ones(len(pairs) - 1, np.int64))
    groups = gather_communities(chain, pairs // FEWEST)
    assert FEWEST < groups.max() + 1 <= MOST


@given(networks())
@settings(deadline=None, max_examples=25)
def test_every_node_stands_inside_the_disc_of_its_community(network):
    chart = draw_chart(network)
    assert chart.at.shape == (network.count, 2)
    assert np.isfinite(chart.at).all()
    away = np.hypot(*(chart.at - chart.middles[chart.community]).T)
    assert (away <= chart.radii[chart.community]).all()


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_discs_do_not_overlap(sizes, chance):
    radii, size = np.sqrt(np.array(sizes)), np.array(sizes)
    ends = [chance.randrange(len(sizes)) for _ in range(2 * len(sizes))]
    ties = Network.join(len(sizes), ends[::2], ends[1::2], ones(len(sizes), np.int64))
    at = place_discs(radii, ties, size)
    distance = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1)) + np.eye(len(radii)) * 1e9
    assert (distance >= (radii[:, None] + radii) * 0.99).all()


def test_members_of_a_community_stand_closer_than_others():
    chart = draw_chart(PLANTED)
    inside = chart.community[PLANTED.source] == chart.community[PLANTED.target]
    length = np.hypot(*(chart.at[PLANTED.source] - chart.at[PLANTED.target]).T)
    assert np.median(length[inside]) * 2 < np.median(length[~inside])


def test_hardly_any_two_nodes_stand_on_one_spot():
    chart = draw_chart(PLANTED)
    apart = np.hypot(*(chart.at[:, None] - chart.at[None]).transpose(2, 0, 1)) + np.eye(PLANTED.count) * 9
    assert np.quantile(apart.min(axis=1), 0.05) > 0.2


def test_the_field_pushes_away_from_a_mass():
    at = np.array([[5.0, 5.0], [6.0, 5.0], [5.0, 8.0]])
    field = Field(np.array([0.0, 0.0]), np.array([10.0, 10.0]), 64)
    push = field.pushes(at, np.array([1.0, 0.0, 0.0]))
    assert push[1, 0] > 10 * abs(push[1, 1])
    assert 0 < push[2, 1] < push[1, 0]


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_map_is_the_same_in_any_process(hash_seed):
    program = (
        "import hashlib, numpy as np; from paperatlas.layout import Network, draw_chart\n"
        "n = np.arange(300); w = np.ones(300, np.int64)\n"
        "chart = draw_chart(Network.join(300, n, n * 7 % 31, w))\n"
        "print(hashlib.sha256(chart.at.tobytes() + chart.middles.tobytes()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    told = subprocess.run([sys.executable, "-c", program], check=True, env=environment, capture_output=True, text=True)
    n = np.arange(300)
    chart = draw_chart(Network.join(300, n, n * 7 % 31, np.ones(300, np.int64)))
    assert told.stdout.strip() == hashlib.sha256(chart.at.tobytes() + chart.middles.tobytes()).hexdigest()


def test_links_are_joined_and_counted_once():
    network = Network.join(4, [0, 1, 2, 3], [1, 0, 2, 0], np.array([1, 2, 5, 4]))
    assert (network.source.tolist(), network.target.tolist(), network.weight.tolist()) == ([0, 0], [1, 3], [3, 4])
    assert network.degrees().tolist() == [2, 1, 0, 1]
    assert network.strengths().tolist() == [7, 3, 0, 4]
    part = network.within(np.array([3, 0]))
    assert (part.source.tolist(), part.target.tolist()) == ([1], [0])

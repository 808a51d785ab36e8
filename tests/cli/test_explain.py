"""``explain``: why two nodes are connected."""

import json


def test_every_assertion_with_its_sentence(run, field):
    ended = run("explain", "CARP", "PPO", "--atlas", field)

    assert (ended.status, ended.err) == (0, "")
    assert "CARP -OUTPERFORMS-> PPO" in ended.out
    assert "  “CARP runs on a Franka Emika Panda and outperforms PPO by 12.5% in success rate.”\n" in ended.out


def test_as_json(run, field):
    rows = json.loads(run("explain", "CARP", "PPO", "--atlas", field, "--format", "json").out)

    assert {"OUTPERFORMS", "COMPARES_WITH"} <= {row["type"] for row in rows}
    assert all(row["sentence"] for row in rows)


def test_where_nothing_connects_them_it_says_so(run, field):
    ended = run("explain", "CARP", "Unitree A1", "--atlas", field)

    assert (ended.status, ended.out) == (0, "nothing in this atlas connects CARP and Unitree A1\n")


def test_an_unknown_name(fails, field):
    assert fails("explain", "CARP", "Nonsense", "--atlas", field).startswith("nothing is called 'Nonsense'")

"""``show``: the card of a concept."""

import json


def test_a_card(run, field):
    ended = run("show", "carp", "--atlas", field)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("CARP  Method  method/carp\n")
    assert "  <-PROPOSES- Paper: CARP: Learning to Route Cables\n" in ended.out


def test_a_card_as_json(run, field):
    (card,) = json.loads(run("show", "Unitree A1", "--atlas", field, "--format", "json").out)

    assert (card["label"], card["name"]) == ("Robot", "Unitree A1")
    assert {"type": "USES_ROBOT", "outgoing": False, "label": "Paper", "name": "Walking on Sand", "number": 1} in card[
        "neighbours"
    ]


def test_an_unknown_name_is_told_with_the_nearest(fails, field):
    assert fails("show", "Unitree A", "--atlas", field).startswith(
        "nothing is called 'Unitree A' in this atlas; near it: "
    )

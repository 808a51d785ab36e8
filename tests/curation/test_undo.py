"""Every merge that a rule made can be undone by its record alone."""

from tests.builders import candidate, linked

from paperatlas.curation import Operation
from paperatlas.linking.names import unit_name

PAPERS = (
    candidate("SPO", long_form="simple policy optimization"),
    candidate("SPO"),
    candidate("grid world"),
    candidate("gridworld"),
    candidate("Proximal Policy Optimization"),
    candidate("PPO", aliases=("Clipped Policy Thing",)),
    candidate("Zoo", aliases=("Menagerie",)),
    candidate("uncertainty estimation", "Task"),
    candidate("estimating uncertainty", "Task"),
    candidate("RRT*"),
    candidate("RRT-*"),
)


def test_every_record_can_be_cut():
    records = linked(*PAPERS).records

    assert {record.rule for record in records} >= {"vocabulary", "abbreviation", "normal form", "same words", "alias"}
    for record in records:
        names = (unit_name(record.left), unit_name(record.right))
        after = linked(*PAPERS, operations=[Operation("split", names)])
        assert record not in after.records
        assert after.problems == ()

"""Deltas: laid over a graph, one after the other or united, and over the records of an atlas."""

from paperatlas.atlas.delta import Delta, Name, delta_between, united, with_deltas, with_records
from paperatlas.model import Concept, LinkRecord, Unit

PPO, TRPO, RRT = (Concept(f"method/{name}", "Method", name) for name in ("ppo", "trpo", "rrt"))
RENAMED = Concept("method/ppo", "Method", "PPO")


def test_what_differs_is_the_delta_and_leads_from_one_to_the_other():
    delta = delta_between({"concepts": [PPO, TRPO]}, {"concepts": [RENAMED, RRT]}, ["a line"])

    assert delta == Delta(gone=(Name("concepts", ("method/trpo",)),), concepts=(RENAMED, RRT), problems=("a line",))
    assert with_deltas("concepts", [PPO, TRPO], [delta]) == (RENAMED, RRT)
    assert with_deltas("persons", [], [delta]) == ()


def test_a_link_record_is_told_by_its_ends_and_its_rule():
    ends = Unit("Method", "a1"), Unit("Method", "a 1")
    one, more = LinkRecord(*ends, "alias"), LinkRecord(*ends, "alias", support=2)
    delta = delta_between({"links": [one]}, {"links": [more]}, [])

    assert delta.gone == ()
    assert with_deltas("links", [one, LinkRecord(*ends, "normal form")], [delta]) == (
        more,
        LinkRecord(*ends, "normal form"),
    )


def test_what_comes_and_goes_again_is_gone_when_deltas_are_united():
    come = Delta(added=("d1",), concepts=(RRT,))
    gone = Delta(removed=("d1",), gone=(Name("concepts", (RRT.key,)),), problems=("last",))
    both = united(come, gone)

    assert with_deltas("concepts", [PPO], [both]) == (PPO,)
    assert with_records(["d0"], [both]) == {"d0"} == with_records(["d0"], [come, gone])
    assert with_records(["d0"], [united(gone, come)]) == {"d0", "d1"}
    assert both.problems == ("last",)

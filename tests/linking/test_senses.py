"""What bare short forms stand for."""

from tests.builders import SMALL, candidate, linked

from paperatlas.curation import Operation
from paperatlas.linking import link
from paperatlas.linking.names import unit_name
from paperatlas.linking.short_forms import load_usages
from paperatlas.model import Extraction, Unit

SIMPLE = candidate("SPO", "Task", long_form="simple policy optimization")
PLANNED = candidate("SPO", "Task", long_form="structured planning oracle")
BESIDE_SIMPLE = [candidate(name, id_=name) for name in ("clipped gradient", "actor critic", "reward shaping")]
BESIDE_PLANNED = [candidate(name, id_=name) for name in ("symbolic search", "task network", "temporal logic")]
OTHERS = [[candidate(f"thing {number}")] for number in range(400)]
FIELD = [
    *[[SIMPLE, *BESIDE_SIMPLE] for _ in range(40)],
    *[[PLANNED, *BESIDE_PLANNED] for _ in range(40)],
    *OTHERS,
]


def link_all(several, operations=()):
    read = [Extraction(f"record {number}", "test", "1", tuple(found)) for number, found in enumerate(several)]
    return read, link(read, SMALL, operations)


def test_a_bare_short_form_goes_where_its_context_is_nearest():
    bare = candidate("SPO", "Task", id_="bare")
    read, result = link_all([*FIELD, [bare, *BESIDE_SIMPLE], [bare, *BESIDE_PLANNED]])
    keys = [result.key_of[result.unit(paper, bare)] for paper in read[-2:]]
    assert keys == ["task/simple-policy-optimization", "task/structured-planning-oracle"]
    assert {record.rule for record in result.records} == {"abbreviation", "context"}
    assert result.ambiguities == ()
    assert Unit("Task", "spo") not in result.key_of


def test_an_operation_on_a_name_whose_uses_all_went_to_its_readings_is_listed():
    bare = candidate("SPO", "Task", id_="bare")
    several = [*FIELD, [bare, *BESIDE_SIMPLE]]
    for op, to in (("forbid", None), ("rename", "x"), ("retype", "Task")):
        _, result = link_all(several, [Operation(op, ("task/spo",), to)])
        assert result.problems == (f"curation: {op} no longer applies: no concept has the name task/spo",)


def test_one_without_context_stays_ambiguous_and_is_listed():
    bare = candidate("SPO", "Task", id_="bare")
    read, result = link_all([*FIELD, [bare, *BESIDE_SIMPLE], [bare]])
    assert [result.key_of[result.unit(paper, bare)] for paper in read[-2:]] == [
        "task/simple-policy-optimization",
        "task/spo",
    ]
    assert result.concepts["task/spo"].ambiguous
    assert [ambiguity.name for ambiguity in result.ambiguities] == ["task/spo"]


def test_a_context_is_undone_like_any_merge():
    bare = candidate("SPO", "Task", id_="bare")
    several = [*FIELD, [bare, *BESIDE_SIMPLE]]
    _, before = link_all(several)
    (record,) = [record for record in before.records if record.rule == "context"]
    assert (record.support, unit_name(record.right)) == (1, "task/spo~~simple-policy-optimization")
    read, after = link_all(several, [Operation("split", (unit_name(record.left), unit_name(record.right)))])
    assert after.key_of[after.unit(read[-1], bare)] == "task/spo~~simple-policy-optimization"
    assert after.problems == ()


def test_a_short_form_that_everybody_coins_anew_is_not_the_one_that_the_atlas_has():
    usage = load_usages()["ptp"]
    assert usage.papers >= 5 * max(usage.readings.values())
    result = linked(candidate("PTP", long_form="planned tree pruning"), candidate("PTP"))
    assert sorted(result.concepts) == ["method/planned-tree-pruning", "method/ptp"]
    assert result.concepts["method/ptp"].ambiguous


def test_a_short_form_of_the_whole_field_finds_its_name_though_no_paper_spells_it_out():
    result = linked(candidate("MDPs"), candidate("Markov decision process"))
    assert [(record.rule, len(result.concepts)) for record in result.records] == [("usual long form", 1)]


def test_a_word_is_no_short_form():
    usage = load_usages()["gan"]
    assert usage.of("generative adversarial network") > usage.papers / 2
    assert len(linked(candidate("gan"), candidate("generative adversarial network")).concepts) == 2

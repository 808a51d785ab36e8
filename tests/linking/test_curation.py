"""Curation replayed: what each operation does, and the report of those that no longer apply."""

import pytest
from tests.builders import candidate, linked

from paperatlas.curation import Operation
from paperatlas.linking.names import unit_name

SPO = (
    candidate("SPO", long_form="simple policy optimization"),
    candidate("SPO", long_form="structured planning oracle"),
    candidate("SPO"),
)


def curated(*papers, operations):
    return linked(*papers, operations=[Operation(*parts) for parts in operations])


def test_merge_joins_all_its_names():
    names = ("method/zoo", "method/yak", "method/xen")
    result = curated(*map(candidate, ("Zoo", "Yak", "Xen", "Wok")), operations=[("merge", names)])
    assert sorted(result.concepts) == ["method/wok", "method/xen"]
    assert [record.rule for record in result.records] == ["curation", "curation"]
    assert result.problems == ()


def test_merge_decides_an_ambiguous_short_form():
    chosen = ("method/spo", "method/spo~simple-policy-optimization")
    result = curated(*SPO, operations=[("merge", chosen)])
    assert len(result.concepts) == 2
    assert result.ambiguities == ()
    assert not any(concept.ambiguous for concept in result.concepts.values())


def test_merge_of_two_curated_concepts_is_refused_and_listed():
    result = curated(candidate("PPO"), candidate("TRPO"), operations=[("merge", ("method/ppo", "method/trpo"))])
    assert sorted(result.concepts) == ["method/ppo", "method/trpo"]
    assert result.problems == ("linking: method/ppo and method/trpo stay apart: the vocabulary has both (curation)",)


def test_merge_across_families_is_refused_and_listed():
    result = curated(candidate("Zoo"), candidate("Zoo", "Robot"), operations=[("merge", ("method/zoo", "robot/zoo"))])
    assert len(result.concepts) == 2
    assert result.problems == (
        "curation: merge of method/zoo, robot/zoo does not apply: they are of different families",
    )


def test_split_cuts_a_record():
    result = curated(
        candidate("grid world"),
        candidate("gridworld"),
        operations=[("split", ("method/grid-world", "method/gridworld"))],
    )
    assert sorted(result.concepts) == ["method/grid-world", "method/gridworld"]
    assert (result.records, result.problems) == ((), ())


def test_split_parts_a_bare_short_form_from_its_only_long_form():
    names = ("method/spo", "method/spo~simple-policy-optimization")
    result = curated(SPO[0], SPO[2], operations=[("split", names)])
    assert sorted(result.concepts) == ["method/simple-policy-optimization", "method/spo"]


def test_split_parts_a_label_from_its_curated_concept():
    names = ("method/ppo", "method/proximal-policy-optimization")
    result = curated(candidate("PPO"), candidate("Proximal Policy Optimization"), operations=[("split", names)])
    assert sorted(result.concepts) == ["method/ppo", "method/proximal-policy-optimization"]
    assert result.concepts["method/proximal-policy-optimization"].vocabulary is None


def test_a_later_split_undoes_a_merge_and_a_later_merge_a_split():
    names = ("method/zoo", "method/yak")
    papers = (candidate("Zoo"), candidate("Yak"))
    assert len(curated(*papers, operations=[("merge", names), ("split", names)]).concepts) == 2
    assert len(curated(*papers, operations=[("merge", names), ("split", names), ("merge", names)]).concepts) == 1


def test_two_names_of_one_long_form_that_were_cut_apart_have_two_keys():
    names = ("method/bar~bounded-action-ranking", "method/bounded-action-ranking")
    result = curated(
        candidate("BAR", long_form="bounded action ranking"),
        candidate("bounded action ranking"),
        operations=[("split", names)],
    )
    assert sorted(result.concepts) == sorted(names)


def test_rename_shows_another_name_and_keeps_the_old_as_alias():
    result = curated(candidate("Zoo"), operations=[("rename", ("method/zoo",), "Menagerie")])
    concept = result.concepts["method/zoo"]
    assert (concept.name, concept.aliases) == ("Menagerie", ("Zoo",))


def test_retype_within_the_family():
    result = curated(candidate("Zoo", "Dataset"), operations=[("retype", ("resource/zoo",), "Benchmark")])
    concept = result.concepts["resource/zoo"]
    assert (concept.type, concept.other_types) == ("Benchmark", ("Dataset",))


@pytest.mark.parametrize("kind", ["Robot", "Gadget"])
def test_retype_to_another_family_does_not_apply(kind):
    result = curated(candidate("Zoo", "Dataset"), operations=[("retype", ("resource/zoo",), kind)])
    assert result.concepts["resource/zoo"].type == "Dataset"
    assert result.problems == (f"curation: retype of resource/zoo to {kind} does not apply: not a type of its family",)


def test_forbid_leaves_the_concept_out():
    result = curated(candidate("Zoo"), candidate("Yak"), operations=[("forbid", ("method/zoo",))])
    assert list(result.concepts) == ["method/yak"]
    assert {unit_name(unit) for unit in result.key_of} == {"method/yak"}


def test_a_forbidden_concept_does_not_come_back_as_a_broader_one():
    papers = (candidate("ANYmal", "Robot"), candidate("quadruped", "Robot"))
    result = curated(*papers, operations=[("forbid", ("robot/quadruped",))])
    assert sorted(result.concepts) == ["robot/anymal", "robot/legged-robot"]


def test_a_broader_concept_that_no_paper_names_can_be_curated():
    operations = [("forbid", ("robot/quadruped",)), ("rename", ("robot/legged-robot",), "walking machine")]
    result = curated(candidate("ANYmal", "Robot"), operations=operations)
    assert result.problems == ()
    assert sorted(result.concepts) == ["robot/anymal", "robot/legged-robot"]
    assert result.concepts["robot/legged-robot"].name == "walking machine"


def test_broader_concepts_of_a_forbidden_one_do_not_stay():
    assert curated(candidate("ANYmal", "Robot"), operations=[("forbid", ("robot/anymal",))]).concepts == {}


def test_a_reading_of_an_ambiguous_short_form_can_be_forbidden():
    result = curated(*SPO, operations=[("forbid", ("method/spo~simple-policy-optimization",))])
    assert sorted(result.concepts) == ["method/spo", "method/structured-planning-oracle"]
    assert result.ambiguities[0].keys == ("method/structured-planning-oracle",)


def test_alias_gives_a_concept_a_name_that_other_papers_may_use():
    operations = [("alias", ("method/zoo",), "Menagerie 5")]
    assert "menagerie 5" in curated(candidate("Zoo"), operations=operations).concepts["method/zoo"].aliases
    result = curated(candidate("Zoo"), candidate("Menagerie-5"), operations=operations)
    assert len(result.concepts) == 1


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        (("merge", ("method/zoo", "method/gone")), "merge no longer applies: no concept has the name method/gone"),
        (("split", ("method/zoo", "method/gone")), "split no longer applies: no concept has the name method/gone"),
        (("rename", ("method/gone",), "x"), "rename no longer applies: no concept has the name method/gone"),
        (("retype", ("method/gone",), "x"), "retype no longer applies: no concept has the name method/gone"),
        (("forbid", ("method/gone",)), "forbid no longer applies: no concept has the name method/gone"),
        (("alias", ("method/gone",), "x"), "alias no longer applies: no concept has the name method/gone"),
        (
            ("split", ("method/zoo", "method/yak")),
            "split no longer applies: no link record joins method/yak and method/zoo",
        ),
    ],
)
def test_what_no_longer_applies_is_listed_once_and_changes_nothing(operation, problem):
    papers = (candidate("Zoo"), candidate("Yak"))
    result = curated(*papers, operations=[operation])
    assert result.problems == (f"curation: {problem}",)
    assert result.concepts == linked(*papers).concepts


def test_names_may_be_bare_where_only_a_reading_exists():
    result = curated(SPO[0], candidate("Zoo"), operations=[("merge", ("method/spo", "method/zoo"))])
    assert len(result.concepts) == 1

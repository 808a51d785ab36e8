"""The rules by example."""

import pytest
from tests.builders import ENTRIES, candidate, linked, vocabulary

from paperatlas.linking.names import unit_name
from paperatlas.model import Unit
from paperatlas.ontology import Entry


def groups(result):
    """The concepts as sets of names."""
    return sorted(sorted(unit_name(unit) for unit in concept.members) for concept in result.concepts.values())


def rules(result):
    return [record.rule for record in result.records]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Grid World", "gridworld"),
        ("grid-world", "Gridworlds"),
        ("DexMimicGen", "Dex Mimic-Gen"),
        ("Foo 3.5", "foo3.5"),
    ],
)
def test_names_that_differ_in_blanks_are_one(spellings):
    result = linked(*(candidate(spelling) for spelling in spellings))
    assert len(result.concepts) == 1
    assert rules(result) == ["normal form"]


@pytest.mark.parametrize(
    "names",
    [
        ("FOO", "FOO*"),
        ("FOO", "FOO+"),
        ("FOO", "FOO2"),
        ("FOO-1", "FOO-2"),
        ("FOO 3.5", "FOO 35"),
        ("FOO 3 5", "FOO 35"),
    ],
)
def test_digits_and_symbols_are_never_crossed(names):
    assert len(linked(*map(candidate, names)).concepts) == 2


def test_an_abbreviation_joins_its_two_forms():
    result = linked(candidate("BAR", long_form="bounded action ranking"), candidate("Bounded Action-Ranking"))
    (concept,) = result.concepts.values()
    assert (concept.key, rules(result)) == ("method/bounded-action-ranking", ["abbreviation"])
    assert (concept.name, concept.aliases) == ("BAR", ("Bounded Action-Ranking",))


def test_an_alias_that_no_paper_uses_by_itself_joins_its_name():
    result = linked(candidate("BAR", aliases=("Barista",)), candidate("bar"))
    assert (len(result.concepts), rules(result)) == (1, ["alias"])


def test_names_that_papers_use_by_themselves_are_joined_when_several_say_so():
    bar = candidate("BAR", aliases=("Barista",))
    assert len(linked(bar, candidate("barista")).concepts) == 2
    assert rules(linked(bar, bar, bar, candidate("barista"))) == ["alias"]
    assert len(linked(bar, bar, bar, *[candidate("BAR"), candidate("barista")] * 5).concepts) == 2


def test_names_that_papers_speak_of_side_by_side_are_two():
    bar = candidate("BAR", aliases=("Barista",))
    both = (candidate("BAR", id_="1"), candidate("Barista", id_="2"))
    assert len(linked(bar, bar, bar, both).concepts) == 1
    assert len(linked(bar, bar, bar, both, both, both).concepts) == 2


def test_an_alias_of_one_paper_gives_no_concept_a_curated_name():
    result = linked(candidate("Zedding", aliases=("PPO",)), candidate("Zedding"), candidate("Zedding"))
    assert sorted(concept.name for concept in result.concepts.values()) == ["PPO", "Zedding"]


def test_an_alias_of_many_concepts_is_one_of_its_own():
    papers = [candidate(name, aliases=("method",)) for name in ("Foo", "Bar", "Baz")]
    assert len(linked(*papers).concepts) == 4
    assert len(linked(papers[0], papers[0], papers[0], papers[1]).concepts) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (candidate("BAR", aliases=("bounded action ranking",)), candidate("bounded action ranking")),
        (candidate("bounded action ranking", aliases=("BAR",)), candidate("bounded action ranking")),
    ],
)
def test_an_alias_that_spells_out_the_name_is_its_long_form(first, second):
    result = linked(first, second)
    assert (len(result.concepts), rules(result)) == (1, ["abbreviation"])
    assert Unit("Method", "bar", "bounded action ranking") in result.key_of


def test_the_vocabulary_joins_its_labels():
    result = linked(candidate("proximal policy-optimization"), candidate("PPO"))
    (concept,) = result.concepts.values()
    assert (concept.key, concept.name, concept.vocabulary) == ("method/ppo", "PPO", "method/ppo")
    assert concept.definition == "Clipped policy gradient."
    assert "Proximal Policy Optimization" in concept.aliases
    assert rules(result) == ["vocabulary"]


def test_the_vocabulary_joins_a_long_form_that_a_paper_gives():
    result = linked(candidate("PPO", long_form="proximal policy optimization"), candidate("PPO"))
    assert list(result.concepts) == ["method/ppo"]


def test_a_bare_short_form_joins_its_only_long_form():
    result = linked(candidate("BAR", long_form="bounded action ranking"), candidate("BAR"), candidate("Bar"))
    assert len(result.concepts) == 1
    assert sorted(rules(result)) == ["abbreviation", "only long form"]


def test_long_forms_that_are_one_concept_count_as_one():
    result = linked(
        candidate("BAR", long_form="bounded action ranking"),
        candidate("BAR", long_form="boundedaction ranking"),
        candidate("BAR"),
    )
    assert (len(result.concepts), result.ambiguities) == (1, ())


SPO = (candidate("SPO", long_form="simple policy optimization"), candidate("SPO", long_form="structured planning"))


def test_two_long_forms_keep_the_bare_short_form_apart_and_it_is_listed():
    result = linked(*SPO, candidate("SPO"))
    assert sorted(result.concepts) == ["method/simple-policy-optimization", "method/spo", "method/structured-planning"]
    assert [concept.ambiguous for _, concept in sorted(result.concepts.items())] == [False, True, False]
    (ambiguity,) = result.ambiguities
    assert (ambiguity.kind, ambiguity.name) == ("short form", "method/spo")
    assert ambiguity.keys == ("method/simple-policy-optimization", "method/structured-planning")
    assert "simple policy optimization; structured planning" in ambiguity.why


def test_an_ambiguous_short_form_in_two_spellings_is_ambiguous_still():
    result = linked(*SPO, candidate("SPO"), candidate("S PO"))
    assert len(result.concepts) == 3
    assert result.concepts["method/s-po"].ambiguous
    assert len(result.ambiguities) == 1


def test_two_long_forms_stay_two_without_the_bare_short_form():
    result = linked(*SPO)
    assert (len(result.concepts), result.ambiguities) == (2, ())


def test_a_short_form_that_is_an_alias_of_one_reading_does_not_pull_it_to_the_other():
    result = linked(
        candidate("simple policy optimization", aliases=("SPO",)),
        candidate("SPO", long_form="structured planning oracle"),
        candidate("SPO"),
    )
    assert groups(result) == [
        ["method/simple-policy-optimization", "method/spo~simple-policy-optimization"],
        ["method/spo"],
        ["method/spo~structured-planning-oracle", "method/structured-planning-oracle"],
    ]
    assert len(result.ambiguities) == 1


def test_a_short_form_of_the_vocabulary_needs_no_long_form():
    result = linked(candidate("PPO", long_form="private pension office"), candidate("PPO"))
    assert sorted(result.concepts) == ["method/ppo", "method/private-pension-office"]
    assert result.ambiguities == ()


@pytest.mark.parametrize(
    "bridge",
    [
        candidate("TRPO", aliases=("PPO",)),
        candidate("TRPO", long_form="proximal policy optimization"),
        candidate("Trust Region Policy Optimization", aliases=("XPO", "Proximal Policy Optimization")),
    ],
)
def test_two_concepts_of_the_vocabulary_are_never_joined(bridge):
    result = linked(bridge, candidate("PPO"), candidate("TRPO"))
    assert {"method/ppo", "method/trpo"} <= set(result.concepts)
    assert Unit("Method", "ppo") in result.concepts["method/ppo"].members
    assert Unit("Method", "trpo") in result.concepts["method/trpo"].members


def test_not_even_through_a_chain_and_the_refusal_is_listed():
    chain = (
        candidate("PPO", aliases=("Zed",)),
        candidate("Zed", aliases=("Yak",)),
        candidate("Yak", aliases=("TRPO",)),
    )
    result = linked(*chain * 3)
    assert result.key_of[Unit("Method", "ppo")] == "method/ppo"
    assert result.key_of[Unit("Method", "trpo")] == "method/trpo"
    (problem,) = result.problems
    assert problem.startswith("linking: ")
    assert problem.endswith("stay apart: the vocabulary has both (alias)")


def test_one_name_in_two_families_is_two_concepts():
    result = linked(candidate("walking", "Task"), candidate("walking", "Method"))
    assert sorted(result.concepts) == ["method/walking", "task/walking"]


def test_types_of_one_family_are_one_concept_of_the_surest_type():
    result = linked(
        candidate("Zoo", "Dataset", confidence=0.9),
        candidate("Zoo", "Benchmark", confidence=0.5),
        candidate("Zoo", "Benchmark", confidence=0.6),
    )
    (concept,) = result.concepts.values()
    assert (concept.key, concept.type, concept.other_types) == ("resource/zoo", "Benchmark", ("Dataset",))


def test_the_vocabulary_decides_the_type():
    result = linked(candidate("LIBERO", "Dataset"))
    (concept,) = result.concepts.values()
    assert (concept.type, concept.other_types, concept.homepage) == (
        "Benchmark",
        ("Dataset",),
        "https://example.org/libero",
    )


def test_the_most_frequent_name_is_shown_and_of_equals_the_least():
    assert linked(candidate("ZOO"), candidate("Zoo"), candidate("Zoo")).concepts["method/zoo"].name == "Zoo"
    assert linked(candidate("Zoo"), candidate("ZOO")).concepts["method/zoo"].name == "ZOO"


def test_broader_concepts_of_the_vocabulary_join():
    result = linked(candidate("ANYmal C", "Robot"))
    assert sorted(result.concepts) == ["robot/anymal", "robot/legged-robot", "robot/quadruped"]
    assert result.concepts["robot/quadruped"].members == ()


def test_what_is_not_accepted_or_of_no_type_or_has_no_name_is_not_linked():
    result = linked(candidate("A1", accepted=False), candidate("B2", "Gadget"), candidate("!!"))
    assert (result.concepts, result.key_of, result.records) == ({}, {}, ())


def test_aliases_are_one_spelling_of_each_other_name():
    papers = (candidate("Zoo", aliases=("!!", "zoo", "Zoo-Net", "zoo net")), candidate("Zoo", aliases=("zoo net",)))
    assert linked(*papers).concepts["method/zoo"].aliases == ("zoo net",)


def test_support_counts_the_papers_behind_a_record():
    bar = candidate("BAR", long_form="bounded action ranking")
    assert [record.support for record in linked(bar, bar, bar).records] == [3]


def test_a_broader_concept_that_is_no_entry_is_left_out():
    words = vocabulary(*ENTRIES, Entry("robot/zed", "Robot", "Zed", "D.", broader=("robot/none",)))
    assert list(linked(candidate("Zed", "Robot"), words=words).concepts) == ["robot/zed"]

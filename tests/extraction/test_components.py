"""Each component alone, found by the name it is registered under."""

import pytest

from paperatlas import registry


def terms(draft, **wanted):
    kept = [t for t in draft.terms if all(getattr(t, k) == v for k, v in wanted.items())]
    return [draft.text[slice(*t.span)] for t in kept]


def test_every_registered_component_is_a_spacy_factory(read):
    names = registry.names(registry.COMPONENTS)
    assert len(names) >= 7
    assert read("A title\n\nA sentence.", *names).title_end == 7


def test_vocabulary_finds_curated_names(read):
    draft = read("Locomotion\n\nWe train PPO in Isaac Gym.", "paperatlas_vocabulary")
    ppo = next(t for t in draft.terms if t.key == "method/ppo")
    assert (draft.text[slice(*ppo.span)], ppo.type, ppo.own) == ("PPO", "Method", False)


def test_vocabulary_reads_another_folder(tmp_path):
    import spacy

    (tmp_path / "own.ttl").write_text(
        "@prefix pa: <https://w3id.org/paperatlas/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/paperatlas/id/robot/zib-9> a pa:Robot, skos:Concept ; skos:prefLabel "Zib-9"@en .\n'
    )
    nlp = spacy.blank("en")
    nlp.add_pipe("paperatlas_vocabulary", config={"folder": str(tmp_path)})
    assert [(t.type, t.name) for t in nlp("On a Zib 9 we test PPO.")._.paperatlas.terms] == [("Robot", "Zib-9")]


def test_short_form_and_long_form_are_one_pair_with_one_type(read):
    draft = read("T\n\nWe study Zigzag Policy Optimization (ZPO). ZPO is stable.", "paperatlas_abbreviations")
    assert [(p.short, p.long) for p in draft.pairs] == [("ZPO", "Zigzag Policy Optimization")]
    assert sorted(terms(draft, type="Task") or terms(draft, type="Method")) == [
        "ZPO",
        "ZPO",
        "Zigzag Policy Optimization",
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ZAP: Fast Policies\n\nZAP is fast.", "ZAP", "Method"),
        ("ZapBench: A Benchmark for Arms\n\nIt is hard.", "ZapBench", "Benchmark"),
        ("T\n\nWe propose ZAP, a policy for arms.", "ZAP", "Method"),
        ("T\n\nIn this work, we introduce ZapData, a dataset of falls.", "ZapData", "Dataset"),
        ("T\n\nWe present a simulator called ZapSim for arms.", "ZapSim", "Simulator"),
        ("T\n\nThis paper presents a framework dubbed \\textbf{ZapNet}.", "ZapNet", "Method"),
        ("T\n\nWe propose a novel zigzag fusion framework for arms.", "zigzag fusion framework", "Method"),
    ],
)
def test_contributions(read, text, name, kind):
    draft = read(text, "paperatlas_contributions")
    assert name in terms(draft, type=kind, own=True)


@pytest.mark.parametrize("text", ["How arms move: why\n\nArms move.", "T\n\nWe propose a novel method for arms."])
def test_what_has_no_name_is_no_contribution(read, text):
    assert terms(read(text, "paperatlas_contributions"), own=True) == []


def test_noun_phrases_are_typed_by_head_and_cue(read):
    draft = read(
        "T\n\nWe address deformable cloth manipulation via zigzag learning on hexapod robots.", "paperatlas_terms"
    )
    assert terms(draft, type="Task") == ["deformable cloth manipulation"]
    assert terms(draft, type="Method") == ["zigzag learning"]
    assert terms(draft, type="Robot") == ["hexapod robots"]


def test_names_after_a_comparison_are_methods(read):
    draft = read("T\n\nIt outperforms ZapNet and QuuxV2 by far.", "paperatlas_terms")
    assert terms(draft, type="Method") == ["ZapNet", "QuuxV2"]


def test_roles(read):
    draft = read(
        "ZAP: Fast Cable Manipulation\n\nWe propose ZAP. It outperforms QuuxNet on soft robots.",
        "paperatlas_contributions",
        "paperatlas_terms",
        "paperatlas_roles",
    )
    said = {(c.predicate, draft.text[slice(*c.object)]) for c in draft.cues}
    assert {
        ("proposes", "ZAP"),
        ("addresses", "Cable Manipulation"),
        ("appliedTo", "Cable Manipulation"),
        ("comparesWith", "QuuxNet"),
        ("outperforms", "QuuxNet"),
        ("usesRobot", "soft robots"),
    } <= said


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "comparison"),
    [
        ("It reaches a success rate of 43.6 % in the kitchen.", "43.6 %", "%", "reached"),
        ("ZAP is 30 times faster than before.", "30 times", "x", "faster"),
        ("ZAP needs 2x fewer steps.", "2x", "x", "less"),
        ("It scores 4.01 on CALVIN.", "4.01", None, "reached"),
        (r"It gains 12\% over them.", r"12\%", "%", "more"),
    ],
)
def test_results(read, sentence, value, unit, comparison):
    draft = read("T\n\n" + sentence, "paperatlas_results")
    assert [(draft.text[slice(*n.span)], n.unit, n.comparison) for n in draft.numbers] == [(value, unit, comparison)]


def test_numbers_before_and_after_are_both_reached_whatever_the_verb(read):
    text = "T\n\nPSST improves recall from 60% to 86%, and errors drop from 9% down to 4%."
    assert [n.comparison for n in read(text, "paperatlas_results").numbers] == ["reached"] * 4


def test_shares_of_the_input_are_no_results(read):
    assert read("T\n\nWe train on 10% of the labels.", "paperatlas_results").numbers == []


def test_the_digit_of_a_name_is_no_result(read):
    assert read("T\n\nWe train GPT-2 on WikiText.", "paperatlas_results").numbers == []


def test_a_result_belongs_to_method_benchmark_and_metric_of_its_sentence(read):
    draft = read(
        "ZAP: Arms\n\nOn the QuuxWorld dataset, ZAP has a success rate of 90%.",
        "paperatlas_contributions",
        "paperatlas_terms",
        "paperatlas_results",
    )
    number = draft.numbers[0]
    found = [draft.text[slice(*span)] for span in (number.method, number.benchmark, number.metric)]
    assert found == ["ZAP", "QuuxWorld", "success rate"]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("Code: https://github.com/a/b.", "https://github.com/a/b"),
        ("(see https://a.github.io/x_y/)", "https://a.github.io/x_y/"),
        ("at $https://a.github.io$.", "https://a.github.io"),
        (r"\url{https://a.org/b}", "https://a.org/b"),
        ("See www.a-b.org/c, please.", "www.a-b.org/c"),
        ("Videos: sites.google.com/view/zap", "sites.google.com/view/zap"),
        ("[https://a.io](https://a.io)", "https://a.io"),
    ],
)
def test_links(read, written, url):
    draft = read("T\n\n" + written, "paperatlas_links")
    assert {draft.text[slice(*span)] for span in draft.links} == {url}

import pytest

from paperatlas.errors import SourceError
from paperatlas.evaluation.gold import PREDICATES, TYPES, GoldResult, read_gold
from paperatlas.examples import example_gold
from paperatlas.ontology import load_schema


def test_a_paper_is_read_whole(gold):
    assert (gold.id, len(gold.entities), len(gold.relations)) == ("g1", 5, 4)
    assert gold.entities[0].names == {"carp", "coarse to fine policy"}
    assert gold.entities[4].may_be("Method")
    assert not gold.entities[4].may_be("Robot")
    assert gold.wanted[("paper", "usesRobot", "e4")] is False
    assert gold.results == (GoldResult("43.6 percent", "e1", "e2", must=True),)
    assert gold.text_of("venue") == ""


def test_files_follow_each_other(write, gold_json):
    first, second = write("a.jsonl", gold_json), write("b.jsonl", gold_json | {"id": "g2"}, gold_json | {"id": "g3"})
    assert [paper.id for paper in read_gold([second, first])] == ["g2", "g3", "g1"]


def test_types_and_predicates_are_those_of_the_ontology():
    schema = load_schema()
    assert sorted(TYPES) == sorted(schema.concept_types)
    assert set(PREDICATES) <= set(schema.edges)


def test_example_gold_can_be_read():
    assert len(read_gold([example_gold()])) == 40


def test_a_relation_to_nobody_is_refused(write, gold_json):
    gold_json["relations"][1]["o"] = "e9"
    with pytest.raises(SourceError, match=r"line 1: relations, number 2: 'e9' is the id of none of the paper's"):
        read_gold([write("gold.jsonl", gold_json)])


def test_a_paper_is_no_object_of_a_relation(write, gold_json):
    gold_json["relations"][1]["o"] = "paper"
    with pytest.raises(SourceError, match="'paper' is the id of none"):
        read_gold([write("gold.jsonl", gold_json)])


def test_ids_are_unique(write, gold_json):
    gold_json["entities"][1]["id"] = "e1"
    with pytest.raises(SourceError, match="line 2: two of its entities have one id"):
        read_gold([write("gold.jsonl", {**gold_json, "entities": [], "relations": []}, gold_json)])


def test_must_has_to_be_said(write, gold_json):
    del gold_json["entities"][2]["must"]
    with pytest.raises(SourceError, match="entities, number 3: has no 'must', which is true or false"):
        read_gold([write("gold.jsonl", gold_json)])


def test_an_empty_file_is_refused(write):
    with pytest.raises(SourceError, match="holds no gold paper"):
        read_gold([write("gold.jsonl")])

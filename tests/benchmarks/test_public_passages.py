"""Public sets become text as people write it, with every concept where it stands."""

import json

import pytest
from tests.scripts import script


@pytest.fixture(scope="module")
def sets():
    """The module that reads them."""
    return script("benchmarks", "public_passages")


def named(passage):
    return sorted((passage.text[start:end], kind) for start, end, kind in passage.spans)


def test_punctuation_is_closed_up_and_spans_follow(sets, tmp_path):
    line = {
        "sentences": [["We", "use", "PPO", "-LRB-", "an", "on", "-", "policy", "method", "-RRB-", "."], ["Fine", "."]],
        "ner": [[[2, 2, "Method"], [5, 8, "Generic"]], []],
    }
    (tmp_path / "set").write_text(json.dumps(line))

    (passage,) = sets.read_scierc(tmp_path / "set")

    assert passage.text == "We use PPO (an on-policy method). Fine."
    assert named(passage) == [("PPO", "Method"), ("on-policy method", "Generic")]


def test_the_nth_of_equal_strings_is_the_nth_in_the_text(sets, tmp_path):
    line = {"doc_id": "1", "sentence": "PPO beats PPO .", "ner": [["PPO", "Method"], ["PPO", "Method"]]}
    (tmp_path / "set").write_text(json.dumps(line) + "\n" + json.dumps(line))

    (passage,) = sets.read_scier(tmp_path / "set")

    assert passage.text == "PPO beats PPO. PPO beats PPO."
    assert sorted(start for start, _, _ in passage.spans) == [0, 10, 15, 25]


def test_passages_end_with_the_paper_and_after_eight_sentences(sets, tmp_path):
    ids = "1" * 9 + "2"
    lines = (json.dumps({"doc_id": id_, "sentence": "Yes .", "ner": []}) for id_ in ids)
    (tmp_path / "set").write_text("\n".join(lines))

    assert [p.text.count("Yes") for p in sets.read_scier(tmp_path / "set")] == [8, 1, 1]


def test_tags_become_spans(sets, tmp_path):
    tokens = [("On", 0, "O"), ("WMT", 3, "B-DATASET"), ("14", 6, "I-DATASET"), ("BLEU", 9, "B-METRIC"), (".", 14, "O")]
    (tmp_path / "set").write_text("\n".join("\t".join(map(str, token)) for token in tokens) + "\n\nNo\t0\tO\n")

    first, second = sets.read_tdmsci(tmp_path / "set")

    assert (first.text, second.text) == ("On WMT14 BLEU.", "No")
    assert named(first) == [("BLEU", "METRIC"), ("WMT14", "DATASET")]

import pytest

from paperatlas.errors import SourceError
from paperatlas.evaluation.prediction import PredictedEntity, Prediction, read_predictions
from paperatlas.extraction import extract, to_exchange
from paperatlas.model import Paper


def test_what_extraction_writes_can_be_read(write):
    paper = Paper("CARP: Coarse-to-Fine Policies", "We propose CARP, a policy for cable routing.", "1")
    (read,) = read_predictions(write("predicted.jsonl", to_exchange(paper, extract(paper))))
    assert (read.id, read.title) == ("1", paper.title)
    carp = next(entity for entity in read.entities if entity.name == "CARP")
    assert [paper.text_of(m.field)[m.start : m.end] for m in carp.mentions] == [m.text for m in carp.mentions]
    assert carp.mentions


def test_only_the_first_aliases_count_each_once():
    entity = PredictedEntity("e1", "Method", "CARP", ("carp", "?!", *(f"name {n}" for n in range(12))))
    assert entity.names == ("carp", *(f"name {n}" for n in range(8)))


def test_a_paper_may_have_nothing_but_an_id(write):
    assert read_predictions(write("predicted.jsonl", {"id": 7}, {})) == (Prediction(id="7"), Prediction())


def test_a_bad_mention_is_named(write):
    entity = {"id": "e1", "type": "Method", "name": "CARP", "mentions": [{"field": "title", "start": "0"}]}
    with pytest.raises(SourceError, match="entities, number 1: mentions, number 1: 'start' is text, not a whole"):
        read_predictions(write("predicted.jsonl", {"entities": [entity]}))

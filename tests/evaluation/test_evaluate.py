import pytest

from paperatlas.errors import UsageError
from paperatlas.evaluation import evaluate
from paperatlas.evaluation.gold import GoldEntity, GoldPaper
from paperatlas.extraction import load_model
from paperatlas.model import Candidate, Extraction, Mention

CARP = GoldPaper("1", "CARP", "We  propose CARP.", (GoldEntity("e1", "Method", "CARP", must=True),))


class Doubtful:
    """Says CARP below its threshold, and something impossible below what counts at all."""

    name = "doubtful"
    version = "1"

    def extract(self, paper):
        mention = Mention("abstract", 11, 15, paper.abstract[11:15])
        sure = (("CARP", 0.3), ("nothing", 0.04))
        found = [Candidate(f"e{n}", "Method", name, c, (mention,), accepted=False) for n, (name, c) in enumerate(sure)]
        return Extraction(paper.digest, self.name, self.version, tuple(found))


def test_accepted_ones_are_scored_and_all_candidates_weighed():
    scores = evaluate([CARP], Doubtful())
    assert scores.entities.said == 0
    assert scores.calibration.entities == 0.7


def test_a_registered_model_is_found_by_name():
    assert evaluate([CARP], "rules") == evaluate([CARP], load_model("rules"))
    with pytest.raises(UsageError, match="no model 'nobody'"):
        evaluate([CARP], "nobody")


def test_progress_is_told():
    told = []
    evaluate([CARP, CARP], Doubtful(), lambda step, done: told.append((step, done)))
    assert told == [("extract", 1), ("extract", 2)]


def test_predictions_are_scored_whole(gold, predicted):
    scores = evaluate([gold, CARP], [predicted])
    assert (scores.entities.right, scores.entities.said, scores.unpaired) == (3, 5, 1)
    assert scores.calibration.relations == 0.4

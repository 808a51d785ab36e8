from dataclasses import replace

from paperatlas.evaluation.gold import GoldPaper, GoldRelation
from paperatlas.evaluation.judge import judge, pair_papers
from paperatlas.evaluation.prediction import Prediction


def test_papers_are_paired_by_title_then_id():
    gold = [GoldPaper("1", "The CARP"), GoldPaper("2", "PPO"), GoldPaper("3", "SAC")]
    first, second = Prediction(id="9", title="carp"), Prediction(id="2", title="another")
    assert pair_papers(gold, [first, second]) == ((gold[0], first), (gold[1], second), (gold[2], None))


def test_of_two_predictions_for_a_paper_the_last_counts():
    gold = [GoldPaper("1", "CARP")]
    first, last = Prediction(title="CARP", links=("a",)), Prediction(title="Carp", links=("b",))
    assert pair_papers(gold, [first, last]) == ((gold[0], last),)


def test_right_and_found(gold, predicted):
    judged = judge(gold, predicted)
    assert judged.right_entities == (True, False, False, True, True)
    assert judged.right_relations == (True, False, False, True)
    assert judged.found_entities == {"e1", "e4", "e5"}
    assert judged.found_relations == {("paper", "proposes", "e1"), ("paper", "usesRobot", "e4")}
    assert (judged.found_links, judged.misplaced_mentions, judged.paired) == (1, 1, True)
    assert judged.own == (("paper", "proposes", "e1"),)
    assert judged.own_found


def test_nothing_is_predicted_of_an_unpaired_paper(gold):
    judged = judge(gold, None)
    assert judged.predicted == Prediction()
    assert not judged.paired
    assert not judged.own_found


def test_the_last_of_two_equal_gold_relations_says_whether_it_must(gold):
    triple = ("paper", "proposes", "e1")
    gold = replace(gold, relations=(GoldRelation(triple, True), GoldRelation(triple, False)))
    judged = judge(gold, None)
    assert judged.own == ()
    assert judged.own_found

from dataclasses import replace

from paperatlas.evaluation.gold import GoldPaper
from paperatlas.evaluation.judge import judge
from paperatlas.evaluation.score import Share, score
from paperatlas.evaluation.tally import Figures, Row


def test_figures_of_one_paper(gold, predicted):
    scores = score([judge(gold, predicted)])
    assert scores.entities == Figures(said=5, right=3, asked=4, got=2)
    assert scores.relations == Figures(said=4, right=2, asked=3, got=1)
    assert scores.by_type == (
        Row("Method", Figures(said=3, right=2, asked=2, got=1)),
        Row("Task", Figures(asked=1, got=1)),
        Row("Benchmark", Figures(asked=1)),
        Row("Dataset", Figures(said=1)),
        Row("Robot", Figures(said=1, right=1)),
    )
    assert scores.by_group == (
        Row("own", Figures(said=2, right=1, asked=1, got=1)),
        Row("ground", Figures(said=2, right=1, asked=1)),
    )
    assert scores.results == (
        Row("value", Figures(said=2, right=1, asked=1, got=1)),
        Row("value, method, benchmark", Figures(said=2, asked=1)),
    )
    assert (scores.own_found, scores.links) == (Share(1, 1), Share(1, 1))
    assert (scores.misplaced_mentions, scores.unpaired, scores.works) == (1, 0, 0)


def test_calibration_can_be_measured_on_other_predictions(gold, predicted):
    alone = score([judge(gold, None)])
    beside = score([judge(gold, None)], [judge(gold, predicted)])
    assert alone.calibration.entities is None
    assert beside.calibration.entities == 0.5
    assert replace(beside, calibration=alone.calibration) == alone


def test_a_paper_without_own_contribution_has_it_found_but_is_not_asked():
    scores = score([judge(GoldPaper("1", "A survey"), None)])
    assert scores.own_found == Share(0, 0)
    assert scores.by_paper[0].own_found
    assert (scores.works, scores.unpaired) == (0, 1)


def test_a_paper_works_from_a_relation_f1_and_with_its_own_contribution(gold, predicted):
    proposes = replace(gold, relations=gold.relations[:1])
    said = replace(predicted, relations=predicted.relations[:1])
    assert score([judge(proposes, said)]).works == 1
    assert score([judge(proposes, predicted)]).works == 0


def test_strange_types_count_in_all_but_not_for_the_paper(gold, predicted):
    strange = replace(predicted, entities=(replace(predicted.entities[0], type="Thing"),), relations=())
    scores = score([judge(gold, strange)])
    assert scores.entities.said == 1
    assert scores.by_type[-1].name == "Thing"
    assert scores.by_paper[0].entities.said == 0

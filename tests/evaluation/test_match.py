from paperatlas.evaluation.gold import GoldEntity, GoldPaper, GoldResult
from paperatlas.evaluation.match import ResultMatch, match_entities, match_results
from paperatlas.evaluation.prediction import PredictedEntity, PredictedRelation, PredictedResult, Prediction


def test_names_and_types_decide(gold, predicted):
    match = match_entities(gold, predicted)
    assert match.gold_ids == {"a": "e1", "b": "e1", "d": "e4", "e": "e5"}
    assert match.repeats == {"b"}
    assert [match.is_right(entity) for entity in predicted.entities] == [True, False, False, True, True]


def test_a_homonym_of_another_type_is_passed_over():
    gold = GoldPaper("1", "", entities=(GoldEntity("t", "Task", "RL", True), GoldEntity("m", "Method", "RL", True)))
    match = match_entities(gold, Prediction(entities=(PredictedEntity("x", "Method", "rl"),)))
    assert match.gold_ids == {"x": "m"}


def test_the_name_goes_before_aliases():
    gold = GoldPaper("1", "", entities=(GoldEntity("a", "Method", "SAC", True), GoldEntity("b", "Method", "PPO", True)))
    match = match_entities(gold, Prediction(entities=(PredictedEntity("x", "Method", "PPO", ("SAC",)),)))
    assert match.gold_ids == {"x": "b"}


def test_ends_are_translated(gold, predicted):
    match = match_entities(gold, predicted)
    assert match.triple(PredictedRelation("paper", "uses", "b")) == ("paper", "uses", "e1")
    assert match.triple(PredictedRelation("c", "uses", "nobody")) == (None, "uses", None)


def results(gold_results, *predicted_results):
    gold = GoldPaper("1", "", entities=(GoldEntity("m", "Method", "PPO", True),), results=gold_results)
    predicted = Prediction(entities=(PredictedEntity("x", "Method", "PPO"),), results=predicted_results)
    return match_results(gold, predicted, match_entities(gold, predicted))


def test_of_equal_values_the_linked_result_is_taken():
    gold_results = (GoldResult("5%", method="other"), GoldResult("5 percent", method="m"))
    first, second, third = results(gold_results, *[PredictedResult("5%", method="x")] * 3)
    assert (first, second, third) == (ResultMatch(1, True), ResultMatch(0, False), ResultMatch(None, False))


def test_an_end_that_gold_leaves_open_is_right():
    assert results((GoldResult("5"),), PredictedResult("5", method="x")) == (ResultMatch(0, True),)


def test_an_end_that_is_missing_is_wrong():
    assert results((GoldResult("5", method="m"),), PredictedResult("5")) == (ResultMatch(0, False),)


def test_an_unmatched_id_stands_for_itself():
    assert results((GoldResult("5", method="m"),), PredictedResult("5", method="m")) == (ResultMatch(0, True),)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analyses.field import Field

from paperatlas.analyses.survey_columns import COLUMNS
from paperatlas.analyses.survey_table import survey_table
from paperatlas.analyses.survey_where import Condition, parse_where
from paperatlas.errors import UsageError
from paperatlas.stores.cypher import CypherStore


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("", []),
        ("  ", []),
        ("task ~ locomotion", [("task", "~", "locomotion")]),
        ("task~locomotion AND year>=2022", [("task", "~", "locomotion"), ("year", ">=", "2022")]),
        ('task = "pick and place" and robot != \'A "1"\'', [("task", "=", "pick and place"), ("robot", "!=", 'A "1"')]),
        ("method = C++ and uses ~ RRT*", [("method", "=", "C++"), ("uses", "~", "RRT*")]),
        ("task ~ hand manipulation", [("task", "~", "hand manipulation")]),
        ("method = Levenberg's", [("method", "=", "Levenberg's")]),
        ("Robot ~ android", [("robot", "~", "android")]),
        ('task = "a = b or c"', [("task", "=", "a = b or c")]),
    ],
)
def test_conditions_are_read(text, conditions):
    assert parse_where(text) == tuple(Condition(*condition) for condition in conditions)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("locomotion", "'locomotion' is no condition; write: COLUMN ~ TEXT"),
        ("task locomotion", "is no condition"),
        ("task ~", "is no condition"),
        ('task ~ "open', "is no condition"),
        ("task ~ a = b", "is no condition"),
        ("task ~ a and", "a condition is missing after 'a and'"),
        ("task ~ a and b", "'b' is no condition"),
        ("and task ~ a", "is no condition"),
        ("colour ~ red", "no column 'colour' to set a condition on; there are: method, "),
        ("task ~ walk or run", "joined by 'and' only; put quotes"),
        ("year ~ 2022", "column 'year' takes no '~'; it takes: = != < <= > >="),
        ("year > soon", "'soon' is no year"),
        ("robot > Go1", "column 'robot' takes no '>'; it takes: ~ = !="),
        ('robot ~ "!!"', "the condition on 'robot' compares with nothing"),
        ('robot ~ ""', "compares with nothing"),
        ("x" * 1001, "longer than 1000 characters"),
    ],
)
def test_what_is_no_condition_is_refused_in_one_line(text, message):
    with pytest.raises(UsageError) as refused:
        parse_where(text)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.one_of(st.text(), st.text(alphabet="task robotyear~=!<>\"' and or 2022")))
def test_any_text_is_read_or_refused(text):
    try:
        conditions = parse_where(text)
    except UsageError:
        return
    assert all(condition.column in COLUMNS for condition in conditions)


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> CypherStore:
    field = Field(gym="Simulator")
    field.paper("go1", 2020, "usesRobot robot/go1", "addresses task/quadrupedal-walking", "evaluatedOn resource/maze")
    field.paper("arm", 2022, "usesRobot robot/arm", "proposes method/x", "evaluatedOn resource/gym")
    field.paper("swarm", None, "usesRobot robot/swarm", "usesRobot robot/arm")
    field.broader("robot/go1", "robot/quadruped").broader("robot/quadruped", "robot/legged-robot")
    field.broader("resource/maze", "resource/games").result("arm", "5%", metric="metric/gain")
    return field.store(tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("robot ~ legged robots", ["go1"]),
        ("robot ~ quadruped", ["go1"]),
        ("robot = quadruped", []),
        ("robot = GO1", ["go1"]),
        ("robot = robot/go1", ["go1"]),
        ("robot ~ arm", ["arm", "swarm"]),
        ("robot = arm and robot = swarm", ["swarm"]),
        ("robot != arm", ["go1"]),
        ("robot != nothing", ["go1", "arm", "swarm"]),
        ("task ~ quadruped", ["go1"]),
        ("task ~ walk", ["go1"]),
        ("task ~ drupedal", []),
        ("benchmark ~ games", ["go1"]),
        ("simulator = gym", ["arm"]),
        ("benchmark = gym", []),
        ("year < 2022", ["go1"]),
        ("year <= 2022 and year > 2020", ["arm"]),
        ("year = 2020", ["go1"]),
        ("year != 2020", ["arm"]),
        ("paper ~ on sw", ["swarm"]),
        ("result ~ 5% gain", ["arm"]),
        ("method = x and year >= 2022", ["arm"]),
        ("doi = 10.1/arm", ["arm"]),
    ],
)
def test_conditions_choose_papers(papers, where, found):
    table = survey_table(papers, ["year"], where=where)

    assert [row.name.removeprefix("On ") for row in table.rows] == found


def test_text_of_a_condition_is_no_query(papers):
    assert survey_table(papers, ["year"], where='robot = "\') DETACH DELETE (n) //"').rows == ()

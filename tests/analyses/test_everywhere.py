"""Every store that answers Cypher gives the same analyses."""

import pytest
from tests.analyses.field import Field
from tests.stores.conftest import neo4j_jars, neo4j_server  # noqa: F401 - fixtures

from paperatlas.analyses.comparison import compare
from paperatlas.analyses.conflicts import find_conflicts
from paperatlas.analyses.gaps import find_gaps
from paperatlas.analyses.leaderboard import leaderboard
from paperatlas.analyses.lineage import lineage
from paperatlas.analyses.paths import find_paths
from paperatlas.analyses.similar import similar_papers
from paperatlas.analyses.survey_columns import COLUMNS
from paperatlas.analyses.survey_table import ROWS, survey_table
from paperatlas.stores.neo4j import Neo4jStore

WHERE = 'robot ~ quadruped and method != "rare thing" and year >= 2020'


def field():
    field = Field(gym="Simulator", logs="Dataset").broader("robot/go1", "robot/quadruped")
    field.paper(
        "a", 2020, "proposes method/x", "usesRobot robot/go1", "evaluatedOn resource/maze", "mentions metric/gain"
    )
    field.paper(
        "b", 2022, "uses method/x", "proposes method/y", "evaluatedOn resource/hall", "evaluatedOn resource/gym"
    )
    field.paper(
        "c", None, "comparesWith method/y", "addresses task/walk", "introduces resource/maze", "mentions method/x"
    )
    field.paper("d", 2023, "method/x outperforms method/y", "method/y extends method/x", "introduces resource/logs")
    field.paper("e", 2024, "method/y outperforms method/x", "addresses task/walk", "uses method/y")
    for paper, value in (("a", "5%"), ("b", "6%"), ("e", "7")):
        field.result(paper, value, method="method/x", benchmark="resource/maze", metric="metric/gain")
    return field.result("b", "9 ms", unit=None, benchmark="resource/gym", metric_text="time")


ASKED = {
    "leaderboard": lambda store: leaderboard(store, "maze"),
    "gaps": find_gaps,
    "gaps for a task": lambda store: find_gaps(store, task="walk"),
    "lineage": lambda store: lineage(store, "x"),
    "compare": lambda store: compare(store, "x", "y"),
    "similar": lambda store: similar_papers(store, "On a"),
    "conflicts": find_conflicts,
    "path": lambda store: find_paths(store, "go1", "gym"),
    "where": lambda store: survey_table(store, where=WHERE),
    **{rows: lambda store, rows=rows: survey_table(store, COLUMNS, rows, min_confidence=0.5) for rows in ROWS},
}


@pytest.mark.neo4j
def test_neo4j_answers_as_the_embedded_store_does(neo4j_server, tmp_path):  # noqa: F811 - pytest gives it
    graph = field().graph()
    with (
        field().store(tmp_path) as embedded,
        Neo4jStore(neo4j_server["uri"], password=neo4j_server["password"]) as server,
    ):
        server.load(graph)
        for name, ask in ASKED.items():
            assert ask(server) == ask(embedded), name

"""``query``: Cypher and SPARQL, three forms of answer, named questions, and no way to change or write anything."""

import csv
import json

import pytest

CYPHER = "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) RETURN p.title AS title, r.name AS robot ORDER BY robot"
SPARQL = "SELECT ?title ?robot { ?p pa:usesRobot ?r ; pa:title ?title . ?r pa:name ?robot } ORDER BY ?robot"
ROWS = [
    ["CARP: Learning to Route Cables", "Franka Emika Panda"],
    ["Walking on Sand", "Unitree A1"],
]


@pytest.mark.parametrize("text", [CYPHER, SPARQL], ids=["cypher", "sparql"])
def test_both_languages_give_the_same_rows_in_every_form(run, field, text):
    answers = {form: run("query", text, "--atlas", field, "--format", form) for form in ("table", "json", "csv")}

    assert {ended.status for ended in answers.values()} == {0}
    assert json.loads(answers["json"].out) == [{"title": title, "robot": robot} for title, robot in ROWS]
    assert list(csv.reader(answers["csv"].out.splitlines())) == [["title", "robot"], *ROWS]
    assert all(cell in answers["table"].out for row in ROWS for cell in row)
    assert answers["table"].err == "2 rows\n"


def test_a_parameter_is_a_value_and_no_text_of_the_query(run, field):
    cypher = ("query", "MATCH (p:Paper) WHERE p.title = $title RETURN p.id", "--atlas", field, "--format", "csv")

    assert run(*cypher, "-p", "title=Walking on Sand").out.splitlines() == ["p.id", "paper/walking-on-sand"]
    assert run(*cypher, "-p", "title=x' OR 1=1 //").out.splitlines() == ["p.id"]
    sparql = ("query", "SELECT ?p ?title { ?p pa:title ?title }", "--atlas", field, "--format", "csv")
    (row,) = run(*sparql, "-p", "title=Walking on Sand").out.splitlines()[1:]
    assert row.endswith("/paper/walking-on-sand,Walking on Sand")


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_named_question(run, field, language):
    question = ("--named", "papers-on-robot", "-p", "robot=quadruped robot", "--language", language)

    rows = json.loads(run("query", "--atlas", field, *question, "--format", "json").out)

    assert [(row["used"], row["paper"]) for row in rows] == [("Unitree A1", "Walking on Sand")]
    assert "on the Unitree A1" in rows[0]["sentence"]


def test_nodes_edges_paths_and_dates_are_written(run, field):
    text = "MATCH w = (p:Paper)-[r:PROPOSES]->(m:Method {name: 'CARP'}) RETURN w, p, r, m, date('2025-01-31') AS day"

    (row,) = json.loads(run("query", text, "--atlas", field, "--format", "json").out)

    assert [node["label"] for node in row["w"]["nodes"]] == ["Paper", "Method"]
    assert [edge["label"] for edge in row["w"]["relationships"]] == ["PROPOSES"]
    assert (row["m"]["name"], row["r"]["paper"], row["day"]) == ("CARP", row["p"]["id"], "2025-01-31")
    assert "CARP" in run("query", text, "--atlas", field).out


WRITING = [
    "CREATE (p:Paper {id: 'x'})",
    "MATCH (p:Paper) SET p.title = 'x'",
    "MATCH (p:Paper) DETACH DELETE p",
    "MERGE (p:Paper {id: 'x'})",
    "DROP TABLE Paper",
    "COPY (MATCH (p:Paper) RETURN p.id) TO 'out.csv'",
    "PROFILE COPY (MATCH (p:Paper) RETURN p.id) TO 'out.csv'",
    "MATCH (p:Paper) RETURN p.id; COPY (MATCH (p:Paper) RETURN p.id) TO 'out.csv'",
    "/* MATCH */ COPY (MATCH (p:Paper) RETURN p.id) TO 'out.csv'",
    "INSERT DATA { <a:b> <a:c> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX x: <a:b> INSERT DATA { x:b x:c 1 }",
    "CLEAR ALL",
]


@pytest.mark.parametrize("text", WRITING)
def test_what_writes_is_refused(fails, run, field, tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    count = ("query", "MATCH (p:Paper) WHERE p.title <> 'x' RETURN count(p)", "--atlas", field, "--format", "csv")

    assert fails("query", text, "--atlas", field)

    assert run(*count).out.splitlines()[1] == "3"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["MATCH (p:Paper) RETURN ';' AS s; ", 'RETURN "a;b" AS s // ; this', "RETURN 1 AS `a;b`"]
)
def test_a_semicolon_in_quotes_is_text(run, field, text):
    assert run("query", text, "--atlas", field).status == 0


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (",
        "MATCH (n:Nothing) RETURN n",
        "RETURN $missing",
        "SELECT * {",
        "SELECT ?x { ?x no:prefix 1 }",
        "hello",
        "",
    ],
)
def test_a_wrong_query_is_told_in_one_line(fails, field, text):
    assert fails("query", text, "--atlas", field)


def test_a_service_that_does_not_answer_is_told_in_one_line(fails, field):
    assert fails("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--atlas", field).startswith(
        "SPARQL: "
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "give a query or --named NAME, one of the two"),
        (["RETURN 1", "--named", "papers-on-robot"], "give a query or --named NAME, one of the two"),
        (["--named", "papers-on-robot"], "question 'papers-on-robot' takes: robot (a Robot); not right: robot"),
        (["RETURN 1", "-p", "nonsense"], "parameter 'nonsense' is not of the form name=value"),
        (["RETURN 1", "--neo4j", "bolt://localhost:1"], "name what to ask: --atlas DIR or a server, one of the two"),
        (
            ["RETURN 1", "--write"],
            "--write is for a text on a server; an atlas is changed by add, remove, enrich and curate",
        ),
    ],
)
def test_a_wrong_call_is_told_in_one_line(fails, field, arguments, why):
    assert fails("query", "--atlas", field, *arguments, status=2) == why


def test_an_unknown_question_is_told_with_those_there_are(fails, field):
    line = fails("query", "--atlas", field, "--named", "nonsense")

    assert line.startswith("no question is named 'nonsense'; there are: ")
    assert "papers-on-robot" in line


def test_a_damaged_cache_is_filled_anew(run, atlas):
    (cache,) = (atlas / "stores").glob("cypher-*")
    (cache / "graph.lbug").write_bytes(b"nonsense" * 1000)

    ended = run("query", "RETURN 1", "--atlas", atlas, "--format", "csv")

    assert (ended.status, len(ended.out.splitlines())) == (0, 2)
    assert run("verify", "--atlas", atlas).status == 0


def test_rows_beyond_the_limit_are_cut_off_and_that_is_told(run, field):
    ended = run("query", "MATCH (p:Paper) RETURN p.id ORDER BY p.id", "--atlas", field, "--rows", 2, "--format", "csv")

    assert ended.out.splitlines() == ["p.id", "paper/arxiv-2401.00001", "paper/note-on-knot"]
    assert ended.err == "  note: cut off after 2 rows; allow more with --rows\n"


@pytest.mark.parametrize(
    "text",
    [
        "UNWIND range(1, 4000) AS a UNWIND range(1, 4000) AS b UNWIND range(1, 4000) AS c "
        "WITH a, b, c WHERE (a * b + c) % 7 = 1 RETURN count(*)",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
        "FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i), STR(?l))) = 1) }",
    ],
    ids=["cypher", "sparql"],
)
def test_a_query_whose_time_is_up_is_stopped(start, field, text):
    process = start("query", text, "--atlas", field, "--seconds", 0.5)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, b"")
    assert b"stopped after 0.5 seconds" in err
    assert err.count(b"\n") == 1


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_name_in_another_letter_case_or_a_key_is_meant(run, atlas, language):
    asked = [
        run(
            "query",
            "--atlas",
            atlas,
            "--language",
            language,
            "--format",
            "csv",
            "--named",
            "papers-on-robot",
            "-p",
            f"robot={r}",
        )
        for r in ("Unitree A1", "unitree a1", "robot/unitree-a1")
    ]
    assert asked[0].status == 0
    assert len(asked[0].out.splitlines()) > 1
    assert asked[0].out == asked[1].out == asked[2].out


def test_a_name_that_no_concept_has_is_told(fails, atlas):
    line = fails("query", "--atlas", atlas, "--named", "papers-on-robot", "-p", "robot=Unitree A2")
    assert line.startswith("no robot of this atlas is called 'Unitree A2'; near it: ")

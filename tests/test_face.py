"""The library's face: an atlas as a Python object."""

from importlib.resources import files
from pathlib import Path

import pytest

from paperatlas import Atlas
from paperatlas.errors import AtlasError, NotFoundError, QueryError, UsageError
from paperatlas.pipeline import build, load_graph, remove

LINES = (
    '{"title": "CARP", "abstract": "We propose CARP, a policy for cable routing on the Unitree A1.", "year": 2024}\n'
    '{"title": "A Note on <Knots>", "year": 2022}\n'
)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("face")
    (folder / "papers.jsonl").write_text(LINES, "utf-8")
    build([folder / "papers.jsonl"], folder / "<atlas>")
    return folder / "<atlas>"


def test_open_takes_text_or_a_path(path):
    assert Atlas.open(str(path)).digest == Atlas.open(path).digest


def test_where_there_is_none_it_says_so(tmp_path):
    with pytest.raises(AtlasError, match="no atlas here"):
        Atlas.open(tmp_path)


def test_it_answers_both_languages(path):
    atlas = Atlas.open(path)

    cypher = atlas.query("MATCH (p:Paper) WHERE p.year = $year RETURN p.title AS title", {"year": 2024})
    sparql = atlas.query("SELECT ?title { ?p pa:title ?title ; pa:year 2024 }")

    assert cypher.rows == (("CARP",),)
    assert cypher == sparql


def test_what_is_no_query_is_refused(path):
    with pytest.raises(QueryError, match="begins neither"):
        Atlas.open(path).query("DELETE everything")


def test_the_graph_as_values_and_as_networkx(path):
    atlas = Atlas.open(path)

    assert atlas.graph == load_graph(path)
    graph = atlas.to_networkx()
    assert {node.key for node in atlas.graph.papers} <= set(graph)
    assert graph.number_of_edges() == sum(number for name, number in atlas.counts.items() if name.isupper())


def test_an_answer_as_a_data_frame(path):
    pytest.importorskip("pandas", reason="pandas is not installed")

    frame = Atlas.open(path).to_pandas("MATCH (p:Paper) RETURN p.title AS title, p.year AS year ORDER BY year")

    assert list(frame.columns) == ["title", "year"]
    assert frame.to_dict("records") == [{"title": "A Note on <Knots>", "year": 2022}, {"title": "CARP", "year": 2024}]


def test_an_empty_answer_keeps_its_columns(path):
    pytest.importorskip("pandas", reason="pandas is not installed")

    frame = Atlas.open(path).to_pandas("MATCH (p:Paper) WHERE p.year = 1 RETURN p.title AS title")

    assert (list(frame.columns), len(frame)) == (["title"], 0)


def test_a_notebook_shows_counts_and_no_markup_of_others(path):
    atlas = Atlas.open(path)

    html = atlas._repr_html_()
    assert "<tr><th>Paper</th><td>2</td></tr>" in html
    assert "&lt;atlas&gt;" in html
    assert "<atlas>" not in html
    assert repr(atlas) == f"Atlas({str(path)!r}, 2 papers)"


def test_it_answers_by_what_the_folder_now_holds(path, tmp_path):
    (tmp_path / "papers.jsonl").write_text(LINES, "utf-8")
    build([tmp_path / "papers.jsonl"], tmp_path / "atlas")
    atlas = Atlas.open(tmp_path / "atlas")
    before = atlas.digest

    remove(["CARP"], tmp_path / "atlas")

    assert atlas.digest != before
    assert [node.paper.title for node in atlas.graph.papers] == ["A Note on <Knots>"]
    assert atlas.query("MATCH (p:Paper) RETURN count(p)").rows == ((atlas.counts["Paper"],),)


def test_the_survey_table_with_its_sentences_in_a_second_frame(path):
    pytest.importorskip("pandas", reason="pandas is not installed")

    names, sentences = Atlas.open(path).table(["robot", "year"], where="year >= 2024")

    assert names.to_dict("index") == {"CARP": {"robot": "Unitree A1", "year": "2024"}}
    assert sentences.loc["CARP", "robot"] == "“We propose CARP, a policy for cable routing on the Unitree A1.”"
    assert sentences.loc["CARP", "year"] == ""


def test_papers_and_concepts(path):
    atlas = Atlas.open(path)

    assert [node.paper.title for node in atlas.papers()] == ["CARP", "A Note on <Knots>"]
    assert "Unitree A1" in [robot.name for robot in atlas.concepts("Robot")]
    assert len(atlas.concepts()) == len(atlas.graph.concepts)
    with pytest.raises(UsageError, match="no type of concepts is called 'Robots'"):
        atlas.concepts("Robots")


def test_explain_gives_the_sentence(path):
    statements = Atlas.open(path).explain("CARP", "Unitree A1")

    assert {(s.type, s.sentence) for s in statements} >= {
        ("USES_ROBOT", "We propose CARP, a policy for cable routing on the Unitree A1.")
    }
    with pytest.raises(NotFoundError, match="near it: Unitree A1"):
        Atlas.open(path).explain("CARP", "Unitree A11")


def test_all_that_the_atlas_says_as_a_data_frame(path):
    pytest.importorskip("pandas", reason="pandas is not installed")
    atlas = Atlas.open(path)

    frame = atlas.to_pandas()

    assert len(frame) >= len(atlas.graph.assertions)
    assert "Unitree A1" in set(frame[(frame["type"] == "USES_ROBOT") & (frame["subject"] == "CARP")]["object"])


def test_a_picture_around_a_concept(path, tmp_path):
    picture = Atlas.open(path).show(around="A1", most=5)

    assert picture.save(tmp_path / "a1.html").read_text("utf-8") == picture.html
    assert "Unitree A1" in picture.html
    with pytest.raises(NotFoundError, match="the nearest names are"):
        Atlas.open(path).show(around="Unitree A11")


def test_type_checkers_may_read_the_types():
    assert files("paperatlas").joinpath("py.typed").is_file()

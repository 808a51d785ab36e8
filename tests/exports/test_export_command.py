"""``paperatlas export``: every format by one command, and papers behind a query."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.builders import written

from paperatlas import registry
from paperatlas.cli.export import command
from paperatlas.errors import NotFoundError, UsageError
from paperatlas.pipeline import build

PAPERS = [
    {"title": "STRIDE: walking", "abstract": "We propose STRIDE. We deploy it on a Unitree A1 robot.", "year": 2023},
    {"title": "GRASP: picking", "abstract": "We propose GRASP. It is evaluated on D4RL.", "year": 2024},
]


@pytest.fixture(scope="module")
def atlas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("atlas")
    papers = written(folder / "papers.jsonl", "".join(json.dumps(paper) + "\n" for paper in PAPERS))
    build([papers], folder / "a")
    return folder / "a"


def run(*arguments):
    return CliRunner().invoke(command, list(map(str, arguments)), catch_exceptions=False)


README = (Path(__file__).parents[2] / "docs" / "readme" / "45-exports.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"paperatlas export [^`\n]+", README)]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[2:3] + words[5:6]))
def test_every_command_of_the_readme(words, atlas, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*(str(atlas) if word == "my-atlas" else word for word in words[2:]))
    (output,) = tmp_path.iterdir()
    assert (result.exit_code, result.output) == (0, f"written: {output.name}\n")
    assert output.is_dir() == (words[2] == "csv")


def test_the_readme_has_every_format():
    ours = {"bibtex", "csv", "cypher", "graphml", "html", "json", "jsonld", "nquads", "rdfxml", "turtle"}
    assert {words[2] for words in COMMANDS} == ours
    assert ours <= set(registry.names(registry.EXPORTS))


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) RETURN p",
        "MATCH (p:Paper)-[e:USES_ROBOT]->(r:Robot) RETURN e",
        "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) RETURN p.id, r.name",
        "SELECT ?p { ?p pa:usesRobot ?r }",
    ],
)
def test_the_papers_behind_a_query(query, atlas, tmp_path):
    result = run("bibtex", "--atlas", atlas, "--query", query, "-o", tmp_path / "out.bib")
    assert result.exit_code == 0
    assert (tmp_path / "out.bib").read_text("utf-8").startswith("@misc{stride2023,")
    assert (tmp_path / "out.bib").read_text("utf-8").count("@misc{") == 1


def test_a_query_that_answers_no_papers(atlas, tmp_path):
    with pytest.raises(UsageError, match="RETURN p"):
        run("bibtex", "--atlas", atlas, "--query", "MATCH (r:Robot) RETURN r.name", "-o", tmp_path / "out.bib")
    assert list(tmp_path.iterdir()) == []


def test_only_bibtex_takes_a_query(atlas, tmp_path):
    with pytest.raises(UsageError, match="turtle writes the whole atlas"):
        run("turtle", "--atlas", atlas, "--query", "MATCH (p:Paper) RETURN p", "-o", tmp_path / "out.ttl")


def test_an_unknown_concept_in_the_middle(atlas, tmp_path):
    with pytest.raises(NotFoundError):
        run("html", "--atlas", atlas, "--around", "no such thing", "-o", tmp_path / "out.html")

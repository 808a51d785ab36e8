"""BibTeX: readable keys, and titles that parsers read back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.hostile import HOSTILE, TEXTS

from paperatlas.errors import NotFoundError, UsageError
from paperatlas.exports.bibtex import export_bibtex
from paperatlas.exports.bibtex_keys import citation_key, citation_keys
from paperatlas.exports.bibtex_text import bibtex_text
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.query_papers import papers_behind
from paperatlas.model import Author, Graph, Identifier, Paper, PaperNode
from paperatlas.sources.latex import decode_latex
from paperatlas.sources.read_papers import read_papers
from paperatlas.stores import Answer

WALK = Paper(
    "STRIDE: 100% of {robots} walk",
    "It costs $5 & more_or_less #1.",
    authors=(Author("Søren de Ågård"), Author("Barnes and Noble")),
    year=2023,
    venue="IEEE Robotics and Automation Letters",
    url="https://a.org/x_1?q={a}",
    identifiers=(Identifier("arxiv", "2301.00001"), Identifier("doi", "10.1109/a_b")),
    keywords=("legs", "R&D"),
)


def node(number, paper):
    return PaperNode(f"paper/{number}", paper, ())


def written(graph, path, papers=None):
    export_bibtex(graph, path, ExportOptions(papers=papers))
    return path.read_text("utf-8")


def parsed(text):
    """The entries as pybtex sees them, an independent parser."""
    from pybtex.database import parse_string

    return parse_string(text, "bibtex").entries


def test_an_entry(tmp_path):
    assert written(Graph((node(1, WALK),)), tmp_path / "a.bib") == (
        "@article{agard2023stride,\n"
        "  title = {{STRIDE: 100\\% of \\{robots\\} walk}},\n"
        "  author = {Søren de Ågård and {Barnes and Noble}},\n"
        "  year = {2023},\n"
        "  journal = {IEEE Robotics and Automation Letters},\n"
        "  doi = {10.1109/a_b},\n"
        "  eprint = {2301.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://a.org/x_1?q=%7Ba%7D},\n"
        "  keywords = {legs, R\\&D},\n"
        "  abstract = {It costs \\textdollar{}5 \\& more\\_or\\_less \\#1.},\n"
        "}\n\n"
    )


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        (None, "misc"),
        ("arXiv", "misc"),
        ("CoRL", "inproceedings"),
        ("Robotics: Science and Systems", "inproceedings"),
        ("Science Robotics", "article"),
        ("Journal of Machine Learning Research", "article"),
    ],
)
def test_the_type_of_an_entry(venue, kind, tmp_path):
    assert written(Graph((node(1, Paper("A", venue=venue)),)), tmp_path / "a.bib").startswith(f"@{kind}{{")


def test_our_reader_reads_what_was_written(tmp_path):
    written(Graph((node(1, WALK),)), tmp_path / "a.bib")
    (record,) = read_papers([tmp_path / "a.bib"])
    paper = record.paper
    assert (paper.title, paper.abstract, paper.year, paper.venue) == (
        WALK.title,
        WALK.abstract,
        WALK.year,
        WALK.venue,
    )
    assert [author.name for author in paper.authors] == ["Søren de Ågård", "Barnes and Noble"]
    assert paper.keywords == WALK.keywords
    assert set(paper.identifiers) == set(WALK.identifiers)


def test_pybtex_reads_every_entry_of_a_hostile_graph(tmp_path):
    entries = parsed(written(HOSTILE, tmp_path / "a.bib"))
    assert len(entries) == len(TEXTS)
    titles = {decode_latex(_with_braces(entry.fields["title"])) for entry in entries.values()}
    assert titles == {" ".join((text or "untitled").split()) for text in TEXTS}


def _with_braces(text):
    return text.replace("\\textbraceleft{}", "\\{").replace("\\textbraceright{}", "\\}")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\\{}$%&#_~^'`-\"@,=")))
def test_any_text_is_one_value_and_comes_back(text):
    value = bibtex_text(text)
    entry = parsed(f"@misc{{a,\n title = {{{{{value}}}}},\n note = {{x}},\n}}\n")["a"]
    assert entry.fields["note"] == "x"
    assert decode_latex(_with_braces(value)) == " ".join(text.split())


def test_keys_are_unique_plain_and_the_same_in_any_part(tmp_path):
    papers = tuple(node(n, WALK if n < 12 else Paper("机器人", year=2020)) for n in range(14))
    keys = citation_keys(papers)
    assert len(set(keys.values())) == 14
    assert all(re.fullmatch(r"[a-z0-9]+(-\d+)?", key) for key in keys.values())
    assert citation_keys(reversed(papers)) == keys
    part = written(Graph(papers), tmp_path / "a.bib", ("paper/11",))
    assert list(parsed(part)) == [keys["paper/11"]]


@pytest.mark.parametrize(
    ("paper", "key"),
    [
        (Paper("The Art of Walking", authors=(Author("Jürgen O'Neil-Łuk"),), year=2020), "oneilluk2020art"),
        (Paper("Walking", authors=(Author("van de Panne, Michiel"),)), "pannewalking"),
        (Paper("2024", year=2024), "paper20242024"),
        (Paper("On the of", year=2024), "paper2024"),
        (Paper("x", authors=(Author(""),)), "x"),
    ],
)
def test_a_key(paper, key):
    assert citation_key(paper) == key


def test_an_unknown_paper_is_refused(tmp_path):
    with pytest.raises(NotFoundError, match="paper/none"):
        written(HOSTILE, tmp_path / "a.bib", ("paper/none",))
    assert list(tmp_path.iterdir()) == []


def test_no_papers_is_an_empty_file(tmp_path):
    assert written(HOSTILE, tmp_path / "a.bib", ()) == ""


class TestPapersBehind:
    graph = Graph((node("a%2fb", WALK), node("二", WALK), node("c", WALK)))

    @pytest.mark.parametrize(
        ("cell", "keys"),
        [
            ("paper/c", ("paper/c",)),
            ("https://w3id.org/paperatlas/id/paper/二", ("paper/二",)),
            ({"label": "Paper", "id": "paper/a%2fb", "title": "x"}, ("paper/a%2fb",)),
            ({"label": "USES", "paper": "paper/c", "confidence": 0.5}, ("paper/c",)),
            ([{"id": "paper/c"}, ["paper/二", None, 1]], ("paper/c", "paper/二")),
        ],
    )
    def test_what_names_a_paper(self, cell, keys):
        assert papers_behind(Answer(("x", "y"), ((1, cell), (None, cell))), self.graph) == keys

    def test_an_answer_without_papers_is_refused(self):
        with pytest.raises(UsageError, match="RETURN p"):
            papers_behind(Answer(("x",), (("PPO",),)), self.graph)

    def test_an_answer_without_rows_has_none(self):
        assert papers_behind(Answer(("x",), ()), self.graph) == ()

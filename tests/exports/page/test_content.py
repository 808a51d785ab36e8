import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.cards import node_cards, paper_address
from paperatlas.exports.page.content import page_content
from paperatlas.exports.page.document import embedded_json
from paperatlas.exports.page.looks import legend, on_dark, predicates
from paperatlas.exports.page.picture import draw_picture, join_nodes, paper_label, shorten
from paperatlas.exports.page.selection import select_nodes
from paperatlas.exports.page.statements import MOST, sentence_parts
from paperatlas.model import Assertion, Concept, Evidence, Graph, Identifier, Paper, PaperNode, Result
from paperatlas.ontology import load_schema

TEXT = "We extend CQL. CARP beats CQL on D4RL."
NODE = PaperNode("paper/x", Paper("CARP: a title", TEXT), ())


def evidence(**spans):
    return Evidence("abstract", "rules", "1", **spans)


def test_a_sentence_is_cut_at_its_mentions():
    found = evidence(span=(26, 29), subject=(15, 19), sentence=(15, 38))
    assert sentence_parts(found, NODE) == [("CARP", 2), (" beats ", 0), ("CQL", 1), (" on D4RL.", 0)]


def test_offsets_count_code_points():
    node = PaperNode("paper/x", Paper("𝔸𝔹 uses CQL"), ())
    assert sentence_parts(Evidence("title", "rules", "1", (8, 11)), node) == [("𝔸𝔹 uses ", 0), ("CQL", 1)]


def test_evidence_from_metadata_has_no_sentence():
    assert sentence_parts(Evidence("authors", "page", "1", record="r"), NODE) == []


spans = st.tuples(st.integers(-2, 50), st.integers(-2, 50))


@given(st.one_of(st.none(), spans), st.one_of(st.none(), spans))
def test_parts_make_the_sentence_whatever_the_mentions(span, subject):
    parts = sentence_parts(evidence(span=span, subject=subject, sentence=(0, 14)), NODE)
    assert "".join(words for words, _ in parts) == TEXT[:14]


@given(st.text())
def test_embedded_json_is_the_same_json_without_markup(text):
    embedded = embedded_json([text])
    assert json.loads(embedded) == [text]
    assert embedded.isascii()
    assert not set(embedded) & set("<>&")


@given(st.text(), st.integers(2, 40))
def test_labels_are_short(text, most):
    assert len(shorten(text, most)) <= most


def test_a_papers_label_is_its_name_where_it_has_one():
    assert paper_label("CARP: coarse-to-fine") == "CARP"
    assert paper_label(": nothing before") == ": nothing before"


def extends(subject, object_, predicate="extends", confidence=0.5):
    return Assertion(subject, predicate, object_, "paper/x", confidence)


def test_one_line_joins_two_nodes_however_often():
    (line,) = join_nodes([extends("method/b", "method/a"), extends("method/a", "method/b")], {"method/a", "method/b"})
    assert (line.arrows, len(line.assertions), line.faint) == ("to, from", 2, False)


def test_a_line_of_mere_mentions_is_faint_and_a_stronger_statement_comes_first():
    keys = {"paper/x", "method/a"}
    mention = Assertion("paper/x", "mentions", "method/a", "paper/x", 0.99)
    assert join_nodes([mention], keys)[0].faint
    (line,) = join_nodes([mention, Assertion("paper/x", "uses", "method/a", "paper/x", 0.4)], keys)
    assert ([a.predicate for a in line.assertions], line.faint, line.arrows) == (["uses", "mentions"], False, "")


def test_a_node_has_no_line_to_itself():
    assert join_nodes([extends("method/a", "method/a")], {"method/a"}) == ()


METHODS = tuple(Concept(f"method/{n}", "Method", n.upper()) for n in "ab")
MANY = Graph(
    papers=(NODE,),
    concepts=METHODS,
    results=(
        Result("result/1", "paper/x", "43.6%", 0.9, (evidence(span=(26, 29), sentence=(15, 38)),), "method/a"),
        Result("result/2", "paper/gone", "1", 0.1, (), "method/unknown"),
    ),
    assertions=tuple(Assertion("method/a", "outperforms", "method/b", f"paper/{n:03}", 0.5) for n in range(MOST + 5)),
)


def content(graph):
    selection = select_nodes(graph, ExportOptions())
    return page_content(graph, selection, draw_picture(graph, selection), 1)


def test_a_long_line_tells_how_much_it_leaves_out():
    (line,) = content(MANY)["lines"]
    assert (len(line["statements"]), line["more"]) == (MOST, 5)


def test_a_result_is_on_the_cards_of_its_method_and_paper():
    cards = node_cards(MANY, ["method/a", "method/b", "paper/x"])
    assert [len(cards[key]["results"]) for key in ("method/a", "method/b", "paper/x")] == [1, 0, 1]
    assert cards["paper/x"]["results"][0]["method"] == "A"


def test_a_concept_tells_in_how_many_papers_of_the_atlas_it_is():
    assert node_cards(MANY, ["method/b"])["method/b"]["papers"] == MOST + 5


def test_the_address_of_a_paper():
    assert paper_address(Paper("x", url="https://a.org", identifiers=(Identifier("doi", "10.1/x"),))) == "https://a.org"
    assert paper_address(Paper("x", identifiers=(Identifier("doi", "10.1/x"),))) == "https://doi.org/10.1/x"
    assert paper_address(Paper("x", identifiers=(Identifier("s2", "17"),))) is None


def test_every_type_of_the_ontology_can_be_shown():
    kinds = load_schema().concept_types
    graph = Graph(papers=(NODE,), concepts=tuple(Concept(f"{k.lower()}/x", k, k) for k in sorted(kinds)))
    shown = legend(draw_picture(graph, select_nodes(graph, ExportOptions())))
    assert list(shown) == [*sorted(kinds), "Paper"]
    assert len({(looks["color"], looks["shape"]) for looks in shown.values()}) == len(shown)


def test_predicates_have_words_and_mentions_come_last():
    words = predicates()
    assert list(words)[-1] == "mentions"
    assert words["evaluatedOn"]["label"] == "evaluated on"


@pytest.mark.parametrize("color", ["#000000", "#4d4d4d", "#0072b2"])
def test_dark_colours_are_lightened_on_a_dark_ground(color):
    assert on_dark(color) > color

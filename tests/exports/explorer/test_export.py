"""The explorer's file holds the graph."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import small_graph
from tests.exports.explorer.written import Written
from tests.exports.hostile import HOSTILE, TEXTS
from tests.exports.tags import Tags

from paperatlas.errors import PaperatlasError
from paperatlas.exports.explorer.export import export_explorer
from paperatlas.exports.options import ExportOptions
from paperatlas.model import Assertion, Concept, Evidence, Graph, Paper, PaperNode

SMALL = small_graph()
NODES = {node.key: node for node in (*SMALL.concepts, *SMALL.papers)}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Written(SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return Written(HOSTILE, tmp_path_factory.mktemp("hostile"))


def triples(graph, shown):
    """What the page must say: all edges between nodes, mentions only where nothing tells more."""
    said = {(a.subject, a.predicate, a.object) for a in graph.assertions if {a.subject, a.object} <= set(shown)}
    telling = {frozenset((s, o)) for s, p, o in said if p != "mentions"}
    return {(s, p, o) for s, p, o in said if s != o and (p != "mentions" or frozenset((s, o)) not in telling)}


def test_all_concepts_and_papers_are_nodes_by_falling_degree(small):
    assert sorted(small.keys) == sorted(NODES)
    degrees = small["nodes"]["degree"].tolist()
    assert degrees == sorted(degrees, reverse=True)
    linked = {key: {o for s, _, o in small.edges if s == key} | {s for s, _, o in small.edges if o == key}
              for key in small.keys}  # fmt: skip
    assert degrees == [len(linked[key]) for key in small.keys]


def test_nodes_have_their_type_name_and_year(small):
    types = [small.header["types"][number]["name"] for number in small["nodes"]["type"]]
    for key, kind, name, year in zip(
        small.keys, types, small["names"]["text"][1::2], small["nodes"]["year"], strict=True
    ):
        node = NODES[key]
        paper = isinstance(node, PaperNode)
        assert (kind, name) == (("Paper", node.paper.title) if paper else (node.type, node.name))
        assert year == (node.paper.year if paper else 0)


@pytest.mark.parametrize("graph", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_edges_are_the_graph(graph, tmp_path):
    written = Written(graph, tmp_path)
    assert set(written.edges) == triples(graph, written.keys)
    number = {key: n for n, key in enumerate(written.keys)}
    predicates = [predicate["name"] for predicate in written.header["predicates"]]
    order = [(number[s], number[o], predicates.index(p)) for s, p, o in written.edges]
    assert order == sorted(set(order))
    assert written.header["edges"] == len(order)


def test_edges_tell_how_sure_how_often_and_when(small):
    edges = small["edges"]
    papers = {node.key: node.paper for node in SMALL.papers}
    for e, (subject, predicate, object_) in enumerate(small.edges):
        said = [a for a in SMALL.assertions if (a.subject, a.predicate, a.object) == (subject, predicate, object_)]
        years = [papers[a.paper].year for a in said if a.paper]
        assert edges["confidence"][e] == round(max(a.confidence for a in said) * 10_000)
        assert edges["support"][e] == len(years)
        assert (edges["firstYear"][e], edges["lastYear"][e]) == (min(years, default=0), max(years, default=0))


@pytest.mark.parametrize("graph", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_every_edge_has_its_sentences(graph, tmp_path):
    written = Written(graph, tmp_path)
    papers = {node.key: node.paper for node in graph.papers}

    def row(a, e):
        if e.sentence is None or e.field not in ("title", "abstract"):
            return None
        text = papers[a.paper].text_of(e.field)
        cut = [text[slice(*span)][: max(0, e.sentence[1] - span[0])] if span else "" for span in (e.span, e.subject)]
        return a.paper, text[slice(*e.sentence)], *cut, e.field, f"{e.by} {e.version}"

    for number, edge in enumerate(written.edges):
        said = [a for a in graph.assertions if (a.subject, a.predicate, a.object) == edge]
        rows = [row(a, e) for a in said for e in a.evidence]
        found = written.evidence(number)
        assert len(found) == len(rows)
        assert all(expected in (None, actual) for expected, actual in zip(rows, found, strict=True))


def test_marks_count_utf16_units(tmp_path):
    text = "😀 We beat CQL 👩\u200d🔬."
    paper = PaperNode("paper/x", Paper("x", text), ())
    found = Evidence("abstract", "rules", "1", (10, 13), (2, 4), (0, len(text)))
    uses = Assertion("paper/x", "uses", "method/cql", "paper/x", 0.5, (found,))
    written = Written(Graph((paper,), (Concept("method/cql", "Method", "CQL"),), assertions=(uses,)), tmp_path)
    assert written.evidence(0) == [("paper/x", text, "CQL", "We", "abstract", "rules 1")]
    assert written["sentences:0"]["start"].tolist() == [11]


def test_results_aliases_and_details(small):
    (value,) = small["results"]["value"]
    assert (value, small["results"]["metric"]) == ("91%", ["success"])
    assert small.keys[small["results"]["benchmark"][0]] == "resource/libero"
    counts = small["aliases"]["count"].tolist()
    libero = small.keys.index("resource/libero")
    assert small["details"]["address"][libero] == "https://example.org/libero"
    walk = next(n for n, name in enumerate(small["names"]["text"][1::2]) if name.startswith("STRIDE:"))
    assert small["aliases"]["text"][sum(counts[:walk]) :][: counts[walk]] == ["arxiv:2301.00001"]
    assert small["details"]["about"][walk] == "CoRL"
    assert small["details"]["address"][walk] == "https://arxiv.org/abs/2301.00001"


def test_only_web_addresses_can_be_opened(tmp_path):
    concepts = tuple(
        Concept(f"method/{n}", "Method", address, homepage=address)
        for n, address in enumerate(["javascript:alert(1)", "data:text/html,x", "HTTPS://a.org", " https://b.org"])
    )
    assert Written(Graph(concepts=concepts), tmp_path)["details"]["address"] == ["", "", "HTTPS://a.org", ""]


def test_positions_fill_the_map_and_lie_in_their_community(small):
    header, nodes = small.header, small["nodes"]
    left, top, right, bottom = header["extent"]
    x = left + nodes["x"] / 65535 * (right - left)
    y = top + nodes["y"] / 65535 * (bottom - top)
    assert (left, top, bottom) == (-right, -1, 1)
    places = np.array([[c["x"], c["y"], c["radius"]] for c in header["communities"]])[nodes["community"]]
    assert (np.hypot(x - places[:, 0], y - places[:, 1]) <= places[:, 2] + 1e-3).all()
    sizes = [c["size"] for c in header["communities"]]
    assert sizes == np.bincount(nodes["community"]).tolist() == sorted(sizes, reverse=True)


def test_the_header_counts_what_is_there(small):
    header = small.header
    assert header["nodes"] == len(NODES) == sum(kind["count"] for kind in header["types"])
    assert header["edges"] == sum(predicate["count"] for predicate in header["predicates"])
    assert [p["name"] for p in header["predicates"] if p["passing"]] in ([], ["mentions"])
    assert header["note"] == f"2 papers, {len(NODES) - 2} concepts, {header['edges']} links"


def test_the_most_linked_are_shown_and_what_is_left_out_is_told(tmp_path):
    written = Written(SMALL, tmp_path, most=5)
    assert len(written.keys) == 5
    assert set(written.edges) == triples(SMALL, written.keys)
    assert written.header["note"].endswith(f": the 5 most linked of {len(NODES)}")
    assert {key for key in written.keys if key.startswith("paper/")} == {node.key for node in SMALL.papers}


def test_a_paper_that_is_left_out_still_speaks(tmp_path):
    text = "CQL extends SAC."
    found = Evidence("abstract", "rules", "1", (12, 15), (0, 3), (0, 16))
    concepts = tuple(Concept(f"method/{name.lower()}", "Method", name) for name in ("CQL", "SAC"))
    extends = Assertion("method/cql", "extends", "method/sac", "paper/x", 0.5, (found,))
    graph = Graph((PaperNode("paper/x", Paper("x", text, year=2024), ()),), concepts, assertions=(extends,))
    written = Written(graph, tmp_path, most=2)
    assert written.keys == ["method/cql", "method/sac"]
    assert written.evidence(0) == [(None, text, "SAC", "CQL", "abstract", "rules 1")]
    assert written["edges"]["lastYear"].tolist() == [2024]


def test_sentences_can_be_left_out(small, tmp_path):
    without = Written(SMALL, tmp_path, sentences=False)
    assert set(small.blocks) - set(without.blocks) == {"sentences:0"}
    assert len(without.content) < len(small.content)


def test_an_empty_graph_has_a_page(tmp_path):
    written = Written(Graph(), tmp_path)
    assert (written.header["nodes"], written.header["communities"], written.keys) == (0, [], [])


def test_the_page_refers_to_nothing_outside_itself(small):
    tags = Tags(small.page).found
    assert [(tag, a) for tag, a in tags if {"src", "href", "srcset", "action"} & set(a)] == []
    assert {"link", "iframe", "img", "object", "base"}.isdisjoint(tag for tag, _ in tags)


def test_the_policy_lets_nothing_run_but_what_the_project_built(small):
    metas = [a for tag, a in Tags(small.page).found if tag == "meta"]
    (policy,) = [a["content"] for a in metas if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    (script,) = re.findall(r"<script>(.*?)</script>", small.page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", small.page, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in (script, style)]
    assert rules["default-src"] == "'none'"
    assert [rules["script-src"], rules["style-src"]] == hashes
    assert "http" not in policy


def test_hostile_text_is_nowhere_markup(hostile):
    scripts = [a.get("id", "") for tag, a in Tags(hostile.page).found if tag == "script"]
    assert scripts == ["header", "block:nodes", "", *(f"block:{name}" for name in hostile.blocks if name != "nodes")]
    assert "<b>&amp;</b>" not in hostile.page
    assert {name for name in TEXTS if name} <= {*hostile["names"]["text"]}


def test_a_lone_surrogate_does_not_break_the_page(tmp_path):
    paper = PaperNode("paper/x", Paper("half \ud83d"), ())
    assert Written(Graph((paper,)), tmp_path)["names"]["text"] == ["paper/x", "half ?"]


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(texts, min_size=1, max_size=6, unique=True), st.data())
@settings(deadline=None, max_examples=25)
def test_any_text_comes_back(names, data):
    concepts = tuple(Concept(f"method/{n}", "Method", name, (name[::-1],)) for n, name in enumerate(names))
    paper = PaperNode("paper/x", Paper(names[0] or "x", names[-1]), ())
    start = data.draw(st.integers(0, len(names[-1])))
    span = (start, data.draw(st.integers(start, len(names[-1]))))
    found = Evidence("abstract", "rules", "1", span, sentence=(0, len(names[-1])))
    uses = tuple(Assertion("paper/x", "uses", c.key, "paper/x", 0.5, (found,)) for c in concepts)
    graph = Graph((paper,), concepts, assertions=uses)
    with TemporaryDirectory() as folder:
        written = Written(graph, Path(folder))
    read = dict(zip(written.keys, written["names"]["text"][1::2], strict=True))
    assert read == {"paper/x": names[0] or "x"} | {c.key: c.name for c in concepts}
    rows = [row[1:3] for edge in range(len(uses)) for row in written.evidence(edge)]
    assert rows == [(names[-1], names[-1][slice(*span)])] * len(uses)


def test_equal_graphs_give_equal_bytes_in_any_process(small, tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.builders import small_graph\n"
        "from paperatlas.exports.explorer.export import export_explorer\n"
        "from paperatlas.exports.options import ExportOptions\n"
        "export_explorer(small_graph(), Path(sys.argv[1]), ExportOptions())"
    )
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        command = [sys.executable, "-W", "error", "-c", program, str(path)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
        subprocess.run(command, check=True, env=environment)
        assert path.read_bytes() == small.content


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(PaperatlasError, match="does not exist"):
        export_explorer(SMALL, tmp_path / "none" / "atlas.html", ExportOptions())

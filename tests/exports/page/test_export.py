import os
import re
import subprocess
import sys

import pytest
from tests.exports.tags import Tags

from paperatlas.errors import NotFoundError, PaperatlasError, UsageError
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode

CQL = Concept("method/cql", "Method", "CQL", ("conservative Q-learning",))
D4RL = Concept("resource/d4rl", "Benchmark", "D4RL")
PAPER = PaperNode("paper/one", Paper("A study of CQL", "We run CQL on D4RL.", year=2021), ("digest",))
GRAPH = Graph(
    papers=(PAPER,),
    concepts=(CQL, D4RL),
    assertions=(
        Assertion("paper/one", "evaluatedOn", "resource/d4rl", "paper/one", 0.9),
        Assertion("paper/one", "uses", "method/cql", "paper/one", 0.8),
    ),
)

WRITE_IN_A_NEW_PROCESS = """
import sys
from pathlib import Path
from paperatlas.exports.page.export import export_page
from paperatlas.exports.options import ExportOptions
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode
papers = tuple(PaperNode(f"paper/{i:02}", Paper(f"Paper {i}"), ()) for i in range(20))
concepts = tuple(Concept(f"method/{i:02}", "Method", f"Method {i}") for i in range(20))
uses = tuple(
    Assertion(p.key, "uses", concepts[(7 * i + 3 * j) % 20].key, p.key, 0.5)
    for i, p in enumerate(papers)
    for j in range(3)
)
export_page(Graph(papers, concepts, assertions=uses), Path(sys.argv[1]), ExportOptions(most=30))
"""


def written(graph, tmp_path, **options):
    path = tmp_path / "atlas.html"
    export_page(graph, path, ExportOptions(**options))
    return path.read_text(encoding="utf-8")


def test_equal_graphs_give_equal_bytes(tmp_path):
    for name in ("one", "two"):
        export_page(GRAPH, tmp_path / f"{name}.html", ExportOptions())
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_bytes_do_not_depend_on_the_process(tmp_path):
    pages = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        command = [sys.executable, "-W", "error", "-c", WRITE_IN_A_NEW_PROCESS, str(path)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]


def test_the_page_refers_to_nothing_outside_itself(tmp_path):
    tags = Tags(written(GRAPH, tmp_path)).found
    assert [(tag, a) for tag, a in tags if {"src", "href", "srcset", "action"} & set(a)] == []
    assert {"link", "iframe", "img", "object", "base"}.isdisjoint(tag for tag, _ in tags)


def test_pyvis_and_vis_network_draw_it(tmp_path):
    page = written(GRAPH, tmp_path)
    assert "new vis.Network(container, data, options)" in page
    assert '"label": "CQL"' in page
    assert "bootstrap" not in page.lower()
    assert "sourceMappingURL" not in page


def test_the_policy_forbids_the_network_and_foreign_scripts(tmp_path):
    metas = [a for tag, a in Tags(written(GRAPH, tmp_path)).found if tag == "meta"]
    (policy,) = [a["content"] for a in metas if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"('sha256-[\w+/]+='( |$))+", rules["script-src"])
    assert "http" not in policy


def test_text_of_papers_is_nowhere_markup(tmp_path):
    paper = PaperNode("paper/x", Paper("<b>bold</b></script><script>alert(1)</script>", "<i>abstract</i>"), ())
    page = written(Graph((paper,)), tmp_path)
    assert "<b>bold" not in page
    assert "<i>abstract" not in page
    assert "alert(1)</script>" not in page


def test_a_lone_surrogate_does_not_break_the_page(tmp_path):
    assert "\\ud83d" in written(Graph((PaperNode("paper/x", Paper("half \ud83d"), ()),)), tmp_path)


def test_an_unknown_name_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(NotFoundError, match=r"'D4RLL'.*D4RL") as caught:
        written(GRAPH, tmp_path, around="D4RLL")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_more_nodes_than_can_be_laid_out_are_refused(tmp_path):
    with pytest.raises(UsageError, match="3000 nodes are too many for the small page"):
        written(GRAPH, tmp_path, most=3000)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(PaperatlasError, match="does not exist"):
        export_page(GRAPH, tmp_path / "none" / "atlas.html", ExportOptions())


def test_an_empty_graph_has_a_page(tmp_path):
    assert '"nodes":{}' in written(Graph(), tmp_path)


def test_what_is_left_out_is_told(tmp_path):
    assert "The 2 most connected of 3 concepts and papers" in written(GRAPH, tmp_path, most=2)
    assert "3 concepts and papers within 2 steps of CQL" in written(GRAPH, tmp_path, around="cql", hops=2)

"""What stands on the pages, read without a browser."""

import re
from dataclasses import replace
from html import unescape

import pytest
from tests.exports.explorer.field import make_field
from tests.exports.hostile import HOSTILE

from paperatlas.exports.site.addresses import node_address
from paperatlas.exports.site.claims import denial, telling
from paperatlas.exports.site.concepts import concept_page
from paperatlas.exports.site.export import export_site
from paperatlas.exports.site.papers import paper_page
from paperatlas.exports.site.site import Site
from paperatlas.linking.names import unit_name
from paperatlas.model import Graph, LinkRecord, Unit

FIELD = make_field(200)


def operations(page):
    """The texts of the operations on a page."""
    return [unescape(text) for text in re.findall("<pre>(.*?)</pre>", page, re.DOTALL)]


@pytest.mark.parametrize("graph", [FIELD, HOSTILE])
def test_every_claim_of_a_paper_stands_on_its_page_with_its_denial(graph):
    site = Site(graph)
    for node in graph.papers:
        said = [a for a in site.about.get(node.key, ()) if a.paper == node.key and a.predicate != "cites"]
        page = operations(str(paper_page(site, node).body))
        for a in telling(said):
            assert denial(a) in page


def test_every_neighbour_of_a_concept_is_linked_from_its_page():
    site = Site(FIELD)
    for concept in FIELD.concepts[:20]:
        page = str(concept_page(site, concept).body)
        for a in site.about.get(concept.key, ()):
            if concept.key in (a.subject, a.object):
                other = a.object if a.subject == concept.key else a.subject
                assert f'href="../{node_address(other)}"' in page


def test_merges_show_their_rule_and_can_be_undone():
    concept = FIELD.concepts[0]
    short, long = Unit("Method", "spo"), Unit("Method", "spo", "simple policy optimization")
    record = LinkRecord(short, long, "only long form", 0.9, 3)
    graph = replace(FIELD, concepts=(replace(concept, members=(short, long)), *FIELD.concepts[1:]), links=(record,))
    page = str(concept_page(Site(graph), graph.concepts[0]).body)

    assert "<td>only long form</td>" in page
    assert "<bdi>spo (simple policy optimization)</bdi>" in page
    assert f'- op: split\n  on:\n  - "{unit_name(short)}"\n  - "{unit_name(long)}"\n' in operations(page)


def test_mentions_are_marked_where_they_stand():
    node = FIELD.papers[0]
    used = next(a for a in FIELD.assertions if a.paper == node.key and a.predicate == "uses")
    mention = replace(used, predicate="mentions")
    site = Site(replace(FIELD, assertions=(*FIELD.assertions, mention)))
    start, end = mention.evidence[0].span
    (abstract,) = re.findall('<p class="abstract"[^>]*>(.*?)</p>', str(paper_page(site, node).body), re.DOTALL)

    link = f'<a class="mention t-method" href="../{node_address(mention.object)}"'
    assert link in abstract
    assert f"<mark>{node.paper.abstract[start:end]}</mark>" in abstract
    assert unescape(re.sub("<[^>]+>", "", abstract)) == node.paper.abstract


def test_equal_atlases_give_equal_sites_and_a_smaller_one_takes_its_pages_away(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        export_site(Site(FIELD), folder)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())

    assert files == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert all((one / file).read_bytes() == (two / file).read_bytes() for file in files)

    gone = FIELD.papers[0].key
    kept = tuple(a for a in FIELD.assertions if a.paper != gone)
    results = tuple(r for r in FIELD.results if r.paper != gone)
    before = {file: (one / file).stat().st_mtime_ns for file in files}
    export_site(Site(replace(FIELD, papers=FIELD.papers[1:], assertions=kept, results=results)), one)

    assert not (one / node_address(gone)).exists()
    same = [file for file in files if (one / file).exists() and (one / file).read_bytes() == (two / file).read_bytes()]
    assert len(same) > len(files) // 2
    assert all((one / file).stat().st_mtime_ns == before[file] for file in same)


def test_a_site_of_nothing_is_a_site(tmp_path):
    export_site(Site(Graph()), tmp_path / "site")

    assert "An atlas of 0 papers" in (tmp_path / "site" / "index.html").read_text("utf-8")

import re

import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import robot_field, rows, site_of, words

from paperatlas.analyses.gaps import find_gaps
from paperatlas.exports.site.matrices import GAPS, KINDS, matrix_address, matrix_pages


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def pages(site):
    return {page.address: str(page.body) for page in matrix_pages(site)}


@pytest.mark.parametrize("kinds", KINDS)
def test_cells_and_gaps_are_those_of_the_analysis(site, pages, kinds):
    page = pages[matrix_address(*kinds[:2])]
    found = find_gaps(site.store, *kinds[:2])

    table = rows(page)[1 : 1 + len(found.rows)]
    assert rows(page)[0][1:] == list(found.columns)
    assert [row[0] for row in table] == list(found.rows)
    assert [[0 if cell in "·○" else int(cell) for cell in row[1:]] for row in table] == [list(n) for n in found.papers]
    assert page.count("○") == min(GAPS, len(found.gaps))
    nearest = [row for row in rows(page) if len(row) == 6 and row[2][:1].isdigit()]
    assert [(row[0], row[1], row[2]) for row in nearest] == [
        (g.row, g.column, f"{g.closeness:.2f}") for g in found.gaps
    ]


def test_a_number_leads_to_its_papers_with_their_sentences_and_the_third_kind(pages):
    page = pages["matrix/method-benchmark.html"]
    anchors = re.findall(r'<td class="n\d"><a href="#(cell-\d+-\d+)">', page)

    assert anchors
    assert all(page.count(f'id="{anchor}"') == 1 for anchor in anchors)
    assert "maze evaluatedOn resource/maze here. On pace 2024 with go1" in words(page)


def test_a_ring_leads_to_the_gap_and_its_sentence_to_the_paper(tmp_path):
    field = Field()
    for paper, method, benchmark in (
        ("1", "a", "x"),
        ("2", "a", "y"),
        ("3", "b", "x"),
        ("4", "b", "y"),
        ("5", "b", "z"),
    ):
        field.paper(paper, 2024, f"proposes method/{method}", f"evaluatedOn resource/{benchmark}")
    page = str(next(matrix_pages(site_of(field, tmp_path))).body)

    (row,) = [row for row in rows(page) if len(row) == 6 and row[2][:1].isdigit()]
    assert row[:2] + row[3:] == ["a", "z", "b", "x", "evaluatedOn resource/z here. On 5"]
    assert '<td class="gap near"><a href="#gap-1"' in page
    assert '<tr id="gap-1">' in page

import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import robot_field, rows, site_of, words

from paperatlas.analyses.survey_table import survey_table
from paperatlas.exports.site import survey
from paperatlas.exports.site.survey import survey_lines, survey_pages
from paperatlas.exports.tables.cells import names_text


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


def test_the_table_is_that_of_the_command(site):
    (page,) = survey_pages(site)
    table = survey_table(site.store)

    lines = survey_lines(site, table.rows, page.address)
    head, *body = rows(str(page.body))
    assert head == ["Paper", *(column.capitalize() for column in table.columns), "Sentences"]
    assert [row[0] for row in body] == [row.name for row in table.rows]
    for line, row in zip(lines, table.rows, strict=True):
        assert ["; ".join(name.text for name in cell) for cell in line.cells] == [
            names_text(cell) for cell in row.cells
        ]


def test_names_lead_to_their_pages_and_to_numbered_sentences(site):
    line = next(
        line for line in survey_lines(site, site.findings.table.rows, "table.html") if line.paper.name == "On trot"
    )

    (robot,) = line.cells[site.findings.table.columns.index("robot")]
    assert robot.link.address == "robot/go1.html"
    assert [line.sentences[number - 1] for number in robot.notes] == ["usesRobot robot/go1 here."]
    assert len(set(line.sentences)) == len(line.sentences)


def test_many_papers_stand_by_year_so_many_on_a_page(tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "MOST", 2)
    field = Field()
    for number, year in enumerate((2020, 2021, 2021, 2021, None)):
        field.paper(f"p{number}", year, "addresses task/walking")

    contents, *pages = survey_pages(site_of(field, tmp_path))

    assert "2021 3 papers: page 1, page 2 2020 1 paper: all Year not known 1 paper: all" in words(str(contents.body))
    assert [page.address for page in pages] == [
        "table/2021.html", "table/2021-2.html", "table/2020.html", "table/undated.html",
    ]  # fmt: skip
    assert [[row[0] for row in rows(str(page.body))[1:]] for page in pages] == [
        ["On p1", "On p2"], ["On p3"], ["On p0"], ["On p4"],
    ]  # fmt: skip
    assert 'aria-current="page">2</a>' in pages[1].body

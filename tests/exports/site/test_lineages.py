import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import part_text, robot_field, rows, site_of, words

from paperatlas.exports.site import lineages
from paperatlas.exports.site.lineages import lineage_pages, lineage_part


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


def test_a_method_tells_what_it_builds_on_and_what_came_after(site):
    part = words(part_text(lineage_part, site, "method/trot"))

    earlier, later = part.index("Builds on and beats"), part.index("Built on and beaten by")
    assert "2022 trot extends walk: method/trot extends method/walk here. On trot" in part[earlier:later]
    assert "2022 trot outperforms crawl" in part[earlier:later]
    assert "2024 pace extends trot: method/pace extends method/trot here. On pace" in part[later:]


def test_it_is_drawn_over_the_years_with_links(site):
    part = part_text(lineage_part, site, "method/trot")

    assert [int(year) for year in (2020, 2022, 2024) if f">{year}</text>" in part] == [2020, 2022, 2024]
    assert '<a href="../method/pace.html"><title>pace</title>' in part
    assert "<title>pace extends trot</title>" in part


def test_a_method_without_claims_has_no_such_part(tmp_path):
    site = site_of(Field().paper("a", 2020, "proposes method/x"), tmp_path)

    assert lineage_part(site, site.concepts["method/x"]) is None
    (page,) = lineage_pages(site)
    assert "No paper of this atlas says that a method extends or outperforms another." in page.body


def test_the_field_tells_families_and_what_is_beaten_and_all_claims_by_year(site):
    field, *years = lineage_pages(site)

    assert "walk 2022 trot in On trot 2024 pace in On pace" in words(str(field.body))
    assert rows(str(field.body))[1] == [
        "crawl", "2", "2022", "pace 2024", "method/pace outperforms method/crawl here. On pace"
    ]  # fmt: skip
    assert [page.address for page in years] == ["lineage/2024.html", "lineage/2022.html"]
    assert [row[:3] for row in rows(str(years[0].body))[1:]] == [
        ["pace", "extends", "trot"],
        ["pace", "outperforms", "crawl"],
    ]


def test_methods_that_extend_each_other_are_one_family_where_something_began_it(tmp_path):
    field = Field().paper("a", 2020, "method/b extends method/a").paper("b", 2021, "method/c extends method/b")
    field.paper("c", 2022, "method/b extends method/c").paper("d", None, "method/d extends method/b")

    page, *years = lineage_pages(site_of(field, tmp_path))

    families = str(page.body).split('<ul class="family">')[1]
    assert words(families).startswith("a 2020 b in On a 2021 c in On b ? d in On d")
    assert years[-1].address == "lineage/undated.html"


def test_of_very_many_claims_the_nearest_are_told_and_the_others_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(lineages, "STEPS", 2)
    field = Field()
    for year in (2020, 2021, 2022):
        field.paper(f"p{year}", year, f"method/m{year} extends method/base")
    field.paper("far", 2019, "method/far extends method/m2022")

    part = words(part_text(lineage_part, site_of(field, tmp_path), "method/base"))

    assert "2020 m2020 extends base" in part
    assert "far extends m2022" not in part
    assert "and 2 more" in part

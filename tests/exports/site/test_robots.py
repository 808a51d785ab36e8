import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import part_text, robot_field, rows, site_of, words

from paperatlas.exports.site import robots
from paperatlas.exports.site.robots import robot_pages, robot_part


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


def test_papers_stand_by_year_the_newest_first_with_what_they_say(site):
    part = part_text(robot_part, site, "robot/go1")

    assert rows(part)[1:] == [
        ["2024"],
        ["On pace usesRobot robot/go1 here.", "", "pace", "gym", "maze"],
        ["2022"],
        ["On trot usesRobot robot/go1 here.", "locomotion", "trot", "", "course"],
    ]
    assert words(part).startswith("What was done on it 2 papers use it.")
    assert "Methods pace 1, trot 1" in words(part)


def test_a_kind_of_robot_shows_the_papers_on_its_robots(site):
    part = part_text(robot_part, site, "robot/quadruped")

    assert "3 papers use it, or a robot of that kind." in words(part)
    assert "On pace on go1 usesRobot robot/go1 here." in words(part)
    assert "Tasks locomotion 2" in words(part)


def test_the_list_begins_with_the_most_papers(site):
    (page,) = robot_pages(site)

    assert rows(str(page.body))[1:] == [
        ["go1", "2", "2022–2024", "locomotion"],
        ["quadruped", "1", "2020", "locomotion"],
    ]


def test_of_very_many_papers_the_newest_are_shown_and_the_others_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(robots, "MOST", 2)
    field = Field()
    for year in (2019, 2021, 2020):
        field.paper(f"p{year}", year, "usesRobot robot/spot")

    part = part_text(robot_part, site_of(field, tmp_path), "robot/spot")

    assert [row[0] for row in rows(part) if len(row) == 1] == ["2021", "2020"]
    assert "and 1 older paper" in words(part)


def test_a_robot_that_no_paper_uses_has_no_such_part(tmp_path):
    field = Field().paper("a", 2020, "mentions robot/spot")

    site = site_of(field, tmp_path)

    assert robot_part(site, site.concepts["robot/spot"]) is None
    (page,) = robot_pages(site)
    assert "No paper of this atlas uses a robot." in page.body

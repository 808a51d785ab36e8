"""The site of a small field whose analyses are known, and what stands on its pages."""

import re
from html import unescape

from tests.analyses.field import Field

from paperatlas.exports.site.site import Site


def robot_field() -> Field:
    """Papers on two quadrupeds; walk, trot and pace follow each other and beat crawl; numbers on two benchmarks."""
    field = Field(gym="Simulator")
    field.paper("walk", 2020, "proposes method/walk", "usesRobot robot/quadruped", "addresses task/locomotion")
    field.paper(
        "trot", 2022, "proposes method/trot", "usesRobot robot/go1", "evaluatedOn resource/course",
        "addresses task/locomotion", "method/trot extends method/walk", "method/trot outperforms method/crawl",
    )  # fmt: skip
    field.paper(
        "pace", 2024, "proposes method/pace", "usesRobot robot/go1", "evaluatedOn resource/gym", "uses method/walk",
        "evaluatedOn resource/maze", "method/pace extends method/trot", "method/pace outperforms method/crawl",
    )  # fmt: skip
    field.paper("view", None, "uses method/trot", "evaluatedOn resource/course")
    field.broader("robot/go1", "robot/quadruped").broader("resource/maze", "resource/course")
    about = {"benchmark": "resource/course", "metric": "metric/success"}
    field.result("trot", "70%", method="method/trot", **about).result("pace", "90%", method="method/pace", **about)
    field.result("pace", "3 min", unit="min", benchmark="resource/course", metric="metric/time")
    return field.result("pace", "50%", method="method/pace", benchmark="resource/maze")


def site_of(field: Field, folder) -> Site:
    """The site of a field, with a store that holds it."""
    return Site(field.graph(), store=field.store(folder))


def part_text(make, site: Site, key: str) -> str:
    """The markup of a part of a concept's page."""
    return str(make(site, site.concepts[key]))


def rows(markup: str) -> list[list[str]]:
    """The rows of all tables, each cell as its text."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", markup, re.DOTALL)
    return [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in found]


def words(markup: str) -> str:
    """The text of markup, its white space folded."""
    apart = re.sub(r"</?(?:dd|div|dt|h\d|li|p|t[dhr])\b[^>]*>", " ", markup)
    return " ".join(unescape(re.sub("<[^>]+>", "", apart)).split())

"""Survey tables to write, a plain one and one in which every text is hostile to some format."""

from tests.exports.hostile import TEXTS

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.analyses.survey_table import SurveyTable

WALKING = Quote("Trot runs on a Go1.", "Walking far")

PLAIN = SurveyTable(
    "paper",
    ("robot", "year"),
    (
        Row("paper/one", "Walking far", ((Entry("Go1", (WALKING,)), Entry("A1", (WALKING,))), (Entry("2023"),))),
        Row("paper/two", "Standing", ((), ())),
    ),
)

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://a.org")')


def hostile_survey() -> SurveyTable:
    """A row for each hostile text, which is name, entry, sentence and paper at once."""
    rows = (
        Row(f"robot/{number}", text, ((Entry(text, (Quote(text, text), Quote("again", text))),), (Entry(text),)))
        for number, text in enumerate((*TEXTS, *FORMULAS, "\x00\x07\x1b[31m\ufffe", "Æøß ñ ǘ ỏ i̇ ˈ ² ½ ∑"))
    )
    return SurveyTable("robot", ("task", "venue"), tuple(rows))


HOSTILE = hostile_survey()

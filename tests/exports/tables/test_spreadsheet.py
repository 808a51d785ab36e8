import zipfile
from xml.etree import ElementTree

import pytest
from tests.exports.tables.surveys import HOSTILE, PLAIN

from paperatlas.analyses.quote import Quote
from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.spreadsheet import MOST_CHARACTERS, write_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(table, path):
    """The XML parts of the workbook that hold the sheet, its texts and its comments (Office Open XML, part 1, 18)."""
    write_xlsx(table, path)
    with zipfile.ZipFile(path) as book:
        names = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/comments1.xml")
        return [ElementTree.fromstring(book.read(name)) for name in names if name in book.namelist()]


def texts(root, tag):
    return ["".join(t.text or "" for t in each.iter(f"{MAIN}t")) for each in root.iter(f"{MAIN}{tag}")]


def test_cells_with_their_sentences_as_comments(tmp_path):
    sheet, strings, comments = parts(PLAIN, tmp_path / "t.xlsx")

    known = texts(strings, "si")
    cells = {
        c.get("r"): known[int(c.find(f"{MAIN}v").text)]
        for c in sheet.iter(f"{MAIN}c")
        if c.find(f"{MAIN}v") is not None
    }
    assert cells["A1"], cells["B1"] == ("paper", "robot")
    assert {place: cells[place] for place in ("A2", "B2", "C2", "A3")} == {
        "A2": "Walking far",
        "B2": "Go1; A1",
        "C2": "2023",
        "A3": "Standing",
    }
    assert [c.get("ref") for c in comments.iter(f"{MAIN}comment")] == ["B2"]
    assert texts(comments, "comment") == ["“Trot runs on a Go1.”"]


def test_the_head_stays_in_view_and_columns_can_be_filtered(tmp_path):
    sheet, *_ = parts(PLAIN, tmp_path / "t.xlsx")

    (pane,) = sheet.iter(f"{MAIN}pane")
    assert (pane.get("state"), pane.get("ySplit"), pane.get("topLeftCell")) == ("frozen", "1", "B2")
    assert [f.get("ref") for f in sheet.iter(f"{MAIN}autoFilter")] == ["A1:C3"]


def test_hostile_text_is_text_no_formula_and_no_link(tmp_path):
    sheet, strings, comments = parts(HOSTILE, tmp_path / "t.xlsx")

    assert list(sheet.iter(f"{MAIN}f")) == []
    assert list(sheet.iter(f"{MAIN}hyperlink")) == []
    assert {cell.get("t") for cell in sheet.iter(f"{MAIN}c") if len(cell)} == {"s"}
    assert "=1+1" in texts(strings, "si")
    assert len(texts(comments, "comment")) == len(HOSTILE.rows)


def test_the_same_table_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(HOSTILE, tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("length", [MOST_CHARACTERS, MOST_CHARACTERS + 1])
def test_what_no_cell_can_hold_is_cut(tmp_path, length):
    table = SurveyTable("paper", ("task",), (Row("p", "P", ((Entry("x" * length, (Quote("y" * length),)),),)),))

    _, strings, comments = parts(table, tmp_path / "t.xlsx")

    name = max(texts(strings, "si"), key=len)
    (comment,) = texts(comments, "comment")
    assert (len(name), len(comment)) == (MOST_CHARACTERS, MOST_CHARACTERS)
    assert name.endswith("…") == (length > MOST_CHARACTERS)

"""The table, and what can be saved: CSV, PNG, SVG, corrections."""

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from tests.exports.explorer.conftest import SIZES

from paperatlas.curation.operations import read_curation

pytestmark = pytest.mark.browser


def save(seen, button):
    with seen.page.expect_download() as download:
        seen.page.click(button)
    return download.value.suggested_filename, Path(download.value.path())


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


@pytest.mark.parametrize("size", SIZES)
def test_the_table_holds_what_is_in_sight_and_leads_to_cards(visit, size):
    seen = visit(size)
    seen.page.press("#show-table", "Enter")
    assert f"{size:,} nodes in sight" in seen.page.inner_text("caption")
    assert seen.page.locator("tbody tr").count() == 200
    if size > 200:
        seen.page.click("#more-rows")
        assert seen.page.locator("tbody tr").count() == 400
    name = seen.page.locator("tbody button").first.inner_text()
    seen.page.locator("tbody button").first.press("Enter")
    assert seen.card.locator("h2").inner_text() == name
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#table").is_hidden()


def test_the_table_sorts_by_a_column(visit):
    seen = visit(200, address="#table=1")
    heading = seen.page.locator("th[data-column=name]")
    heading.locator("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    names = seen.page.locator("tbody td:first-child").all_inner_texts()
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert seen.page.locator("tbody td:first-child").all_inner_texts()[0] == names[-1]


def test_the_edges_of_a_node_are_saved_as_csv(visit):
    seen = visit(200, address="#node=method/c0&table=1")
    seen.page.click("#tab-edges")
    name, path = save(seen, "#save-table")
    rows = rows_of(path)
    assert name == "edges.csv"
    assert rows
    assert all("diffusion method 0" in (row["subject"], row["object"]) for row in rows)
    assert list(rows[0]) == ["subject", "predicate", "object", "papers", "confidence", "first year", "last year"]


def test_all_nodes_are_saved_not_only_the_first_rows(visit):
    seen = visit(2000)
    seen.page.click("#show-save")
    name, path = save(seen, "#save-nodes")
    assert (name, len(rows_of(path))) == ("nodes.csv", 2000)


def test_the_picture_is_saved_as_png_and_svg(visit):
    seen = visit(200)
    seen.page.press("#show-save", "Enter")
    name, path = save(seen, "#save-png")
    assert name == "atlas.png"
    assert path.read_bytes().startswith(b"\x89PNG\r\n")
    name, path = save(seen, "#save-svg")
    picture = ElementTree.fromstring(path.read_text("utf-8"))
    texts = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert name == "atlas.svg"
    assert any(text and text.startswith("diffusion") for text in texts)


def test_a_wrong_statement_becomes_an_operation(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator(".group", has_text="… uses it").locator("button.why").first.click()
    key = seen.card.locator(".end").first.get_attribute("data-key")
    seen.page.press("#edge-wrong", "Enter")
    seen.page.fill("#reason", 'It says "not": \\ it.')
    seen.page.click("#wrong .main")
    assert seen.page.inner_text("#corrections .badge") == "1"
    seen.page.click("#corrections")
    seen.page.fill("#author", "Ann Bee")
    seen.page.fill("#date", "2026-11-27")
    name, path = save(seen, "#save-curation")
    text = path.read_text("utf-8")
    assert name == "curation.yaml"
    for part in ("- op: deny", f'- "{key}"', '- "method/c0"', 'to: "uses"', 'author: "Ann Bee"', 'date: "2026-11-27"'):
        assert part in text


@pytest.mark.parametrize(
    ("answer", "field", "value", "op", "to"),
    [
        (0, None, None, "forbid", None),
        (1, "select", "Task", "retype", "Task"),
        (2, "input[type=text]", "Diffusion “Zero” é", "rename", "Diffusion “Zero” é"),
        (3, "input[type=text]", "DZ", "alias", "DZ"),
    ],
)
def test_what_is_wrong_with_a_concept_is_read_by_the_curation(visit, answer, field, value, op, to):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator("button.wrong").press("Enter")
    row = seen.page.locator("#wrong .answer").nth(answer)
    row.locator("input[type=radio]").check()
    if field == "select":
        row.locator(field).select_option(value)
    elif field:
        row.locator(field).fill(value)
    seen.page.click("#wrong .main")
    seen.page.click("#corrections")
    _, path = save(seen, "#save-curation")
    (operation,) = read_curation(path)
    assert (operation.op, operation.on, operation.to) == (op, ("method/c0",), to)


def test_two_concepts_are_merged_and_a_correction_is_taken_back(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator("button.wrong").click()
    seen.choose("planning method 4", "wrong-twin")
    seen.page.click("#wrong .main")
    seen.page.click("#corrections")
    _, path = save(seen, "#save-curation")
    assert read_curation(path)[0].on == ("method/c0", "method/c4")
    seen.page.click("text=Remove")
    assert "None yet" in seen.card.inner_text()


def test_an_answer_without_its_text_is_not_taken(visit):
    seen = visit(200)
    seen.choose("diffusion method 0")
    seen.card.locator("button.wrong").click()
    seen.page.locator("#wrong input[type=radio]").nth(2).check()
    seen.page.click("#wrong .main")
    assert seen.page.inner_text(".fault") == "Say what it should be."
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#wrong").is_hidden()
    assert seen.page.locator("#corrections .badge").is_hidden()

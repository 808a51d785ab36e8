"""What a notebook is given: tables and frames in which no text of a paper is markup, mathematics or a script."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.hostile import TEXTS

from paperatlas.errors import PaperatlasError
from paperatlas.exports.options import ExportOptions
from paperatlas.listings import draw
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode
from paperatlas.notebook import MOST, Listing, Picture, Table, shown

SCRIPT = "</script><script>parent.document.title='taken'</script><img src=x onerror=\"parent.document.title='taken'\">"


def _graph(text: str) -> Graph:
    paper = PaperNode("paper/one", Paper(text, text), ("digest",))
    concept = Concept("robot/spot", "Robot", text, (text, "Spot"))
    return Graph(
        (paper,), (concept,), assertions=(Assertion("paper/one", "usesRobot", "robot/spot", "paper/one", 0.9),)
    )


@given(st.text())
def test_text_in_a_table_is_text(text):
    html = Table((text,), ((text,), ([text],)))._repr_html_()

    assert set(re.findall(r"</?[a-z]+", html)) == {
        word for tag in ("table", "thead", "tbody", "tr", "th", "td") for word in (f"<{tag}", f"</{tag}")
    }
    assert unescape(html).count(text) >= 3


def test_a_table_is_out_of_reach_of_mathematics():
    html = Table(("title",), ((r"$\href{javascript:alert(1)}{x}$",),))._repr_html_()

    assert re.match(r'<table class="[^"]*\btex2jax_ignore mathjax_ignore"', html)


def test_a_long_table_says_how_much_is_left():
    html = Table(("number",), tuple((n,) for n in range(MOST + 1200)))._repr_html_()

    assert html.count("<tr>") == MOST + 1
    assert html.endswith("<p>and 1,200 more rows</p>")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (0, "0"), (False, "False"), (["A1", None, 3], "A1; ; 3"), ({"title": "CARP", "id": "p"}, "CARP"),
        ({"id": "paper/one", "name": None}, "paper/one"), ({"confidence": 0.5}, "confidence: 0.5"), ({}, ""),
    ],
)  # fmt: skip
def test_values_are_shown_as_people_read_them(value, text):
    assert shown(value) == text


def test_a_listing_is_a_sequence_with_a_table():
    listing = Listing(("Spot", "Cassie", "HSR"), ("robot",), lambda name: (name,))

    assert (list(listing), listing[-1], len(listing)) == (["Spot", "Cassie", "HSR"], "HSR", 3)
    assert "Cassie" in listing
    assert listing[:2].table() == Table(("robot",), (("Spot",), ("Cassie",)))
    assert listing._repr_html_() == listing.table()._repr_html_()


def test_a_listing_as_a_data_frame():
    pytest.importorskip("pandas", reason="pandas is not installed")
    listing = Listing(("Spot", "HSR"), ("robot", "letters"), lambda name: (name, len(name)))

    assert listing.to_pandas().to_dict("list") == {"robot": ["Spot", "HSR"], "letters": [4, 3]}


def test_a_picture_is_saved_as_it_is_or_not_at_all(tmp_path):
    picture = Picture("<!doctype html>é\n")

    assert picture.save(tmp_path / "field.html").read_bytes() == "<!doctype html>é\n".encode()
    with pytest.raises(PaperatlasError, match="does not exist"):
        picture.save(tmp_path / "nowhere" / "field.html")


def test_a_picture_does_not_print_its_page():
    assert repr(Picture("x" * 1234)) == "Picture(1,234 characters of HTML; save it with .save(PATH))"


@pytest.mark.parametrize("text", TEXTS)
def test_a_frame_is_one_tag_whatever_a_paper_says(text):
    html = draw(_graph(text), ExportOptions())._repr_html_()

    assert re.fullmatch(r'<iframe( [a-z]+="[^"<>]*")+></iframe>', html)
    assert "allow-same-origin" not in html


@pytest.mark.browser
def test_a_frame_shows_the_concept_and_touches_nothing_around_it(chromium, tmp_path):
    notebook, problems = tmp_path / "notebook.html", []
    picture = draw(_graph(SCRIPT), ExportOptions(around="Spot"))
    notebook.write_text(f"<!doctype html><meta charset=utf-8><title>notes</title>{picture._repr_html_()}", "utf-8")
    page = chromium.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))

    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#card").wait_for(timeout=10_000)

    assert SCRIPT in frame.locator("#card").inner_text()
    assert page.title() == "notes"
    assert problems == []
    page.close()

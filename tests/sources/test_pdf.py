import runpy
import zlib
from pathlib import Path

import pytest

from paperatlas.errors import SourceError
from paperatlas.model import Identifier

SCRIPT = runpy.run_path(str(Path(__file__).parent / "formats" / "write_formats.py"))
BODY = "We study robots that walk on sand and real-|world gravel, and compare con-|trollers that know the slope."
LINES = [(17, "Walking on Sand"), (17, "without Knowing It"), (11, "Ada Smith"), (12, "Abstract")]


def page(lines=(), body=BODY, end="1 Introduction", properties=b"", rotated=""):
    """A page of lines, each with the size of its letters, an abstract and an end."""
    whole = [*(lines or LINES), *((10, line) for line in (f"{body} " * 3).split("|")), (12, end), (10, "Robots. " * 20)]
    drawn = [
        f"BT /F1 {size} Tf 1 0 0 1 72 {740 - 20 * n} Tm ({SCRIPT['pdf_text'](line)}) Tj ET"
        for n, (size, line) in enumerate(whole)
    ]
    drawn.append(f"BT /F1 30 Tf 0 1 -1 0 30 250 Tm ({rotated}) Tj ET")
    return SCRIPT["pdf_file"]("\n".join(drawn).encode("cp1252"), properties=properties)


def test_title_and_abstract_of_a_page_are_found(read):
    (record,) = read(page())
    assert record.paper.title == "Walking on Sand without Knowing It"
    assert record.paper.abstract.startswith(
        "We study robots that walk on sand and real-world gravel, and compare controllers"
    )
    assert record.paper.abstract.endswith("slope.")


@pytest.mark.parametrize("heading", ["Abstract", "ABSTRACT", "A BSTRACT", "Abstract-", "Abstract. In short,"])
@pytest.mark.parametrize(
    "end", ["1 Introduction", "I. INTRODUCTION", "I NTRODUCTION", "Keywords: robots", "Index Terms-a"]
)
def test_headings_of_many_templates_are_known(read, heading, end):
    (record,) = read(page([*LINES[:3], (10, heading)], end=end))
    assert "robots that walk on sand" in record.paper.abstract
    assert "Introduction" not in record.paper.abstract


def test_the_stamp_of_arxiv_gives_id_address_and_year(read):
    (record,) = read(page(rotated="arXiv:2404.14405v3 [cs.RO] 22 Apr 2025"))
    assert record.paper.identifiers == (Identifier("arxiv", "2404.14405"),)
    assert (record.paper.year, record.paper.url) == (2024, "https://arxiv.org/abs/2404.14405")
    assert record.paper.title == "Walking on Sand without Knowing It"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DOI: 10.1234/A.5", ["10.1234/a.5"]),
        ("https://doi.org/10.1234/a", ["10.1234/a"]),
        ("doi:10.1234/a and doi:10.1234/b", []),
        ("as in arXiv:2404.14405 and others", []),
    ],
)
def test_identifiers_that_may_be_another_papers_are_left_out(read, text, found):
    (record,) = read(page([*LINES[:3], (8, text), LINES[3]]))
    assert [i.value for i in record.paper.identifiers] == found


def test_the_properties_decide_how_a_title_is_written(read):
    lines = [(17, "W ALKING ON S AND"), (12, "Abstract")]
    (record,) = read(page(lines, properties=b"/Title (Walking on Sand)"))
    assert record.paper.title == "Walking on Sand"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([(17, "Walking on Sand"), (12, "Summary")], "its first page has no heading 'Abstract', so it may be no paper"),
        ([(17, "W A L K I N G"), (12, "Abstract")], "the title on its first page is not clear"),
        ([(17, "Sand"), (12, "Abstract")], "the title on its first page is not clear"),
        ([(17, "Science of Robots"), (11, "Ada"), (17, "Walking on Sand"), (12, "Abstract")], "the title on its first"),
        ([(10, "Walking on the Sand"), (12, "Ada"), (10, "Abstract")], "the title on its first page is not clear"),
        ([(17, "word " * 50), (12, "Abstract")], "the title on its first page is not clear"),
    ],
)
def test_a_title_that_is_not_sure_is_not_guessed(read, lines, why):
    with pytest.raises(SourceError) as refusal:
        read(page(lines))
    assert f"(page 1: {why}" in str(refusal.value)


@pytest.mark.parametrize("more", [{"end": "Some other heading"}, {"body": "Short. "}, {"body": "word " * 400}])
def test_an_abstract_that_is_not_clear_is_left_out(read, more):
    (record,) = read(page(**more))
    assert (record.paper.abstract, record.fate.why) == ("", "its abstract is not clear and left out")


BOMB = zlib.compress(bytes(200_000_000), 9)


@pytest.mark.parametrize(
    ("pdf", "why"),
    [
        (b"%PDF-1.7\n", "it is damaged"),
        (b"%PDF-1.7\n" + b"<<" * 100_000, "it is damaged"),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 50_000, "it is damaged"),
        (page()[:-200], "it is damaged"),
        (page().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), "it is damaged"),
        (page().replace(b"/Count 1", b"/Count 0").replace(b"/Kids [3 0 R]", b"/Kids []"), "it is damaged"),
        (SCRIPT["pdf_file"](BOMB, b"/Filter /FlateDecode"), "it is damaged"),
        (SCRIPT["pdf_file"](b"not packed", b"/Filter /FlateDecode"), "its first page has no text"),
        (SCRIPT["pdf_file"](b"x" * 6_000_000), "its first page is too large"),
        (SCRIPT["pdf_file"](b""), "its first page has no text, only pictures"),
        (page().replace(b"/Root", b"/Encrypt << /Filter /Standard /V 9 >> /ID [(a)(a)] /Root"), "it is"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_told(read, pdf, why):
    with pytest.raises(SourceError) as refusal:
        read(pdf)
    assert why in str(refusal.value)
    assert "\n" not in str(refusal.value)

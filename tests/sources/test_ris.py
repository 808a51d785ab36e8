import pytest

from paperatlas.errors import SourceError

TITLE = "TY  - JOUR\nTI  - {}\nER  - \n"


def test_a_reference_is_read_whole(read):
    (record,) = read(
        "TY  - JOUR\nT1  - A Paper\nA1  - van de Panne, Michiel\nA1  - King, Martin, Jr.\nY1  - 2020/05/01/\n"
        "JO  - RA-L\nN2  - One\nand two.\nDO  - https://doi.org/10.1234/A\nKW  - robots\nKW  - sand\n"
        "N1  - arXiv:2404.14405 [cs]\nER  - \n"
    )
    paper = record.paper
    assert (paper.title, paper.abstract, paper.year, paper.venue) == ("A Paper", "One and two.", 2020, "RA-L")
    assert [a.name for a in paper.authors] == ["Michiel van de Panne", "Martin King Jr."]
    assert [i.value for i in paper.identifiers] == ["2404.14405", "10.1234/a"]
    assert paper.keywords == ("robots", "sand")


def test_of_repeated_fields_the_first_that_says_something_counts(read):
    (record,) = read("TY  - JOUR\nTI  - \nTI  - A\nTI  - B\nT2  - Long\nJO  - Short\nER  - \n")
    assert (record.paper.title, record.paper.venue) == ("A", "Long")


@pytest.mark.parametrize("last", ["TI  - B\n", "TI  - B\nER", "TI  - B\nTY  - JOUR\nTI  - C\nER  - \n"])
def test_a_reference_without_end_is_read_and_noted(read, last):
    records = read(TITLE.format("A") + "TY  - JOUR\n" + last)
    assert [r.fate.why for r in records][:2] == ["", "its end (ER) is missing, it may be cut off"]


@pytest.mark.parametrize(
    ("damaged", "why"),
    [
        (b"TY  - JOUR\nTI  - Caf\xe9\nER  - \n", "byte 46 is not UTF-8"),
        (b"TY  - JOUR\nAU  - Smith\nER  - \n", "it has no title"),
        (b"TY  - JOUR\nTI  - " + b"A" * 400_000 + b"\nER  - \n", "it has more than 300,000 characters"),
        (b"TY  - JOUR\nTI  - A\n" + b"KW  - word\n" * 100_000 + b"ER  - \n", "it has more than 300,000 characters"),
        (
            b"TY  - JOUR\nTI  - " + b"A" * 17_000_000 + b"\nER  - \n",
            "the line has 17,000,007 bytes, more than 16,000,000",
        ),
    ],
)
def test_a_damaged_reference_costs_itself_alone(read, damaged, why):
    records = read(TITLE.format("A").encode() + damaged + TITLE.format("B").encode())
    assert [r.fate.why for r in records] == ["", why, ""]


def test_lines_before_the_first_reference_are_passed_over(read):
    assert [r.paper.title for r in read("Provider: Somebody\n\n" + TITLE.format("A"))] == ["A"]


def test_references_without_titles_are_no_papers(read):
    with pytest.raises(SourceError, match="line 1: it has no title"):
        read("TY  - JOUR\nER  - \n")

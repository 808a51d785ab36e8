import pytest

from paperatlas.errors import SourceError, UsageError
from paperatlas.sources.read_papers import read_papers


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_found_by_their_usual_names(read, separator):
    header = ["Document Title", "Authors", "Publication Year", "Abstract", "DOI", "Author Keywords", "arXiv ID"]
    row = ["CARP", '"Smith, Ada; Lee, Bo"', "2024", "Short.", "10.1234/X", '"robots; sand"', "2404.14405"]
    (record,) = read(f"{separator.join(header)}\n{separator.join(row)}\n")
    paper = record.paper
    assert (paper.title, [a.name for a in paper.authors], paper.year) == ("CARP", ["Ada Smith", "Bo Lee"], 2024)
    assert [i.value for i in paper.identifiers] == ["2404.14405", "10.1234/x"]
    assert paper.keywords == ("robots", "sand")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Smith and Bo Lee", ["Ada Smith", "Bo Lee"]),
        ("Ada Smith, Bo Lee, Cy Young", ["Ada Smith", "Bo Lee", "Cy Young"]),
        ("Ada Smith, Bo Lee", ["Ada Smith", "Bo Lee"]),
        ("Smith, Ada and van de Panne, Michiel", ["Ada Smith", "Michiel van de Panne"]),
        ("Smith, Ada", ["Ada Smith"]),
        ("Smith A.; Lee B.", ["Smith A.", "Lee B."]),
    ],
)
def test_authors_are_told_apart_as_people_write_them(read, written, names):
    (record,) = read(f'title,authors\nCARP,"{written}"\n')
    assert [author.name for author in record.paper.authors] == names


def test_named_columns_win_over_usual_names(tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("Titel;Title;Zusammenfassung\nSandläufer;Sand runner;Kurz.\n")
    columns = {"title": "Titel", "abstract": "zusammenfassung"}
    (record,) = read_papers([path], columns=columns)
    assert (record.paper.title, record.paper.abstract) == ("Sandläufer", "Kurz.")
    with pytest.raises(SourceError, match=r"there is no column 'Name'; there are: Titel, Title"):
        list(read_papers([path], columns={"title": "Name"}))
    with pytest.raises(UsageError, match="there is no field 'titel'"):
        read_papers([path], columns={"titel": "Titel"})


def test_named_columns_leave_other_formats_alone(tmp_path):
    (tmp_path / "a.csv").write_text("Titel\nA\n")
    (tmp_path / "b.jsonl").write_text('{"title": "B"}\n')
    assert [r.paper.title for r in read_papers([tmp_path], columns={"title": "Titel"})] == ["A", "B"]


def test_a_table_with_titles_alone_is_told_by_its_name(tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("Title\nA\nB\n")
    assert [r.paper.title for r in read_papers([path])] == ["A", "B"]


def test_fields_in_quotes_hold_separators_quotes_and_line_ends(read):
    records = read('title,abstract\n"A, ""B""","one\ntwo"\nC,\n')
    assert [(r.fate.place, r.paper.title, r.paper.abstract) for r in records] == [
        ("line 2", 'A, "B"', "one two"),
        ("line 4", "C", ""),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A,2020,x,y", "it has 4 fields, the header 2; put fields that hold a separator in quotes"),
        ('"A,2020', "a quote in it is not closed"),
        (",2020", "it has no title"),
        ('A,"' + "x" * 140_000 + '"', "it cannot be cut into fields: field larger than field limit (131072)"),
        ("A" * 400_000 + ",2020", "it has more than 300,000 characters"),
        ("A" * 5001 + ",2020", "its title has 5,001 characters, more than 5,000"),
    ],
)
def test_a_damaged_row_costs_itself_alone(read, row, why):
    records = read(f"title,year\nBefore,2019\n{row}\nAfter,2021\n")
    assert [r.fate.why for r in records] == ["", why, ""]
    assert records[2].paper.title == "After"


def test_a_short_row_is_read_and_noted(read):
    (record,) = read("title,year,venue\nA,2020\n")
    assert (record.paper.year, record.fate.why) == (2020, "it has only 2 of 3 fields")


def test_a_row_of_a_repeated_column_has_its_first_value(read):
    (record,) = read("title,title,year\nA,B,2020\n")
    assert record.paper.title == "A"


def test_a_header_without_titles_is_refused(read):
    with pytest.raises(SourceError, match="no column holds titles; name it with columns title=NAME; there are: a, b"):
        read("a,b\n1,2\n", "csv")


def test_what_is_no_year_is_left_out(read):
    assert [r.paper.year for r in read("title,year\nA,in press\nB,15 May 2023\nC,20231\n")] == [None, 2023, None]

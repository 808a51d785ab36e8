import pytest

from paperatlas.errors import SourceError

ENTRY = "@article{{{key}, title = {{{title}}}}}\n"


def test_strings_are_put_in_and_joined(read):
    (record,) = read('@string{RSS = "Robotics"}\n@misc{a, title = rss # ": " # {Science}, month = jan, year = 2020}')
    assert (record.paper.title, record.paper.year) == ("Robotics: Science", 2020)


@pytest.mark.parametrize("parent_first", [True, False])
def test_a_cross_reference_gives_what_the_entry_lacks(read, parent_first):
    child = "@inproceedings{c, title={A Paper}, crossref={P}}\n"
    parent = "@proceedings{p, title={Proceedings of RSS}, year={2020}, publisher={X}}\n"
    records = read(parent + child if parent_first else child + parent)
    paper = next(r.paper for r in records if r.paper)
    assert (paper.title, paper.venue, paper.year) == ("A Paper", "Proceedings of RSS", 2020)
    assert [r.fate.why for r in records if not r.paper] == ["'p' is a volume (@proceedings), no paper"]


def test_a_cross_reference_to_nothing_is_noted(read):
    (record,) = read("@inproceedings{c, title={A Paper}, crossref={absent}}")
    assert record.fate.why == "its crossref 'absent' is not in the file"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("van de Panne, Michiel and Smith, Ada", ["Michiel van de Panne", "Ada Smith"]),
        ("Ludwig van Beethoven and others", ["Ludwig van Beethoven"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("Fr{\\\"o}hlich, J{\\'e}r{\\^o}me", ["Jérôme Fröhlich"]),
        ("{OpenAI and Friends}", ["OpenAI and Friends"]),
        ("A, B, C, D, E", ["A, B, C, D, E"]),
        ("", []),
    ],
)
def test_names_are_read_by_the_rules_of_bibtex(read, written, names):
    (record,) = read(f"@misc{{a, title={{T}}, author={{{written}}}}}")
    assert [author.name for author in record.paper.authors] == names


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ("eprint={2404.14405v2}, archiveprefix={arXiv}", "2404.14405"),
        ("eprint={hep-th/9901001}, eprinttype={arxiv}", "hep-th/9901001"),
        ("journal={arXiv preprint arXiv:2404.14405}", "2404.14405"),
        ("journal={CoRR}, volume={abs/2404.14405}, ee={https://arxiv.org/abs/2404.14405}", "2404.14405"),
        ("note={arXiv:2404.14405 [cs.RO]}", "2404.14405"),
        ("doi={10.1234/A\\_b}", "10.1234/a_b"),
        ("url={https://doi.org/10.1234/ab}", "10.1234/ab"),
        ("pmid={17}", "17"),
    ],
)
def test_identifiers_are_found_where_people_put_them(read, fields, identifier):
    (record,) = read(f"@misc{{a, title={{T}}, {fields}}}")
    assert [i.value for i in record.paper.identifiers] == [identifier]


def test_arxiv_is_one_venue_however_it_is_written(read):
    text = "".join(
        f"@misc{{k{n}, title={{T}}, journal={{{venue}}}}}\n"
        for n, venue in enumerate(("arXiv preprint arXiv:2404.14405", "CoRR", "ArXiv", "arXiv e-prints"))
    )
    assert {record.paper.venue for record in read(text)} == {"arXiv"}


@pytest.mark.parametrize(
    ("damaged", "why"),
    [
        ("@article{b, title = {cut\n", "it is not BibTeX: premature end of file at line 2; close braces and quotes"),
        ('@article{b, title = "cut}\n', "it is not BibTeX: unbalanced braces at line 2; close braces and quotes"),
        ("@article{b, title {A}}\n", "it is not BibTeX: '=' expected at line 2; close braces and quotes"),
        ("@article{, title={A}}\n", "it is not BibTeX: entry key expected at line 2; close braces and quotes"),
        ("@article{b, title={A} foo}\n", "it is not BibTeX: '}' expected at line 2; close braces and quotes"),
        ("@article{b, title=" + "{" * 200 + "A" + "}" * 200 + "}\n", "it is not BibTeX: too many nested braces"),
        ("@article{b, title={" + "{}" * 6000 + "}}\n", "it has more than 5,000 braces"),
        ("@article{b, title={" + "A" * 400_000 + "}}\n", "it has more than 300,000 characters"),
        ("@article{b, year=2020}\n", "it has no title"),
        ("@article{b, title=unknown}\n", "it has no title"),
    ],
)
def test_a_damaged_entry_costs_itself_alone(read, damaged, why):
    records = read(ENTRY.format(key="a", title="Before") + damaged + ENTRY.format(key="c", title="After"))
    assert [r.paper.title for r in records if r.paper] == ["Before", "After"]
    assert [r.fate.why[: len(why)] for r in records if not r.paper] == [why]


def test_repeated_fields_and_unknown_strings_are_noted(read):
    (record,) = read("@misc{a, title={A}, title={B}, venue=unknown}")
    assert record.paper.title == "A"
    assert record.fate.why == "its string 'unknown' is not defined; a second 'title' is left out"


def test_entries_may_share_a_key_and_a_line(read):
    assert [r.paper.title for r in read("@misc{a, title={A}} @misc(a, title={B})")] == ["A", "B"]


def test_what_stands_between_entries_is_no_entry(read):
    records = read("Exported by me\n@comment{ title={C} }\n@misc{a, title={A}}\nBy e-mail: a@b{c\n")
    assert [r.paper.title for r in records] == ["A"]


def test_a_file_of_comments_holds_no_paper(read):
    with pytest.raises(SourceError, match="holds no paper that can be read; it was taken for the format 'bibtex'"):
        read("@comment{nothing}\n@string{a = {b}}\n")

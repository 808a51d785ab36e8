import json
from itertools import islice

import pytest

from paperatlas.errors import SourceError
from paperatlas.sources.json_array import JsonReader


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "A"}, {"title": "B"}]',
        '{"total": 2, "papers": [{"title": "A"}, {"title": "B"}], "next": null}',
        '{"one": {"title": "A"}, "two": {"title": "B"}}',
        '{\n  "title": "A"\n}\n{\n  "title": "B"\n}',
    ],
)
def test_papers_are_found_in_documents_of_any_shape(read, text):
    assert [(r.fate.place, r.paper.title) for r in read(text)] == [("record 1", "A"), ("record 2", "B")]


def test_a_single_paper_is_a_document(read):
    (record,) = read(json.dumps({"title": "A", "authors": [{"name": "Ada Smith"}]}, indent=1))
    assert (record.paper.title, record.paper.authors[0].name) == ("A", "Ada Smith")


def test_keys_without_a_title_beside_them_name_the_papers(read):
    assert [r.paper.id for r in read('{"one": {"title": "A"}, "two": {"title": "B", "id": "own"}}')] == ["one", "own"]


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        ('{"title": "cut', "it is not JSON"),
        ('{"title": "B"} {"title": "C"}]', "it is not JSON|',' is missing"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_what_stands_before_a_fault_is_kept(read, rest, why):
    records = read('[{"title": "A"}, ' + rest)
    assert records[0].paper.title == "A"
    assert records[-1].fate.status == "failed"
    assert sum(r.fate.status == "failed" for r in records) == 1


def test_bytes_that_are_not_utf_8_are_named(read):
    records = read(b'[{"title": "A"}, {"title": "Caf\xe9"}]')
    assert [r.fate.why for r in records] == ["", "byte 31 is not UTF-8; this and what follows is not read"]


def test_a_document_of_other_things_holds_no_paper(read):
    with pytest.raises(SourceError, match="it has no title"):
        read('{\n "name": "settings"\n}')


class Endless:
    """A list of papers that never ends."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int) -> bytes:
        self.given += size
        start = b"[" if self.given == size else b""
        return start + b'{"title": "A"},' * (size // 15)


def test_a_list_is_read_as_it_comes():
    stream = Endless()
    records = list(islice(JsonReader().read(stream, "endless"), 10_000))
    assert {r.paper.title for r in records} == {"A"}
    assert stream.given < 1_000_000

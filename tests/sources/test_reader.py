import pytest

from paperatlas.registry import READERS, names
from paperatlas.sources.reader import load_reader, recognise


@pytest.mark.parametrize("name", names(READERS))
def test_every_reader_keeps_the_contract(name):
    reader = load_reader(name)
    assert reader.name == name
    assert not reader.recognises(b"", "papers")
    assert not reader.recognises(b"\x00\x01\x02\x03" * 100, "papers")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"title": "A"}', "jsonl"),
        (b'{"title": "A"}\n{"title": "B"}\n', "jsonl"),
        (b'{"title": "broken\n{"title": "B"}\n', "jsonl"),
        (b'{"title": "A", "authors": [{"name": "B"}], "abstract": "cut of', "jsonl"),
        (b'{"papers": [{"title": "A"}]}', "json"),
        (b'{"papers": [{"title": "A", "abstract": "cut of', "json"),
        (b'[\n{"title": "A"},\n{"title": "B"}\n]', "json"),
        (b'\xef\xbb\xbf[{"title": "A"}]', "json"),
        (b'{\n  "title": "A"\n}', "json"),
        (b"A Title\n\n" + b"many words " * 20, "page"),
    ],
)
def test_formats_are_told_by_content(head, name):
    assert recognise(head, "papers").name == name

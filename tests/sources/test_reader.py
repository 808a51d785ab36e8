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
        (b'{"id": "https://openalex.org/W1", "authorships": [{"institutions": [{' + b'"x": "y", ' * 9000, "jsonl"),
        (b'{"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", ' + b'"x": "y", ' * 9000, "json"),
        (b"% my library\n@article{key,\n title = {A}}", "bibtex"),
        (b'@string(rss = "RSS")\n', "bibtex"),
        (b"\xef\xbb\xbfTY  - JOUR\r\nTI  - A\r\n", "ris"),
        (b"Provider: IEEE\r\rTY - JOUR\rTI - A\r", "ris"),
        (b"Title,Year\nA,2020", "csv"),
        (b'"Title";"Jahr";"DOI"\n', "csv"),
        (b"\xef\xbb\xbfAU\tTI\tSO\tPY\n", "csv"),
        (b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', "arxiv"),
        (b'<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "a" "b"><PubmedArticleSet>', "pubmed"),
        (b"\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    ],
)
def test_formats_are_told_by_content(head, name):
    assert recognise(head, "papers").name == name

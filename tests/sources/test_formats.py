"""The same ten papers in every format are the same papers, as far as the format carries them."""

import gzip
import io
import re
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from paperatlas.sources.read_papers import read_papers

FORMATS = Path(__file__).parent / "formats"
README = Path(__file__).parents[2] / "docs" / "readme" / "35-formats.md"
COMMAND = re.compile(r"\| `paperatlas build (?P<papers>.+?)(?: --columns (?P<columns>\S+))? --atlas my-atlas` \|")
PACKED = (".gz", ".zst", ".zip")
EVERYTHING = ("title", "abstract", "id", "authors", "year", "venue", "url", "identifiers", "keywords", "references")
MOST = ("title", "abstract", "authors", "year", "venue")

CARRIED = {
    "papers.json": EVERYTHING,
    "papers.csv": EVERYTHING,
    "papers.tsv": EVERYTHING,
    "papers.bib": EVERYTHING,
    "papers.ris": EVERYTHING,
    "papers.zip": EVERYTHING,
    "papers.jsonl.gz": EVERYTHING,
    "papers.jsonl.zst": EVERYTHING,
    "zotero.json": EVERYTHING,
    "arxiv.xml": EVERYTHING,
    "arxiv-snapshot.jsonl": EVERYTHING,
    "openalex.json": (*MOST, "url"),
    "openalex.jsonl": (*MOST, "url"),
    "semantic-scholar.json": MOST,
    "semantic-scholar.jsonl": MOST,
    "pubmed.xml": MOST,
    "pdf": ("title", "abstract", "id", "year", "url", "identifiers"),
    "pdf.zip": ("title", "abstract", "id", "year", "url", "identifiers"),
    "page.txt": ("title", "abstract"),
}


@pytest.fixture(scope="module")
def ten():
    return [record.paper for record in read_papers([FORMATS / "papers.jsonl"])]


@pytest.mark.parametrize("name", CARRIED)
def test_all_formats_give_the_same_papers(name, ten):
    papers = [record.paper for record in read_papers([FORMATS / name])]
    assert len(papers) == len(ten)
    for field in CARRIED[name]:
        assert [getattr(paper, field) for paper in papers] == [getattr(paper, field) for paper in ten]


@pytest.mark.parametrize("name", sorted(set(CARRIED) - {"page.txt"}))
def test_all_formats_but_a_page_carry_arxiv_id_and_doi(name, ten):
    for record, paper in zip(read_papers([FORMATS / name]), ten, strict=True):
        assert set(paper.identifiers) <= set(record.paper.identifiers)


def test_every_file_of_the_folder_is_compared():
    files = {path.name for path in FORMATS.iterdir() if path.suffix not in (".py", ".pyc") and path.name[0] not in "_."}
    assert files == {"papers.jsonl", "titel.csv", *CARRIED}


def test_the_files_are_what_the_script_writes():
    script = runpy.run_path(str(FORMATS / "write_formats.py"))
    written = script["written_formats"](script["read_ten"]())
    for name, content in written.items():
        if not name.endswith(PACKED):
            assert (FORMATS / name).read_bytes() == content, name


def test_a_folder_of_all_formats_is_read(ten):
    titles = {record.paper.title for record in read_papers([FORMATS]) if record.paper}
    assert titles == {paper.title for paper in ten}


@pytest.mark.parametrize("name", ["arxiv.xml", "papers.bib", "papers.zip", "pdf/01.pdf"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_every_format_is_told_on_standard_input(name, pack, ten, monkeypatch):
    content = (FORMATS / name).read_bytes()
    stream = content if name.endswith(".zip") else pack(content)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stream)))
    assert next(read_papers(["-"])).paper.title == ten[0].title


@pytest.mark.parametrize(
    "command", list(COMMAND.finditer(README.read_text("utf-8"))), ids=lambda command: command["papers"]
)
def test_the_commands_of_readme_read_the_ten_papers(command, ten):
    paths = [FORMATS / name for name in command["papers"].split()]
    columns = dict(pair.split("=") for pair in (command["columns"] or "").split(",") if pair)
    titles = [record.paper.title for record in read_papers(paths, columns=columns)]
    assert titles == [paper.title for paper in ten] * len(paths)

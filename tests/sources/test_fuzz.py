"""Whatever bytes a source holds, nothing but SourceError comes out, and every line of a report is one line."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperatlas.errors import SourceError
from paperatlas.model import Paper
from paperatlas.registry import READERS, names
from paperatlas.sources.read_papers import read_papers

FORMATS = Path(__file__).parent / "formats"
FILES = sorted(str(path.relative_to(FORMATS)) for path in FORMATS.rglob("*.*") if path.suffix not in (".py", ".pyc"))
ONE_PDF_IS_ENOUGH = [name for name in FILES if not name.startswith("pdf/") or name == "pdf/02.pdf"]
EXAMPLES = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
PIECES = (
    *(b'"', b"{", b"}", b"[", b"]", b"<", b">", b"&", b"\\", b",", b";", b"\t", b"\n", b"\r", b"\0", b"$", b"]]>"),
    *(b"@misc{", b"TY  - ", b"ER  - ", b"title", b"<entry>", b"</entry>", b"<!ENTITY", b"stream\n", b"endobj", b"obj"),
    *(b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\xa4\x96", b"PK\x03\x04", b"\x1f\x8b"),
    *(b"null", b"-1", b"1e999", b"9" * 5000),
)
"""Bits of the syntax of all formats."""


def read_all(path: Path, content: bytes, reader: str | None = None) -> list[Paper]:
    """The papers of some bytes; where none can be read there are none."""
    path.write_bytes(content)
    papers = []
    refusal = "one line"
    try:
        for record in read_papers([path], reader):
            assert len(record.fate.why.splitlines()) <= 1
            assert (record.paper is not None) == (record.fate.status == "read")
            papers += [record.paper] if record.paper else []
    except SourceError as error:
        refusal = str(error)
    assert len(refusal.splitlines()) == 1
    assert not papers or refusal == "one line"
    return papers


def mutated(content: bytes, seed: int) -> bytes:
    """The bytes with one to eight cuts, copies, exchanged bytes or pieces of syntax put in."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(content) + 1), chance.randint(1, 200)
        changes = (
            content[:at] + content[at + size :],
            content[: at + size] + content[at:],
            content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :],
            content[:at] + chance.choice(PIECES) + content[at:],
            content[:at],
        )
        content = chance.choices(changes, weights=(4, 3, 8, 8, 1))[0]
    return content


@pytest.mark.parametrize("reader", [None, *names(READERS)])
@EXAMPLES
@given(content=st.binary(max_size=2000) | st.text(max_size=800).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_borne(reader, content, tmp_path):
    read_all(tmp_path / "papers", content, reader)


@pytest.mark.parametrize("name", ONE_PDF_IS_ENOUGH)
@EXAMPLES
@given(seed=st.integers(0, 2**32))
def test_any_change_of_a_good_file_is_borne(name, seed, tmp_path):
    content = (FORMATS / name).read_bytes()
    assert len(read_all(tmp_path / "papers", mutated(content, seed))) <= 40


@pytest.mark.parametrize("reader", names(READERS))
@pytest.mark.parametrize("name", ["papers.csv", "papers.bib", "arxiv.xml", "papers.jsonl", "pdf/02.pdf"])
def test_a_file_is_borne_by_the_wrong_reader(name, reader, tmp_path):
    assert len(read_all(tmp_path / "papers", (FORMATS / name).read_bytes(), reader)) <= 200


@EXAMPLES
@given(content=st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join))
@pytest.mark.parametrize("reader", names(READERS))
def test_any_heap_of_syntax_is_borne(reader, content, tmp_path):
    read_all(tmp_path / "papers", content, reader)

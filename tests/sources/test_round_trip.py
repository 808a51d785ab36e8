"""Whatever is written in a format is read back equal, and no bytes whatever break the reading."""

import gzip
import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from paperatlas.errors import SourceError
from paperatlas.model import Author, Identifier, Paper
from paperatlas.sources.read_papers import read_papers
from paperatlas.sources.record import Record
from paperatlas.text.clean import clean_text

once_per_test = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)

texts = st.text(max_size=40).map(lambda text: clean_text(clean_text(text)[0])[0])
named = texts.filter(bool)
arxiv_ids = st.builds("{:02d}{:02d}.{:05d}".format, st.integers(7, 30), st.integers(1, 12), st.integers(0, 99999))
papers = st.builds(
    Paper,
    title=named,
    abstract=texts,
    id=st.uuids().map(str),
    authors=st.lists(st.builds(Author, name=named), max_size=4, unique_by=lambda a: a.name.casefold()).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    venue=st.none() | named,
    identifiers=st.lists(st.builds(Identifier, st.just("arxiv"), arxiv_ids), unique=True, max_size=2)
    .map(sorted)
    .map(tuple),
    keywords=st.lists(named, max_size=3, unique=True).map(tuple),
)
titles = st.lists(
    st.sampled_from(["Learning", "Robust", "Policies", "Grasping", "Legged", "Robots", "Offline", "Diffusion"]),
    min_size=3,
)
title_texts = titles.map(lambda words: " ".join(words[:12]))
sentences = st.lists(
    st.sampled_from(["we", "show", "that", "robots", "learn", "a", "policy", "with", "less", "effort"]), min_size=34
)
page_papers = st.tuples(title_texts, sentences.map(lambda words: " ".join(words).capitalize() + "."))


def _read(path: Path, content: bytes) -> list[Paper]:
    path.write_bytes(content)
    return [record.paper for record in read_papers([path]) if record.paper]


@once_per_test
@given(st.lists(papers, min_size=1, max_size=5), st.booleans())
def test_json_lines_are_read_back_equal(tmp_path, written, is_packed):
    content = "".join(json.dumps(asdict(paper)) + "\n" for paper in written).encode()
    assert _read(tmp_path / "papers", gzip.compress(content) if is_packed else content) == written


@once_per_test
@given(st.lists(papers, min_size=1, max_size=5), st.sampled_from([None, 2]), st.booleans())
def test_json_is_read_back_equal(tmp_path, written, indent, is_wrapped):
    values = [asdict(paper) for paper in written]
    document = {"count": len(values), "papers": values} if is_wrapped else values
    assert _read(tmp_path / "papers", json.dumps(document, indent=indent, ensure_ascii=False).encode()) == written


@once_per_test
@given(st.lists(page_papers, min_size=1, max_size=6), st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n\n", "\n"]))
def test_a_page_is_read_back_equal(tmp_path, written, gap):
    content = gap.join(text for paper in written for text in paper)
    assert [(p.title, p.abstract) for p in _read(tmp_path / "papers", content.encode())] == written


@once_per_test
@given(st.binary(max_size=300), st.sampled_from([b"", b"[", b'{"title": "A"}\n', b"\xff\xfe", b"\x1f\x8b\x08\x00"]))
@pytest.mark.parametrize("reader", [None, "json", "jsonl", "page"])
def test_random_bytes_raise_nothing_but_a_source_error(tmp_path, reader, content, start):
    path = tmp_path / "papers"
    path.write_bytes(start + content)
    records: list[Record] = []
    with suppress(SourceError):
        records.extend(read_papers([path], reader))
    counts = Counter(record.fate.status for record in records)
    assert counts["read"] + counts["skipped"] + counts["failed"] == len(records)
    assert all((record.paper is not None) == (record.fate.status == "read") for record in records)
    assert all(record.fate.why for record in records if not record.paper)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = [
    "title",
    "abstract",
    "id",
    "authors",
    "year",
    "venue",
    "url",
    "keywords",
    "references",
    "identifiers",
    "externalIds",
    "doi",
]


@once_per_test
@given(st.dictionaries(st.sampled_from(fields), json_values))
@example({"title": "A", "identifiers": [[[[["arxiv:2404.14405"]]]]]})
def test_fields_of_any_kind_are_read_or_refused(tmp_path, value):
    path = tmp_path / "papers.jsonl"
    path.write_text(json.dumps({"title": "Known"}) + "\n" + json.dumps(value), encoding="utf-8")
    statuses = [record.fate.status for record in read_papers([path])]
    assert statuses in (["read", "read"], ["read", "failed"])
